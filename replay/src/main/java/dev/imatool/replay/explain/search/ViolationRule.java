package dev.imatool.replay.explain.search;

/** What may have been extended for a violation. Kernels do the first, or the second before 5.8. */
public enum ViolationRule {
    ALL_ONES("all ones"),
    PADDED_ONES("20 bytes of ones and zeros behind them"),
    ZEROS("zeros, as logged"),
    TEMPLATE_DIGEST("the template digest of the entry"),
    NOT_EXTENDED("nothing");

    private final String wording;

    ViolationRule(String wording) {
        this.wording = wording;
    }

    /** What was extended, for sentences. */
    public String wording() {
        return wording;
    }
}
