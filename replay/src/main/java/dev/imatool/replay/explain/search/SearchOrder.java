package dev.imatool.replay.explain.search;

import dev.imatool.replay.explain.report.EntryRange;

/**
 * Places of a column in the order in which they are worth a trial: from the end backwards, where a trial is cheap, for half
 * of what the chain may still spend, then from the beginning.
 */
public final class SearchOrder {
    private final DigestColumn column;
    private final Chain chain;
    private final long half;
    private int low;
    private int high;

    /**
     * @param count places 0 to {@code count - 1}
     */
    public SearchOrder(DigestColumn column, int count, Chain chain) {
        this(column, 0, count, chain);
    }

    /**
     * @param first the first place
     * @param end the place after the last
     */
    public SearchOrder(DigestColumn column, int first, int end, Chain chain) {
        this.column = column;
        this.chain = chain;
        this.half = chain.extended() + Math.max(0, chain.limit() - chain.extended()) / 2;
        this.low = first;
        this.high = end;
    }

    /** The next place, or -1. */
    public int next() {
        if (low >= high || chain.exhausted()) {
            return -1;
        }
        if (chain.extended() < half) {
            high--;
            return high;
        }
        low++;
        return low - 1;
    }

    /** True when places were left out. */
    public boolean cut() {
        return low < high;
    }

    /** The places that were left out; there are some where {@link #cut}. */
    public EntryRange left() {
        return column.range(low, high);
    }
}
