package dev.imatool.parsers.repair;

/**
 * Bounds the work of a search, so that no list can keep it busy. A variant costs its length and a flat charge, in bytes:
 * about half a second of work for an entry, some ten seconds for a list.
 */
final class SearchBudget {
    private static final long PER_ENTRY = 200L << 20;
    private static final long PER_LIST = 4L << 30;
    private static final long FLAT = 200;

    private long listLeft = PER_LIST;
    private long entryLeft;
    private long tried;
    private long triedInEntry;
    private boolean refused;

    /** A new entry is begun. */
    void beginEntry() {
        entryLeft = Math.min(PER_ENTRY, listLeft);
        triedInEntry = 0;
        refused = false;
    }

    /** Pays for hashing {@code length} bytes; false when nothing is left. */
    boolean spend(long length) {
        long cost = length + FLAT;
        if (cost > entryLeft) {
            refused = true;
            return false;
        }
        entryLeft -= cost;
        listLeft -= cost;
        tried++;
        triedInEntry++;
        return true;
    }

    /** True when a variant of the present entry could not be paid for. */
    boolean refused() {
        return refused;
    }

    /** Variants hashed for the present entry. */
    long triedInEntry() {
        return triedInEntry;
    }

    /** Variants hashed for all entries. */
    long tried() {
        return tried;
    }
}
