package dev.imatool.parsers.repair;

/**
 * Bounds the work of a search, so that no list can keep it busy. A variant costs its length and a flat charge, in bytes:
 * about a second of work for an entry, some twenty seconds for a list. A small list has less, in proportion to its bytes: some
 * seconds up to some ten kilobytes, whatever is damaged in it.
 */
final class SearchBudget {
    private static final long PER_ENTRY = 200L << 20;
    private static final long PER_LIST = 2L << 30;
    private static final long PER_BYTE = 8L << 10;
    /** Left to every entry when the list has used up its share: enough for renames and joined lines. */
    private static final long ALWAYS = 4096;

    private static final long FLAT = 200;
    /** For a round of pairs of damages: a tenth of a second; some seconds for a list. */
    private static final long PAIRS_PER_ROUND = 24L << 20;

    private static final long PAIRS_PER_LIST = 512L << 20;
    private static final long PAIRS_PER_BYTE = 1L << 10;
    private static final long PAIRS_AT_LEAST = 4 * PAIRS_PER_ROUND;

    private long listShare = PER_ENTRY;
    private long listSpent;
    private long pairsShare = PAIRS_AT_LEAST;
    private long pairsSpent;
    private boolean pairs;
    private long entryLeft;
    private long tried;
    private long triedInEntry;
    private boolean refused;

    /** So many bytes of the list are known; it may be searched in proportion to them. */
    void seen(long bytes) {
        long counted = Math.min(bytes, PER_LIST / PAIRS_PER_BYTE);
        listShare = Math.max(listShare, Math.min(PER_LIST, counted * PER_BYTE));
        pairsShare = Math.max(pairsShare, Math.min(PAIRS_PER_LIST, counted * PAIRS_PER_BYTE));
    }

    /** A new entry is begun. */
    void beginEntry() {
        entryLeft = Math.max(ALWAYS, Math.min(PER_ENTRY, listShare - listSpent));
        triedInEntry = 0;
        refused = false;
        pairs = false;
    }

    /** The search for one damage in the present entry is over; a round for two begins, with a share of its own. */
    void beginPairs() {
        entryLeft = Math.min(PAIRS_PER_ROUND, pairsShare - pairsSpent);
        refused = false;
        pairs = true;
    }

    /** Pays for hashing {@code length} bytes; false when nothing is left. */
    boolean spend(long length) {
        long cost = length + FLAT;
        if (cost > entryLeft) {
            refused = true;
            return false;
        }
        entryLeft -= cost;
        if (pairs) {
            pairsSpent += cost;
        } else {
            listSpent += cost;
        }
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
