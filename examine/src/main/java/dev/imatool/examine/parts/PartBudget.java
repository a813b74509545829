package dev.imatool.examine.parts;

/**
 * How much trying orders of parts may cost: so many extends of a register. One budget is for all searches in one piece of evidence, so
 * that hostile parts cost seconds however many they are.
 */
public final class PartBudget {
    /** Extends that all searches of one run may take: some seconds. */
    public static final long EXTENDS = 1L << 24;

    /** Parts of which a search tries orders. */
    public static final int MOST_PARTS = 64;

    /** Entries of one part that are kept for a search. */
    static final long MOST_ENTRIES = 1L << 22;

    private final long most;
    private long spent;

    /** The usual one. */
    public PartBudget() {
        this(EXTENDS);
    }

    /** @param most extends that may be spent */
    public PartBudget(long most) {
        this.most = most;
    }

    /** Takes so many extends; false when they are not left. */
    boolean spend(long extend) {
        if (spent + extend > most) {
            spent = most;
            return false;
        }
        spent += extend;
        return true;
    }

    /** Extends that may still be spent. */
    long left() {
        return most - spent;
    }

    /** True when orders were left untried. */
    public boolean exhausted() {
        return spent >= most;
    }

    /** Extends that were spent. */
    public long spent() {
        return spent;
    }
}
