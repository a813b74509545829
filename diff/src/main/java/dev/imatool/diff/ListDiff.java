package dev.imatool.diff;

import dev.imatool.diff.DiffOptions.Boots;
import dev.imatool.diff.changes.BootAggregateComparison;
import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.diff.changes.ChangeList;
import dev.imatool.diff.changes.ChangeTable;
import dev.imatool.diff.changes.EngineDigests;
import dev.imatool.diff.changes.EntryDifferences;
import dev.imatool.diff.changes.OrderCounts;
import dev.imatool.diff.changes.PathComparison;
import dev.imatool.diff.changes.Subjects;
import dev.imatool.diff.changes.UnknownContents;
import dev.imatool.diff.containers.AlignedContainers;
import dev.imatool.diff.containers.ContainerAligner;
import dev.imatool.diff.containers.ContainerAlignment;
import dev.imatool.diff.containers.ContainerChoice;
import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.diff.relation.BootAggregateCounts;
import dev.imatool.diff.relation.Relation;
import dev.imatool.diff.relation.RelationFinder;
import dev.imatool.diff.relation.Scope;
import dev.imatool.diff.relation.SharedContent;
import dev.imatool.model.Container;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What changed from one measurement list to another.
 *
 * @param relation how the lists relate; to be said before anything else
 * @param containers which containers were compared with which
 * @param bootAggregates how often the lists have a boot_aggregate
 * @param changes the gravest first, then by namespace and by the bytes of the path. The list makes each change when it is
 *     asked for and holds the histories
 * @param counts number of changes of every kind, 0 included
 * @param order which entries are not where a growing list would have them; absent where that was not compared: in a list
 *     that grew, where changes say that the lists are different, and where the user knows that the boots are
 * @param verdict the answer
 */
public record ListDiff(
        Relation relation,
        ContainerAlignment containers,
        BootAggregateCounts bootAggregates,
        List<Change> changes,
        Map<ChangeKind, Integer> counts,
        Optional<Order> order,
        Verdict verdict) {
    public ListDiff {
        changes = Collections.unmodifiableList(changes);
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    /**
     * Which entries are not where a list that only grows would have them.
     *
     * @param counts how many
     * @param rows by path, but for violations that are told as not seen; empty where they are among the changes, because the
     *     lists are known to be of one boot
     */
    public record Order(OrderCounts counts, List<Change> rows) {
        public Order {
            rows = Collections.unmodifiableList(rows);
        }
    }

    /** Whether anything changed. */
    public enum Verdict {
        /** The lists are identical, or AFTER goes on where BEFORE ends, with content that BEFORE knows. */
        SAME,
        /**
         * No path has other content, but the entries are not those of one list that grew. Two boots look so, and so does a
         * copy that somebody altered.
         */
        SAME_CONTENTS,
        /** At least one change. */
        DIFFERENT,
        /** Nothing else differs, and something was measured of which it is unknown what. */
        NOT_COMPARABLE;

        /** A stable name for machines, in snake case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Compares two lists that were read with the same {@link Vocabulary}. */
    public static ListDiff between(ListHistory before, ListHistory after, DiffOptions options) {
        if (before.vocabulary() != after.vocabulary()) {
            throw new IllegalStateException("the lists were read with different vocabularies");
        }
        Relation relation = new RelationFinder(before, after).find();
        AlignedContainers aligned = align(before, after, options, relation, Scope.of(relation, before, after));
        EngineDigests engine = EngineDigests.of(before, after);
        if (options.containers().isEmpty()) {
            return between(before, after, options, relation, aligned, engine);
        }
        ContainerChoice choice = ContainerChoice.of(before, after, aligned, options.containers());
        return between(choice.before(), choice.after(), options, choice.relation(relation), choice.aligned(), engine);
    }

    /** The same where nothing is known of the engine. */
    public static ListDiff betweenContainers(
            ListHistory before, Optional<Container> one, ListHistory after, Optional<Container> other) {
        return betweenContainers(before, one, after, other, EngineDigests.none());
    }

    /**
     * Compares two containers of one list by their paths, whatever they are called.
     *
     * @param before the entries of {@code one} alone
     * @param one absent for the host
     * @param after the entries of {@code other} alone, read with the same vocabulary
     * @param other absent for the host
     * @param engine what the list measured of container engines on its host
     */
    public static ListDiff betweenContainers(
            ListHistory before,
            Optional<Container> one,
            ListHistory after,
            Optional<Container> other,
            EngineDigests engine) {
        SharedContent shared = SharedContent.of(before, after);
        Relation relation = new Relation.TwoContainers(one, other, shared.content(), shared.paths());
        return between(
                before,
                after,
                new DiffOptions(Map.of(), false, Boots.SEPARATE),
                relation,
                AlignedContainers.byUser(before, one, after, other),
                engine);
    }

    private static ListDiff between(
            ListHistory before,
            ListHistory after,
            DiffOptions options,
            Relation relation,
            AlignedContainers aligned,
            EngineDigests engine) {
        Scope scope = Scope.of(relation, before, after);
        ChangeTable table = new ChangeTable();
        UnknownContents unknown = new UnknownContents(before, after);
        boolean oneBoot = options.boots() == Boots.ONE && !grew(relation);
        new BootAggregateComparison(before, after, scope, table).run();
        Subjects subjects = Subjects.of(before, after, aligned, scope);
        new PathComparison(before, after, subjects, scope, aligned, unknown, engine, oneBoot, table).run();
        Optional<Order> order = Optional.empty();
        if (oneBoot) {
            EntryDifferences differences = EntryDifferences.exact(before, after);
            differences.addTo(table, table.entriesOfAfter(after.size()), new boolean[before.size()]);
            order = Optional.of(new Order(differences.counts(), List.of()));
        }
        Verdict verdict = verdict(relation, table.counts(), unknown);
        if (verdict == Verdict.SAME_CONTENTS && options.boots() == Boots.UNKNOWN) {
            EntryDifferences differences = EntryDifferences.upToContainers(before, after, aligned);
            ChangeTable rows = new ChangeTable();
            differences.addTo(rows, table.remarkedInAfter(after.size()), table.remarkedInBefore(before.size()));
            order = Optional.of(
                    new Order(differences.counts(), new ChangeList(before, after, rows, options.ignoreNamespaces())));
        }
        return new ListDiff(
                relation,
                aligned.alignment(),
                BootAggregateCounts.of(before, after),
                new ChangeList(before, after, table, options.ignoreNamespaces()),
                table.counts(),
                order,
                verdict);
    }

    private static AlignedContainers align(
            ListHistory before, ListHistory after, DiffOptions options, Relation relation, Scope scope) {
        boolean nothing = relation instanceof Relation.NotCompared;
        boolean oneBoot = scope.oneBoot() || options.boots() == Boots.ONE;
        return nothing || options.ignoreNamespaces()
                ? AlignedContainers.none(before.vocabulary(), options.ignoreNamespaces())
                : new ContainerAligner(before, after).align(options.namespaceMap(), oneBoot);
    }

    /** True of what a list that only grows becomes; a list without entries is not compared with its order. */
    private static boolean grew(Relation relation) {
        return relation instanceof Relation.Identical
                || relation instanceof Relation.Continues
                || relation instanceof Relation.NotCompared;
    }

    /**
     * An entry that proves nothing may be of any path. So a path that one list alone names is a difference where there are
     * more of them than such entries in the other.
     */
    private static Verdict verdict(Relation relation, Map<ChangeKind, Integer> counts, UnknownContents unknown) {
        int proven = 0;
        int all = 0;
        for (Map.Entry<ChangeKind, Integer> count : counts.entrySet()) {
            all += count.getKey().remark() ? 0 : count.getValue();
            proven += switch (count.getKey()) {
                case NOT_COMPARABLE, NOT_MEASURED, ADDED, RENAMED_OR_COPIED, VIOLATION_NOT_SEEN, ENGINE_PROGRAM -> 0;
                default -> count.getValue();
            };
        }
        int missing = counts.getOrDefault(ChangeKind.NOT_MEASURED, 0);
        int added = counts.getOrDefault(ChangeKind.ADDED, 0) + counts.getOrDefault(ChangeKind.RENAMED_OR_COPIED, 0);
        if (proven > 0 || missing > unknown.unprovenInAfter() || added > unknown.unprovenInBefore()) {
            return Verdict.DIFFERENT;
        }
        if (all > 0) {
            return Verdict.NOT_COMPARABLE;
        }
        return grew(relation) ? Verdict.SAME : Verdict.SAME_CONTENTS;
    }
}
