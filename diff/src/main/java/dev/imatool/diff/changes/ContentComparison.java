package dev.imatool.diff.changes;

import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.MarkedFields;
import dev.imatool.diff.history.MeasuredContent;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.diff.table.Grouping;
import dev.imatool.diff.table.IntList;
import java.util.Arrays;

/** Compares what was measured under a path that both lists have. */
final class ContentComparison {
    private final ListHistory before;
    private final ListHistory after;
    private final Grouping inBefore;
    private final Grouping inAfter;
    private final ChangeTable changes;
    private final Vocabulary vocabulary;

    // Instead of a set for each subject: the subject for which a digest was noted last.
    private final int[] digestInBefore;
    private final int[] digestInAfter;
    private final int[] lastBefore;
    private final int[] lastAfter;
    private final IntList algorithms = new IntList();
    private final MarkComparison signatures;
    private final MarkComparison metadata;
    private final IntList beforeProof = new IntList();
    private final IntList afterProof = new IntList();

    ContentComparison(ListHistory before, ListHistory after, Grouping inBefore, Grouping inAfter, ChangeTable changes) {
        this.before = before;
        this.after = after;
        this.inBefore = inBefore;
        this.inAfter = inAfter;
        this.changes = changes;
        this.vocabulary = before.vocabulary();
        this.digestInBefore = unset(vocabulary.digestCount());
        this.digestInAfter = unset(vocabulary.digestCount());
        this.lastBefore = unset(vocabulary.algorithmCount());
        this.lastAfter = unset(vocabulary.algorithmCount());
        this.signatures = new MarkComparison(before, after, inBefore, inAfter, MarkedFields.SIGNATURES);
        this.metadata = new MarkComparison(before, after, inBefore, inAfter, MarkedFields.METADATA);
    }

    /** True when {@code digest} was not asked for before with this subject. */
    boolean firstTime(int digest, int subject) {
        boolean first = digestInAfter[digest] != subject;
        digestInAfter[digest] = subject;
        return first;
    }

    /**
     * Compares the contents of a subject that has entries on both sides.
     *
     * @param violated true when new violations were reported, which say why AFTER has no digest
     * @param unknown true when entries of unknown content were reported, which may say the same
     */
    void compare(int subject, boolean violated, boolean unknown) {
        beforeProof.clear();
        afterProof.clear();
        forgetAlgorithms();
        int contentBefore = noteBefore(subject);
        int contentAfter = noteAfter(subject);
        if (contentBefore < 0 && contentAfter < 0) {
            return;
        }
        if (contentAfter < 0) {
            if (!violated && !unknown) {
                add(ChangeKind.NOT_COMPARABLE, contentBefore, inAfter.last(subject));
            }
        } else if (contentBefore < 0) {
            if (!unknown) {
                add(ChangeKind.NOT_COMPARABLE, inBefore.last(subject), contentAfter);
            }
        } else {
            compareDigests(subject, contentBefore);
        }
    }

    /**
     * Digests in algorithms that BEFORE has none in: what they are of is unknown, whatever the others say. A template that is
     * called by another name, which nothing hashes, makes a digest of one algorithm look like one of another.
     */
    private void compareAlgorithms(int subject, int contentBefore) {
        for (int place = inAfter.start(subject); place < inAfter.end(subject); place++) {
            int entry = inAfter.item(place);
            if (after.content(entry) == MeasuredContent.DIGEST) {
                int algorithm = vocabulary.algorithmOf(after.digest(entry));
                if (lastBefore[algorithm] < 0 && lastAfter[algorithm] == entry) {
                    afterProof.add(entry);
                }
            }
        }
        if (!afterProof.isEmpty()) {
            beforeProof.add(contentBefore);
            changes.add(ChangeKind.DIGEST_ALGORITHM_CHANGED, beforeProof, afterProof);
        }
    }

    private void compareDigests(int subject, int contentBefore) {
        for (int place = inAfter.start(subject); place < inAfter.end(subject); place++) {
            int entry = inAfter.item(place);
            if (after.content(entry) == MeasuredContent.DIGEST && modified(entry, subject)) {
                afterProof.add(entry);
            }
        }
        if (!afterProof.isEmpty()) {
            proveBefore();
            changes.add(ChangeKind.MODIFIED, beforeProof, afterProof);
            return;
        }
        compareAlgorithms(subject, contentBefore);
        compareMarks(ChangeKind.SIGNATURE_CHANGED, signatures, subject);
        compareMarks(ChangeKind.METADATA_CHANGED, metadata, subject);
    }

    private void compareMarks(ChangeKind kind, MarkComparison marks, int subject) {
        beforeProof.clear();
        afterProof.clear();
        if (marks.changed(subject, beforeProof, afterProof)) {
            changes.add(kind, beforeProof, afterProof);
        }
    }

    /** New content, or the last content where that is not the last of BEFORE. */
    private boolean modified(int entry, int subject) {
        int digest = after.digest(entry);
        int algorithm = vocabulary.algorithmOf(digest);
        int last = lastBefore[algorithm];
        if (last < 0) {
            return false;
        }
        boolean isNew = digestInBefore[digest] != subject;
        if (isNew && firstTime(digest, subject)) {
            return true;
        }
        // Buffers of one name are different things, measured in any order.
        return entry == lastAfter[algorithm]
                && !after.buffer(entry)
                && digest != before.digest(last)
                && (afterProof.isEmpty() || after.digest(afterProof.last()) != digest);
    }

    /** The last content of BEFORE in each algorithm in which AFTER differs. */
    private void proveBefore() {
        for (int i = 0; i < afterProof.size(); i++) {
            int algorithm = vocabulary.algorithmOf(after.digest(afterProof.get(i)));
            if (lastBefore[algorithm] >= 0) {
                beforeProof.add(lastBefore[algorithm]);
                lastBefore[algorithm] = -1;
            }
        }
    }

    /** Notes what BEFORE has; gives its last entry with content, or -1. */
    private int noteBefore(int subject) {
        int last = -1;
        for (int place = inBefore.start(subject); place < inBefore.end(subject); place++) {
            int entry = inBefore.item(place);
            if (before.content(entry) == MeasuredContent.DIGEST) {
                last = entry;
                digestInBefore[before.digest(entry)] = subject;
                note(lastBefore, vocabulary.algorithmOf(before.digest(entry)), entry);
            }
        }
        return last;
    }

    private int noteAfter(int subject) {
        int last = -1;
        for (int place = inAfter.start(subject); place < inAfter.end(subject); place++) {
            int entry = inAfter.item(place);
            if (after.content(entry) == MeasuredContent.DIGEST) {
                last = entry;
                note(lastAfter, vocabulary.algorithmOf(after.digest(entry)), entry);
            }
        }
        return last;
    }

    private void note(int[] lastOfAlgorithm, int algorithm, int entry) {
        if (lastOfAlgorithm[algorithm] < 0) {
            algorithms.add(algorithm);
        }
        lastOfAlgorithm[algorithm] = entry;
    }

    private void forgetAlgorithms() {
        for (int i = 0; i < algorithms.size(); i++) {
            lastBefore[algorithms.get(i)] = -1;
            lastAfter[algorithms.get(i)] = -1;
        }
        algorithms.clear();
    }

    private void add(ChangeKind kind, int beforeEntry, int afterEntry) {
        beforeProof.add(beforeEntry);
        afterProof.add(afterEntry);
        changes.add(kind, beforeProof, afterProof);
    }

    private static int[] unset(int size) {
        int[] values = new int[size];
        Arrays.fill(values, -1);
        return values;
    }
}
