package dev.imatool.examine.evidence;

import java.util.Arrays;

/** Numbers of entries, as stretches of neighbours: all entries of a list take as little room as one. Filled in ascending order. */
public final class EntryNumbers {
    private long[] firsts = new long[4];
    private long[] lasts = new long[4];
    private int stretches;

    /** None. */
    EntryNumbers() {}

    /** Takes the next number, which is greater than all before. */
    void add(long entry) {
        if (stretches > 0 && lasts[stretches - 1] == entry - 1) {
            lasts[stretches - 1] = entry;
            return;
        }
        if (stretches == firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * stretches);
            lasts = Arrays.copyOf(lasts, 2 * stretches);
        }
        firsts[stretches] = entry;
        lasts[stretches++] = entry;
    }

    /** True of a number that was taken. */
    public boolean contains(long entry) {
        int at = Arrays.binarySearch(firsts, 0, stretches, entry);
        int stretch = at >= 0 ? at : -at - 2;
        return stretch >= 0 && entry <= lasts[stretch];
    }
}
