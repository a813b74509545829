package dev.imatool.diff.changes;

import dev.imatool.diff.containers.AlignedContainers;
import dev.imatool.diff.history.KnownContent;
import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.MeasuredContent;
import dev.imatool.diff.relation.Scope;
import dev.imatool.diff.table.Grouping;
import dev.imatool.diff.table.IntList;
import java.util.HashMap;
import java.util.Map;

/** Goes over the subjects of both lists and says what changed under each. */
public final class PathComparison {
    private final ListHistory before;
    private final ListHistory after;
    private final Subjects subjects;
    private final Scope scope;
    private final ChangeTable changes;
    private final Grouping inBefore;
    private final Grouping inAfter;
    private final KnownContent known;
    private final ContentComparison contents;
    private final UnknownContents unknown;
    private final EnginePrograms engine;
    private final boolean lossesByEntry;
    private final IntList beforeProof = new IntList();
    private final IntList afterProof = new IntList();

    /**
     * @param unknown the entries of both lists whose content is unknown
     * @param engine the contents of container engines on the hosts
     * @param lossesByEntry true where every entry that AFTER lacks is a change of its own, so that paths and violations that
     *     it lacks need not be said as well
     */
    public PathComparison(
            ListHistory before,
            ListHistory after,
            Subjects subjects,
            Scope scope,
            AlignedContainers aligned,
            UnknownContents unknown,
            EngineDigests engine,
            boolean lossesByEntry,
            ChangeTable changes) {
        this.before = before;
        this.after = after;
        this.subjects = subjects;
        this.scope = scope;
        this.changes = changes;
        this.unknown = unknown;
        this.lossesByEntry = lossesByEntry;
        this.engine = new EnginePrograms(before, after, aligned, engine, !lossesByEntry);
        this.inBefore = Grouping.of(subjects.beforeOf(), subjects.count());
        this.inAfter = Grouping.of(subjects.afterOf(), subjects.count());
        this.known = new KnownContent(before, subjects.beforeOf());
        this.contents = new ContentComparison(before, after, inBefore, inAfter, changes);
    }

    public void run() {
        for (int subject = 0; subject < subjects.count(); subject++) {
            if (inAfter.isEmpty(subject)) {
                notMeasured(subject);
                continue;
            }
            boolean violated = violations(subject);
            if (inBefore.isEmpty(subject)) {
                if (engine.allInAfter(inAfter, subject)) {
                    engineProgram(subject);
                } else {
                    newPath(subject, violated);
                }
            } else {
                contents.compare(subject, violated, unknownContents(subject));
                comparePcrs(subject);
            }
        }
    }

    /** Entries of either list that may hold any content, under a path that both have: true where there are some. */
    private boolean unknownContents(int subject) {
        clear();
        for (int place = inBefore.start(subject); scope.whole() && place < inBefore.end(subject); place++) {
            if (unknown.onlyInBefore(inBefore.item(place))) {
                beforeProof.add(inBefore.item(place));
            }
        }
        for (int place = inAfter.start(subject); place < inAfter.end(subject); place++) {
            if (unknown.onlyInAfter(inAfter.item(place))) {
                afterProof.add(inAfter.item(place));
            }
        }
        if (beforeProof.isEmpty() && afterProof.isEmpty()) {
            return false;
        }
        if (beforeProof.isEmpty()) {
            beforeProof.add(lastWithContent(before, inBefore, subject));
        } else if (afterProof.isEmpty()) {
            afterProof.add(lastWithContent(after, inAfter, subject));
        }
        changes.add(ChangeKind.NOT_COMPARABLE, beforeProof, afterProof);
        return true;
    }

    private static int lastWithContent(ListHistory list, Grouping grouping, int subject) {
        for (int place = grouping.end(subject) - 1; place >= grouping.start(subject); place--) {
            if (list.content(grouping.item(place)) == MeasuredContent.DIGEST) {
                return grouping.item(place);
            }
        }
        return grouping.last(subject);
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

    /** A path that AFTER lacks. What proves nothing in BEFORE need not be of that path. */
    private void notMeasured(int subject) {
        if (!scope.whole() || inBefore.isEmpty(subject)) {
            return;
        }
        if (engine.allInBefore(inBefore, subject)) {
            clear();
            for (int place = inBefore.start(subject); place < inBefore.end(subject); place++) {
                beforeProof.add(inBefore.item(place));
            }
            changes.add(ChangeKind.ENGINE_PROGRAM, beforeProof, afterProof);
            return;
        }
        clear();
        int last = -1;
        for (int place = inBefore.start(subject); place < inBefore.end(subject); place++) {
            int entry = inBefore.item(place);
            if (!before.unproven(entry)) {
                last = entry;
            } else if (unknown.onlyInBefore(entry)) {
                beforeProof.add(entry);
            }
        }
        if (!beforeProof.isEmpty()) {
            changes.add(ChangeKind.NOT_COMPARABLE, beforeProof, afterProof);
        }
        if (last >= 0 && !lossesByEntry) {
            clear();
            beforeProof.add(last);
            changes.add(ChangeKind.NOT_MEASURED, beforeProof, afterProof);
            clear();
            addViolations(before, inBefore, subject, beforeProof);
            violationsNotSeen();
        }
    }

    /** Adds the violations that stand in the proofs as fewer than before, where they are. */
    private void violationsNotSeen() {
        if (scope.whole() && !lossesByEntry && beforeProof.size() > afterProof.size()) {
            changes.add(ChangeKind.VIOLATION_NOT_SEEN, beforeProof, afterProof);
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
            violationsNotSeen();
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

    private void engineProgram(int subject) {
        clear();
        for (int place = inAfter.start(subject); place < inAfter.end(subject); place++) {
            afterProof.add(inAfter.item(place));
        }
        changes.add(ChangeKind.ENGINE_PROGRAM, beforeProof, afterProof);
    }

    private void newPath(int subject, boolean violated) {
        boolean unproven = unprovenUnderNewPath(subject);
        clear();
        boolean allKnown = true;
        for (int place = inAfter.start(subject); place < inAfter.end(subject); place++) {
            int entry = inAfter.item(place);
            if (after.content(entry) == MeasuredContent.DIGEST && contents.firstTime(after.digest(entry), subject)) {
                afterProof.add(entry);
                allKnown &= known.knows(after.digest(entry));
            }
        }
        if (afterProof.isEmpty()) {
            if (!violated && !unproven) {
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

    /** Entries that prove nothing, the path that they name included: true where the new path has no others. */
    private boolean unprovenUnderNewPath(int subject) {
        clear();
        boolean all = true;
        for (int place = inAfter.start(subject); place < inAfter.end(subject); place++) {
            int entry = inAfter.item(place);
            all &= after.unproven(entry);
            if (after.unproven(entry) && unknown.onlyInAfter(entry)) {
                afterProof.add(entry);
            }
        }
        if (!afterProof.isEmpty()) {
            changes.add(ChangeKind.NOT_COMPARABLE, beforeProof, afterProof);
        }
        return all;
    }

    private void clear() {
        beforeProof.clear();
        afterProof.clear();
    }
}
