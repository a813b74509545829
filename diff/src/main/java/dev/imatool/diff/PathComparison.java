package dev.imatool.diff;

import java.util.HashMap;
import java.util.Map;

/** Goes over the subjects of both lists and says what changed under each. */
final class PathComparison {
    private final ListHistory before;
    private final ListHistory after;
    private final Subjects subjects;
    private final Scope scope;
    private final ChangeTable changes;
    private final Grouping inBefore;
    private final Grouping inAfter;
    private final KnownContent known;
    private final ContentComparison contents;
    private final IntList beforeProof = new IntList();
    private final IntList afterProof = new IntList();

    PathComparison(ListHistory before, ListHistory after, Subjects subjects, Scope scope, ChangeTable changes) {
        this.before = before;
        this.after = after;
        this.subjects = subjects;
        this.scope = scope;
        this.changes = changes;
        this.inBefore = Grouping.of(subjects.beforeOf(), subjects.count(), 0);
        this.inAfter = Grouping.of(subjects.afterOf(), subjects.count(), scope.afterFrom());
        this.known = new KnownContent(before, subjects.beforeOf());
        this.contents = new ContentComparison(before, after, inBefore, inAfter, changes);
    }

    void run() {
        for (int subject = 0; subject < subjects.count(); subject++) {
            if (inAfter.isEmpty(subject)) {
                notMeasured(subject);
                continue;
            }
            boolean violated = violations(subject);
            if (inBefore.isEmpty(subject)) {
                newPath(subject, violated);
            } else {
                contents.compare(subject, violated);
                comparePcrs(subject);
            }
        }
    }

    /**
     * A path that moved as a whole: all its entries are in one PCR, in each list in another, and hold a digest in common.
     * Proven by the last entries that hold it. A path may be measured into several PCRs, which says nothing.
     */
    private void comparePcrs(int subject) {
        int one = inBefore.last(subject);
        int other = inAfter.last(subject);
        boolean moved = scope.whole()
                && PcrComparison.differ(before, one, after, other)
                && PcrComparison.inOnePcr(before, inBefore, subject)
                && PcrComparison.inOnePcr(after, inAfter, subject);
        if (!moved) {
            return;
        }
        Map<Integer, Integer> lastByDigest = new HashMap<>();
        for (int place = inBefore.start(subject); place < inBefore.end(subject); place++) {
            lastByDigest.put(before.digest(inBefore.item(place)), inBefore.item(place));
        }
        for (int place = inAfter.end(subject) - 1; place >= inAfter.start(subject); place--) {
            int entry = inAfter.item(place);
            if (after.digest(entry) >= 0 && lastByDigest.containsKey(after.digest(entry))) {
                clear();
                beforeProof.add(lastByDigest.getOrDefault(after.digest(entry), one));
                afterProof.add(entry);
                changes.add(ChangeKind.PCR_CHANGED, beforeProof, afterProof);
                return;
            }
        }
    }

    private void notMeasured(int subject) {
        if (scope.whole() && !inBefore.isEmpty(subject)) {
            clear();
            beforeProof.add(inBefore.last(subject));
            changes.add(ChangeKind.NOT_MEASURED, beforeProof, afterProof);
        }
    }

    /**
     * More violations than BEFORE has, or, where AFTER goes on with the list of BEFORE, any new one. Proven by the
     * violations of BEFORE, or the last entry of a path that was never violated there.
     */
    private boolean violations(int subject) {
        clear();
        addViolations(before, inBefore, subject, beforeProof);
        addViolations(after, inAfter, subject, afterProof);
        int expected = scope.whole() ? beforeProof.size() : 0;
        if (afterProof.size() <= expected) {
            return false;
        }
        if (beforeProof.isEmpty() && !inBefore.isEmpty(subject)) {
            beforeProof.add(inBefore.last(subject));
        }
        changes.add(ChangeKind.VIOLATION, beforeProof, afterProof);
        return true;
    }

    private static void addViolations(ListHistory list, Grouping grouping, int subject, IntList target) {
        for (int place = grouping.start(subject); place < grouping.end(subject); place++) {
            if (list.violation(grouping.item(place))) {
                target.add(grouping.item(place));
            }
        }
    }

    private void newPath(int subject, boolean violated) {
        clear();
        boolean allKnown = true;
        for (int place = inAfter.start(subject); place < inAfter.end(subject); place++) {
            int entry = inAfter.item(place);
            if (after.content(entry) == Content.DIGEST && contents.firstTime(after.digest(entry), subject)) {
                afterProof.add(entry);
                allKnown &= known.knows(after.digest(entry));
            }
        }
        if (afterProof.isEmpty()) {
            if (!violated) {
                afterProof.add(inAfter.last(subject));
                changes.add(ChangeKind.ADDED, beforeProof, afterProof);
            }
            return;
        }
        if (allKnown) {
            for (int i = 0; i < afterProof.size(); i++) {
                known.addEntries(after.digest(afterProof.get(i)), beforeProof);
            }
        }
        changes.add(allKnown ? ChangeKind.RENAMED_OR_COPIED : ChangeKind.ADDED, beforeProof, afterProof);
    }

    private void clear() {
        beforeProof.clear();
        afterProof.clear();
    }
}
