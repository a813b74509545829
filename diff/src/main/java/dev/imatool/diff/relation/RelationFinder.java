package dev.imatool.diff.relation;

import dev.imatool.diff.history.ListHistory;
import java.util.Optional;

/** Finds out how two lists relate. */
public final class RelationFinder {
    /** A chance run of this many different entries does not happen at the edges of lists of separate boots. */
    private static final int TELLING_ENTRIES = 2;

    private static final double ENOUGH_CONTENT = 0.2;
    private static final double ENOUGH_PATHS = 0.5;

    private final ListHistory before;
    private final ListHistory after;

    public RelationFinder(ListHistory before, ListHistory after) {
        this.before = before;
        this.after = after;
    }

    public Relation find() {
        if (before.size() == 0 || after.size() == 0) {
            return new Relation.NotCompared();
        }
        int start = EntryRuns.commonStart(before, after);
        if (start == before.size() && start == after.size()) {
            return new Relation.Identical(start);
        }
        if (start == before.size()) {
            return new Relation.Continues(start, after.size() - start);
        }
        if (start == after.size()) {
            return new Relation.ShorterCopy(start, before.size() - start);
        }
        return overlap(start).or(() -> commonParts(start)).orElseGet(this::apart);
    }

    private Optional<Relation> overlap(int commonStart) {
        EntryRuns.Scan afterInBefore = EntryRuns.scan(after, before);
        EntryRuns.Scan beforeInAfter = EntryRuns.scan(before, after);
        if (afterInBefore.occurrence() >= 0) {
            return overlap(afterInBefore.occurrence(), 0, after.size(), 1);
        }
        if (beforeInAfter.occurrence() >= 0) {
            return overlap(0, beforeInAfter.occurrence(), before.size(), 1);
        }
        int forward = afterInBefore.endOverlap();
        int backward = beforeInAfter.endOverlap();
        if (Math.max(forward, backward) <= commonStart) {
            return Optional.empty();
        }
        return forward >= backward
                ? overlap(before.size() - forward, 0, forward, TELLING_ENTRIES)
                : overlap(0, after.size() - backward, backward, TELLING_ENTRIES);
    }

    private Optional<Relation> overlap(int beforeFirst, int afterFirst, int length, int telling) {
        if (!telling(beforeFirst, length, telling)) {
            return Optional.empty();
        }
        return Optional.of(new Relation.Overlap(
                before.number(beforeFirst),
                after.number(afterFirst),
                length,
                after.size() - afterFirst - length,
                before.size() - beforeFirst - length,
                place(after, afterFirst).container()));
    }

    /** True when the stretch of BEFORE has that many different entries that do not recur by themselves. */
    private boolean telling(int first, int length, int wanted) {
        int found = 0;
        int lastFound = -1;
        for (int i = first; i < first + length && found < wanted; i++) {
            boolean recurs = before.violation(i) || before.bootAggregate(i);
            if (!recurs && (lastFound < 0 || !before.sameEntry(i, before, lastFound))) {
                found++;
                lastFound = i;
            }
        }
        return found >= wanted;
    }

    private Optional<Relation> commonParts(int start) {
        int end = EntryRuns.commonEnd(before, after, start);
        int shorter = Math.min(before.size(), after.size());
        boolean sameEnd = end >= TELLING_ENTRIES && 2L * end >= shorter;
        if (start < TELLING_ENTRIES && !sameEnd) {
            return Optional.empty();
        }
        return Optional.of(new Relation.CommonParts(
                start,
                end,
                before.size() - start - end,
                after.size() - start - end,
                EntrySets.equal(before, after, start),
                start > 0
                        && start < before.size()
                        && start < after.size()
                        && after.bootAggregate(start)
                        && !before.bootAggregate(start),
                place(before, start),
                place(after, start)));
    }

    private static Relation.Place place(ListHistory list, int index) {
        return new Relation.Place(list.number(index), list.vocabulary().container(list.container(index)));
    }

    private Relation apart() {
        SharedContent shared = SharedContent.of(before, after);
        Optional<Boolean> sameBoot = BootAggregateCounts.firstEqual(before, after);
        boolean related = shared.content() >= ENOUGH_CONTENT
                || shared.paths() >= ENOUGH_PATHS
                || (sameBoot.orElse(false) && BootAggregateCounts.firstTells(before));
        return related
                ? new Relation.SeparateBoots(shared.content(), shared.paths(), sameBoot)
                : new Relation.Unrelated(shared.content(), shared.paths());
    }
}
