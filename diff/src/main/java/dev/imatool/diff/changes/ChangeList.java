package dev.imatool.diff.changes;

import dev.imatool.diff.history.FieldMarks;
import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.MarkedFields;
import dev.imatool.diff.history.Side;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.FieldId;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;

/** The changes in their order of severity; each is made when it is asked for. Immutable. */
public final class ChangeList extends AbstractList<Change> implements RandomAccess {
    /** Where the kind of a change is in its key; its container is below, and its number. */
    private static final int KIND_SHIFT = 58;

    private final ListHistory before;
    private final ListHistory after;
    private final ChangeTable table;
    private final boolean containersIgnored;
    private final int[] order;

    public ChangeList(ListHistory before, ListHistory after, ChangeTable table, boolean containersIgnored) {
        this.before = before;
        this.after = after;
        this.table = table;
        this.containersIgnored = containersIgnored;
        this.order = sorted();
    }

    @Override
    public int size() {
        return order.length;
    }

    @Override
    public Change get(int index) {
        int change = order[index];
        ChangeKind kind = table.kind(change);
        List<Side> beforeSides = new ArrayList<>();
        List<Change.Origin> origins = new ArrayList<>();
        for (int i = 0; i < table.beforeCount(change); i++) {
            int entry = table.beforeEntry(change, i);
            beforeSides.add(before.side(entry));
            if (kind == ChangeKind.RENAMED_OR_COPIED) {
                origins.add(origin(entry));
            }
        }
        List<Side> afterSides = new ArrayList<>();
        for (int i = 0; i < table.afterCount(change); i++) {
            afterSides.add(after.side(table.afterEntry(change, i)));
        }
        Optional<Container> container = container(number(change));
        Optional<Container> beforeContainer = origins.isEmpty() && !beforeSides.isEmpty()
                ? container(before.container(table.beforeEntry(change, 0)))
                : container;
        ByteString path = before.vocabulary().pathBytes(path(change));
        return new Change(
                kind,
                container,
                beforeContainer.equals(container) ? Optional.empty() : beforeContainer,
                path,
                beforeSides,
                afterSides,
                origins,
                kind == ChangeKind.METADATA_CHANGED ? fields(change) : List.of());
    }

    /** Each entry of AFTER differs from the one entry of BEFORE in at least one. */
    private List<FieldId> fields(int change) {
        Set<FieldId> fields = new LinkedHashSet<>();
        ByteString one = metadata(before, table.beforeEntry(change, 0));
        for (int i = 0; i < table.afterCount(change); i++) {
            fields.addAll(FieldMarks.different(one, metadata(after, table.afterEntry(change, i))));
        }
        return List.copyOf(fields);
    }

    private static ByteString metadata(ListHistory list, int entry) {
        return list.vocabulary().marks(list.marks(MarkedFields.METADATA, entry));
    }

    private Change.Origin origin(int entry) {
        ByteString path = before.vocabulary().pathBytes(before.path(entry));
        return new Change.Origin(before.vocabulary().container(before.container(entry)), path, before.number(entry));
    }

    private Optional<Container> container(int number) {
        return containersIgnored ? Optional.empty() : before.vocabulary().container(number);
    }

    private int number(int change) {
        return table.afterCount(change) > 0
                ? after.container(table.afterEntry(change, 0))
                : before.container(table.beforeEntry(change, 0));
    }

    private int path(int change) {
        return table.afterCount(change) > 0
                ? after.path(table.afterEntry(change, 0))
                : before.path(table.beforeEntry(change, 0));
    }

    /** By kind, container and path; what is equal in all of them stays in its order. */
    private int[] sorted() {
        int[] ranks = containerRanks();
        List<ChangeKind> kinds = List.of(ChangeKind.values());
        long[] keys = new long[table.size()];
        for (int change = 0; change < keys.length; change++) {
            keys[change] = (long) kinds.indexOf(table.kind(change)) << KIND_SHIFT
                    | (long) ranks[number(change)] << Integer.SIZE
                    | change;
        }
        // numbers are sorted many times faster than what a comparison has to look up
        Arrays.sort(keys);
        int[] sorted = Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
        int from = 0;
        while (from < keys.length) {
            int to = from + 1;
            while (to < keys.length && keys[to] >>> Integer.SIZE == keys[from] >>> Integer.SIZE) {
                to++;
            }
            sortByPath(sorted, from, to);
            from = to;
        }
        return sorted;
    }

    private void sortByPath(int[] changes, int from, int to) {
        if (to - from < 2) {
            return;
        }
        Vocabulary vocabulary = before.vocabulary();
        Integer[] group = new Integer[to - from];
        Arrays.setAll(group, i -> changes[from + i]);
        Arrays.sort(group, (one, other) -> vocabulary.comparePaths(path(one), path(other)));
        for (int i = 0; i < group.length; i++) {
            changes[from + i] = group[i];
        }
    }

    /** The host first, then by label. */
    private int[] containerRanks() {
        int count = before.vocabulary().containerCount();
        int[] ranks = new int[count];
        if (containersIgnored) {
            return ranks;
        }
        Integer[] containers = new Integer[count];
        Arrays.setAll(containers, i -> i);
        Arrays.sort(
                containers,
                Comparator.comparing((Integer number) ->
                        container(number).map(Container::label).orElse("")));
        for (int rank = 0; rank < count; rank++) {
            ranks[containers[rank]] = rank;
        }
        return ranks;
    }
}
