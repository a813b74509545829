package dev.imatool.appraise.allowlist;

import dev.imatool.model.reference.ContentDigest;

/** What one entry is evidence of. */
public sealed interface EntryEvidence {
    /**
     * A content under a path.
     *
     * @param subject what was measured
     * @param digest its content
     */
    record OfContent(Subject subject, ContentDigest digest) implements EntryEvidence {}

    /**
     * A path, but no content: its digest is zero, of an unknown algorithm, or cannot be read.
     *
     * @param subject what was measured
     */
    record WithoutDigest(Subject subject) implements EntryEvidence {}

    /** Nothing about a file. */
    enum None implements EntryEvidence {
        /** The content was in flux while it was measured. */
        VIOLATION,
        /** The template digest does not come out of the template data, or there is none to hash: anybody may have written it. */
        UNPROVEN,
        /** The digest of the boot PCRs. */
        BOOT_AGGREGATE,
        /** A container image, named by its namespace alone; its digest cannot be recomputed (container-ima). */
        IMAGE
    }
}
