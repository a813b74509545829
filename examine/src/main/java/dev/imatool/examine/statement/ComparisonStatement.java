package dev.imatool.examine.statement;

/** About two lists. */
public sealed interface ComparisonStatement extends Statement {
    /** What quotes say of the boots of two lists. */
    enum OfBoots implements ComparisonStatement {
        /** One boot is assumed, and the TPM was reset between them. */
        RESET_IN_ONE_BOOT,
        /** Two boots are assumed, and the TPM was not reset between them. */
        NO_RESET_BETWEEN_BOOTS,
        /** They are by different keys, so whether the lists are of one boot is not known. */
        OTHER_KEYS,
        /** One of the lists has none, so it is not known. */
        NO_QUOTE
    }

    /**
     * Measured buffers that are compared by their digest alone.
     *
     * @param number how many
     * @param longest bytes up to which a buffer is described
     * @param most how many are described
     * @param bytes of all that are described
     */
    record BuffersNotDescribed(long number, long longest, long most, long bytes) implements ComparisonStatement {}

    /**
     * A list of one name with the bytes of another one, so that it counts once.
     *
     * @param first name of the other
     */
    record SameList(String first) implements ComparisonStatement {}

    /**
     * The same of two runs.
     *
     * @param first name of the other
     */
    record SameRun(String first) implements ComparisonStatement {}

    /**
     * A list whose entries are the first ones of another one, or all of it in another form, so that it counts once.
     *
     * @param whole name of the other
     * @param entries how many it has
     */
    record BeginningOfList(String whole, int entries) implements ComparisonStatement {}

    /**
     * A run with the entries of another one, in whatever form.
     *
     * @param other name of the other
     * @param entries how many both have
     */
    record EqualRun(String other, int entries) implements ComparisonStatement {}
}
