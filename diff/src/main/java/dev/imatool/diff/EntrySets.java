package dev.imatool.diff;

import dev.imatool.model.table.LongTable;

/** Compares which entries two lists have, whatever their order and however often each is there. */
final class EntrySets {
    private final LongTable highs = new LongTable();
    private final LongTable lows = new LongTable();
    private final LongTable entries = new LongTable();

    private EntrySets() {}

    /** True when each entry of one list is in the other as well. */
    static boolean equal(ListHistory one, ListHistory other) {
        EntrySets both = new EntrySets();
        both.addAll(one);
        int inOne = both.entries.size();
        both.addAll(other);
        EntrySets alone = new EntrySets();
        alone.addAll(other);
        return both.entries.size() == inOne && alone.entries.size() == inOne;
    }

    private void addAll(ListHistory list) {
        for (int i = 0; i < list.size(); i++) {
            entries.intern(LongTable.pair(highs.intern(list.high(i)), lows.intern(list.low(i))));
        }
    }
}
