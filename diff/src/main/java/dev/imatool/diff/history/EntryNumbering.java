package dev.imatool.diff.history;

import dev.imatool.model.table.LongTable;

/** Numbers different entries in the order in which they come. Not for use by several threads. */
public final class EntryNumbering {
    private final LongTable highs = new LongTable();
    private final LongTable lows = new LongTable();
    private final LongTable entries = new LongTable();

    /** The number of that entry, from 0; a new one where it is new. */
    public int intern(ListHistory list, int index) {
        return entries.intern(LongTable.pair(highs.intern(list.high(index)), lows.intern(list.low(index))));
    }

    /** True when the same entry was numbered before. */
    public boolean has(ListHistory list, int index) {
        int high = highs.find(list.high(index));
        int low = lows.find(list.low(index));
        return high >= 0 && low >= 0 && entries.find(LongTable.pair(high, low)) >= 0;
    }

    /** How many different entries there are. */
    public int size() {
        return entries.size();
    }
}
