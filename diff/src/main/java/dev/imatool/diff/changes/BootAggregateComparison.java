package dev.imatool.diff.changes;

import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.diff.relation.BootAggregateCounts;
import dev.imatool.diff.relation.Scope;
import dev.imatool.diff.table.IntList;

/** Compares boot_aggregates by position: the first with the first; a further one with the last before it. */
public final class BootAggregateComparison {
    private final ListHistory before;
    private final ListHistory after;
    private final Scope scope;
    private final ChangeTable changes;

    public BootAggregateComparison(ListHistory before, ListHistory after, Scope scope, ChangeTable changes) {
        this.before = before;
        this.after = after;
        this.scope = scope;
        this.changes = changes;
    }

    public void run() {
        IntList inBefore = BootAggregateCounts.positions(before);
        IntList inAfter = BootAggregateCounts.positions(after);
        if (inBefore.isEmpty()) {
            added(inAfter);
            return;
        }
        for (int i = 0; i < inAfter.size(); i++) {
            int entry = inAfter.get(i);
            if (scope.whole() && i < inBefore.size()) {
                compare(inBefore.get(i), entry);
            } else if (scope.compares(entry)) {
                compare(inBefore.last(), entry);
            }
        }
    }

    /** Where BEFORE is an excerpt, or of a namespace: the first entry of a list is its own, any other is a new one. */
    private void added(IntList inAfter) {
        for (int i = 0; i < inAfter.size(); i++) {
            int entry = inAfter.get(i);
            if (entry > 0 && scope.compares(entry)) {
                IntList proof = new IntList();
                proof.add(entry);
                changes.add(after.unproven(entry) ? ChangeKind.NOT_COMPARABLE : ChangeKind.ADDED, new IntList(), proof);
            }
        }
    }

    private void compare(int beforeEntry, int afterEntry) {
        if (after.violation(afterEntry) && !before.violation(beforeEntry)) {
            add(ChangeKind.VIOLATION, beforeEntry, afterEntry);
        }
        int one = before.digest(beforeEntry);
        int other = after.digest(afterEntry);
        boolean known = one >= 0 || before.sameEntry(beforeEntry, after, afterEntry);
        if (one == other && known) {
            if (one >= 0 && scope.whole() && PcrComparison.differ(before, beforeEntry, after, afterEntry)) {
                add(ChangeKind.PCR_CHANGED, beforeEntry, afterEntry);
            }
            return;
        }
        if (one < 0 || other < 0) {
            add(ChangeKind.NOT_COMPARABLE, beforeEntry, afterEntry);
            return;
        }
        Vocabulary vocabulary = before.vocabulary();
        boolean sameAlgorithm = vocabulary.algorithmOf(one) == vocabulary.algorithmOf(other);
        add(
                sameAlgorithm ? ChangeKind.BOOT_AGGREGATE_CHANGED : ChangeKind.DIGEST_ALGORITHM_CHANGED,
                beforeEntry,
                afterEntry);
    }

    private void add(ChangeKind kind, int beforeEntry, int afterEntry) {
        IntList inBefore = new IntList();
        inBefore.add(beforeEntry);
        IntList inAfter = new IntList();
        inAfter.add(afterEntry);
        changes.add(kind, inBefore, inAfter);
    }
}
