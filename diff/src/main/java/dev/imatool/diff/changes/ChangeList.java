package dev.imatool.diff.changes;

import dev.imatool.diff.history.FieldMarks;
import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.MarkedFields;
import dev.imatool.diff.history.Side;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.model.ByteString;
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
    private final ListHistory before;
    private final ListHistory after;
    private final ChangeTable table;
    private final boolean namespacesIgnored;
    private final int[] order;

    public ChangeList(ListHistory before, ListHistory after, ChangeTable table, boolean namespacesIgnored) {
        this.before = before;
        this.after = after;
        this.table = table;
        this.namespacesIgnored = namespacesIgnored;
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
        Optional<String> namespace = label(namespace(change));
        Optional<String> beforeNamespace = origins.isEmpty() && !beforeSides.isEmpty()
                ? label(before.namespace(table.beforeEntry(change, 0)))
                : namespace;
        ByteString path = before.vocabulary().pathBytes(path(change));
        return new Change(
                kind,
                namespace,
                beforeNamespace.equals(namespace) ? Optional.empty() : beforeNamespace,
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
        return new Change.Origin(
                before.vocabulary().namespaceLabel(before.namespace(entry)), path, before.number(entry));
    }

    private Optional<String> label(int namespace) {
        return namespacesIgnored ? Optional.empty() : before.vocabulary().namespaceLabel(namespace);
    }

    private int namespace(int change) {
        return table.afterCount(change) > 0
                ? after.namespace(table.afterEntry(change, 0))
                : before.namespace(table.beforeEntry(change, 0));
    }

    private int path(int change) {
        return table.afterCount(change) > 0
                ? after.path(table.afterEntry(change, 0))
                : before.path(table.beforeEntry(change, 0));
    }

    private int[] sorted() {
        int[] namespaceRanks = namespaceRanks();
        Vocabulary vocabulary = before.vocabulary();
        Integer[] changes = new Integer[table.size()];
        Arrays.setAll(changes, i -> i);
        Arrays.sort(changes, (one, other) -> {
            int order = table.kind(one).compareTo(table.kind(other));
            if (order == 0) {
                order = Integer.compare(namespaceRanks[namespace(one)], namespaceRanks[namespace(other)]);
            }
            return order != 0 ? order : vocabulary.comparePaths(path(one), path(other));
        });
        return Arrays.stream(changes).mapToInt(Integer::intValue).toArray();
    }

    /** Outside namespaces first, then by label. */
    private int[] namespaceRanks() {
        int count = before.vocabulary().namespaceCount();
        int[] ranks = new int[count];
        if (namespacesIgnored) {
            return ranks;
        }
        Integer[] namespaces = new Integer[count];
        Arrays.setAll(namespaces, i -> i);
        Arrays.sort(
                namespaces,
                Comparator.comparing((Integer namespace) -> label(namespace).orElse("")));
        for (int rank = 0; rank < count; rank++) {
            ranks[namespaces[rank]] = rank;
        }
        return ranks;
    }
}
