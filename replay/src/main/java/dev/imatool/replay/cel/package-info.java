/**
 * Replays Canonical Event Logs record by record: which values of PCRs and NV indices the logged digests lead to, after a
 * firmware's log where there is one, and whether the digests are those of what the records say was measured.
 */
@NullMarked
package dev.imatool.replay.cel;

import org.jspecify.annotations.NullMarked;
