package dev.imatool.diff.changes;

import dev.imatool.diff.containers.AlignedContainers;
import dev.imatool.diff.history.EntryNumbering;
import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.MarkedFields;
import dev.imatool.diff.history.MeasuredContent;
import dev.imatool.diff.table.Grouping;
import dev.imatool.diff.table.IntList;
import dev.imatool.model.table.LongTable;

/** Finds the entries that are not where a growing list would have them, and makes rows of them, one for each path. */
public final class EntryDifferences {
    private final ListHistory before;
    private final ListHistory after;
    private final EntryOrder order;

    private EntryDifferences(ListHistory before, ListHistory after, EntryOrder order) {
        this.before = before;
        this.after = after;
        this.order = order;
    }

    /** Of lists of one boot: an entry is the same where all of it is. */
    public static EntryDifferences exact(ListHistory before, ListHistory after) {
        EntryNumbering table = new EntryNumbering();
        int[] one = numbers(table, before);
        int[] other = numbers(table, after);
        return new EntryDifferences(before, after, new EntryOrder(one, other, table.size()));
    }

    private static int[] numbers(EntryNumbering table, ListHistory list) {
        int[] numbers = new int[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = table.intern(list, i);
        }
        return numbers;
    }

    /**
     * Of lists that may be of separate boots, in which a namespace has another number each time: entries of a namespace that
     * goes by another label are the same where path, content, PCR and marks are.
     */
    public static EntryDifferences upToContainers(ListHistory before, ListHistory after, AlignedContainers aligned) {
        EntryNumbering table = new EntryNumbering();
        boolean[] renamed = new boolean[before.vocabulary().containerCount()];
        for (int namespace = 0; namespace < renamed.length; namespace++) {
            int partner = aligned.partner(namespace);
            if (partner != namespace && partner < renamed.length) {
                renamed[namespace] = true;
                renamed[partner] = true;
            }
        }
        LongTable said = new LongTable();
        LongTable numbers = new LongTable();
        int[] one = new int[before.size()];
        int[] other = new int[after.size()];
        for (int i = 0; i < one.length; i++) {
            int namespace = before.container(i);
            one[i] = numbers.intern(number(table, said, before, i, namespace, renamed[namespace]));
        }
        for (int i = 0; i < other.length; i++) {
            int namespace = after.container(i);
            other[i] = numbers.intern(number(table, said, after, i, aligned.partner(namespace), renamed[namespace]));
        }
        return new EntryDifferences(before, after, new EntryOrder(one, other, numbers.size()));
    }

    private static long number(
            EntryNumbering table, LongTable said, ListHistory list, int entry, int namespace, boolean renamed) {
        if (!renamed || list.content(entry) == MeasuredContent.UNREADABLE) {
            return table.intern(list, entry);
        }
        int place = said.intern(LongTable.pair(namespace, list.image(entry) ? -1 : list.path(entry)));
        int kind = (list.pcr(entry) << 2) | (list.violation(entry) ? 2 : 0) | (list.buffer(entry) ? 1 : 0);
        int content = said.intern(LongTable.pair(list.digest(entry), kind));
        int marks = said.intern(
                LongTable.pair(list.marks(MarkedFields.SIGNATURES, entry), list.marks(MarkedFields.METADATA, entry)));
        // negative, which numbers of whole entries are not
        return LongTable.pair(~place, said.intern(LongTable.pair(content, marks)));
    }

    /**
     * Adds a row for each path and kind.
     *
     * @param told entries of AFTER that other changes tell already; they are not said to be inserted as well
     * @param toldLost the same of BEFORE
     */
    public void addTo(ChangeTable changes, boolean[] told, boolean[] toldLost) {
        IntList none = new IntList();
        add(changes, ChangeKind.ENTRIES_LOST, without(toldLost, order.lost()), none);
        add(changes, ChangeKind.ENTRIES_MOVED, order.movedFrom(), order.movedTo());
        add(changes, ChangeKind.ENTRIES_DOUBLED, none, order.doubled());
        add(changes, ChangeKind.ENTRIES_INSERTED, none, without(told, order.inserted()));
    }

    private static IntList without(boolean[] told, IntList entries) {
        IntList left = new IntList();
        for (int i = 0; i < entries.size(); i++) {
            if (!told[entries.get(i)]) {
                left.add(entries.get(i));
            }
        }
        return left;
    }

    private void add(ChangeTable changes, ChangeKind kind, IntList inBefore, IntList inAfter) {
        LongTable paths = new LongTable();
        IntList groups = new IntList();
        int rows = Math.max(inBefore.size(), inAfter.size());
        for (int i = 0; i < rows; i++) {
            boolean old = !inBefore.isEmpty();
            ListHistory list = old ? before : after;
            int entry = old ? inBefore.get(i) : inAfter.get(i);
            groups.add(paths.intern(LongTable.pair(list.container(entry), list.path(entry))));
        }
        Grouping byPath = Grouping.of(groups, paths.size());
        IntList beforeProof = new IntList();
        IntList afterProof = new IntList();
        for (int path = 0; path < paths.size(); path++) {
            beforeProof.clear();
            afterProof.clear();
            for (int place = byPath.start(path); place < byPath.end(path); place++) {
                if (!inBefore.isEmpty()) {
                    beforeProof.add(inBefore.get(byPath.item(place)));
                }
                if (!inAfter.isEmpty()) {
                    afterProof.add(inAfter.get(byPath.item(place)));
                }
            }
            changes.add(kind, beforeProof, afterProof);
        }
    }

    /** How many there are. */
    public OrderCounts counts() {
        return new OrderCounts(
                order.lost().size(),
                order.movedFrom().size(),
                order.doubled().size(),
                order.inserted().size());
    }
}
