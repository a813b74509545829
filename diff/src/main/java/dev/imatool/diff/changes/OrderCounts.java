package dev.imatool.diff.changes;

/**
 * How many entries are not where a list that only grows would have them.
 *
 * @param lost entries of BEFORE that AFTER lacks
 * @param moved entries of both in another order: as few as explain it
 * @param doubled entries of BEFORE that AFTER has once more, before the last one of BEFORE
 * @param inserted entries that BEFORE lacks, before the last one of BEFORE
 */
public record OrderCounts(long lost, long moved, long doubled, long inserted) {
    /** All of them. */
    public long total() {
        return lost + moved + doubled + inserted;
    }
}
