package dev.imatool.diff;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What changed from one measurement list to another.
 *
 * @param relation how the lists relate; to be said before anything else
 * @param namespaces which namespaces were compared with which
 * @param bootAggregates how often the lists have a boot_aggregate
 * @param changes the gravest first, then by namespace and by the bytes of the path. The list makes each change when it is
 *     asked for and holds the histories
 * @param counts number of changes of every kind, 0 included
 */
public record ListDiff(
        Relation relation,
        NamespaceAlignment namespaces,
        BootAggregates bootAggregates,
        List<Change> changes,
        Map<ChangeKind, Integer> counts) {
    public ListDiff {
        changes = Collections.unmodifiableList(changes);
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    /** Whether anything changed. */
    public enum Verdict {
        /** No change; AFTER may have more entries, of content that BEFORE knows. */
        SAME,
        /** At least one change. */
        DIFFERENT;
    }

    /** Compares two lists that were read with the same {@link Vocabulary}. */
    public static ListDiff between(ListHistory before, ListHistory after, DiffOptions options) {
        if (before.vocabulary() != after.vocabulary()) {
            throw new IllegalStateException("the lists were read with different vocabularies");
        }
        return between(before, after, options, new RelationFinder(before, after).find());
    }

    /**
     * Compares two namespaces of one list by their paths, whatever they are called.
     *
     * @param before the entries of namespace {@code beforeLabel} alone
     * @param after the entries of namespace {@code afterLabel} alone, read with the same vocabulary
     */
    public static ListDiff betweenNamespaces(
            ListHistory before, String beforeLabel, ListHistory after, String afterLabel) {
        SharedContent shared = SharedContent.of(before, after);
        Relation relation = new Relation.TwoNamespaces(beforeLabel, afterLabel, shared.content(), shared.paths());
        return between(before, after, new DiffOptions(Map.of(), true), relation);
    }

    private static ListDiff between(ListHistory before, ListHistory after, DiffOptions options, Relation relation) {
        Scope scope = Scope.of(relation, before, after);
        AlignedNamespaces aligned = align(before, after, options, relation, scope);
        ChangeTable table = new ChangeTable();
        new BootAggregateComparison(before, after, scope, table).run();
        new PathComparison(before, after, Subjects.of(before, after, aligned), scope, table).run();
        return new ListDiff(
                relation,
                aligned.alignment(),
                BootAggregates.of(before, after),
                new ChangeList(before, after, table, options.ignoreNamespaces()),
                table.counts());
    }

    private static AlignedNamespaces align(
            ListHistory before, ListHistory after, DiffOptions options, Relation relation, Scope scope) {
        boolean nothing = relation instanceof Relation.NotCompared;
        return nothing || options.ignoreNamespaces()
                ? AlignedNamespaces.none(before.vocabulary(), options.ignoreNamespaces())
                : new NamespaceAligner(before, after).align(options.namespaceMap(), scope.oneBoot());
    }

    /** Whether anything changed. */
    public Verdict verdict() {
        return changes.isEmpty() ? Verdict.SAME : Verdict.DIFFERENT;
    }
}
