package dev.imatool.diff.changes;

import dev.imatool.diff.table.IntList;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects changes as numbers: two lists of a million entries may differ in every path. */
public final class ChangeTable {
    private final EnumMap<ChangeKind, Integer> counts = new EnumMap<>(ChangeKind.class);
    private final List<ChangeKind> kinds = new ArrayList<>();
    private final IntList beforeStarts = new IntList();
    private final IntList afterStarts = new IntList();
    private final IntList beforeEntries = new IntList();
    private final IntList afterEntries = new IntList();

    public ChangeTable() {
        for (ChangeKind kind : ChangeKind.values()) {
            counts.put(kind, 0);
        }
    }

    /** Adds a change proven by these entries; at least one of the lists is not empty. */
    void add(ChangeKind kind, IntList before, IntList after) {
        kinds.add(kind);
        beforeStarts.add(beforeEntries.size());
        afterStarts.add(afterEntries.size());
        beforeEntries.addAll(before);
        afterEntries.addAll(after);
        counts.merge(kind, 1, Integer::sum);
    }

    int size() {
        return kinds.size();
    }

    /** Number of changes of every kind, 0 included. */
    public Map<ChangeKind, Integer> counts() {
        return counts;
    }

    ChangeKind kind(int change) {
        return kinds.get(change);
    }

    int beforeCount(int change) {
        return end(beforeStarts, beforeEntries, change) - beforeStarts.get(change);
    }

    int afterCount(int change) {
        return end(afterStarts, afterEntries, change) - afterStarts.get(change);
    }

    int beforeEntry(int change, int place) {
        return beforeEntries.get(beforeStarts.get(change) + place);
    }

    int afterEntry(int change, int place) {
        return afterEntries.get(afterStarts.get(change) + place);
    }

    /** Which of so many entries of AFTER some change tells. */
    public boolean[] entriesOfAfter(int entries) {
        boolean[] told = new boolean[entries];
        for (int i = 0; i < afterEntries.size(); i++) {
            told[afterEntries.get(i)] = true;
        }
        return told;
    }

    /** Which of so many entries of BEFORE a remark tells. */
    public boolean[] remarkedInBefore(int entries) {
        boolean[] told = new boolean[entries];
        for (int change = 0; change < kinds.size(); change++) {
            for (int i = 0; kinds.get(change).remark() && i < beforeCount(change); i++) {
                told[beforeEntry(change, i)] = true;
            }
        }
        return told;
    }

    /** Which of so many entries of AFTER that BEFORE has no counterpart of a remark tells. */
    public boolean[] remarkedInAfter(int entries) {
        boolean[] told = new boolean[entries];
        for (int change = 0; change < kinds.size(); change++) {
            boolean only = kinds.get(change).remark() && beforeCount(change) == 0;
            for (int i = 0; only && i < afterCount(change); i++) {
                told[afterEntry(change, i)] = true;
            }
        }
        return told;
    }

    private static int end(IntList starts, IntList entries, int change) {
        return change + 1 < starts.size() ? starts.get(change + 1) : entries.size();
    }
}
