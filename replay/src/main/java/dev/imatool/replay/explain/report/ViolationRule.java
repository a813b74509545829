package dev.imatool.replay.explain.report;

/** What may have been extended for a violation. Kernels do the first, or the second before 5.8. */
public enum ViolationRule {
    /** All bytes 0xff. */
    ALL_ONES,
    /** 20 bytes 0xff, then zeros. */
    PADDED_ONES,
    /** Zeros, as logged. */
    ZEROS,
    /** The template digest of the entry. */
    TEMPLATE_DIGEST,
    /** Nothing was extended. */
    NOT_EXTENDED
}
