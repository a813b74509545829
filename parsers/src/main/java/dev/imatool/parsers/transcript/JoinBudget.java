package dev.imatool.parsers.transcript;

/**
 * How much work the joining of lines may cost: bytes that are looked at or hashed once more. All of it together is no more than
 * {@value #FACTOR} times what was read and {@value #FREE} bytes, whatever the text; where that is used up, entries over several
 * lines are read as they stand, which is damage and never prose.
 */
public final class JoinBudget {
    /** Bytes of work for each byte read. */
    public static final int FACTOR = 8;

    /** Bytes of work that are there from the start. */
    public static final long FREE = 16L << 20;

    /** Most that is spent on one entry. */
    public static final long MOST_FOR_ENTRY = 4L << 20;

    private long spent;
    private long allowed = FREE;
    private long limit;

    /** A budget for one text. */
    public JoinBudget() {}

    /** So many bytes of the text were read. */
    public void read(long bytes) {
        allowed = FREE + FACTOR * bytes;
    }

    /** An entry begins; false when nothing is left to spend on it. */
    public boolean begin() {
        limit = Math.min(allowed, spent + MOST_FOR_ENTRY);
        return spent < allowed;
    }

    /** False when the work is too much. */
    boolean spend(long bytes) {
        spent += bytes;
        return spent <= limit;
    }

    /** All work so far. */
    public long spent() {
        return spent;
    }
}
