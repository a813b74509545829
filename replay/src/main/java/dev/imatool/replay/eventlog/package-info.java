/**
 * Replays firmware event logs: which PCR values the logged digests lead to, how these compare with the TPM's, and whether
 * the data of events is what their digests say.
 */
@NullMarked
package dev.imatool.replay.eventlog;

import org.jspecify.annotations.NullMarked;
