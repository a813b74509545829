/**
 * The TCG Canonical Event Log (TCG CEL 1.0) as values: records of extends, each with the digests that were extended and a
 * content that says what was measured. A record vouches for nothing: a replay that gives the TPM's value covers its digests,
 * and its content only where the digests are computed from it.
 */
@NullMarked
package dev.imatool.model.cel;

import org.jspecify.annotations.NullMarked;
