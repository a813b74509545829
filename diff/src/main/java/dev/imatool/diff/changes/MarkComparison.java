package dev.imatool.diff.changes;

import dev.imatool.diff.history.FieldMarks;
import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.MarkedFields;
import dev.imatool.diff.history.MeasuredContent;
import dev.imatool.diff.table.Grouping;
import dev.imatool.diff.table.IntList;
import dev.imatool.model.ByteString;
import java.util.Arrays;

/**
 * Compares the signatures, or the metadata, of one content: of the last that AFTER measured under a path and that BEFORE has
 * as well.
 */
final class MarkComparison {
    private final MarkedFields fields;
    private final ListHistory before;
    private final ListHistory after;
    private final Grouping inBefore;
    private final Grouping inAfter;
    private final int[] marksInBefore;

    MarkComparison(ListHistory before, ListHistory after, Grouping inBefore, Grouping inAfter, MarkedFields fields) {
        this.fields = fields;
        this.before = before;
        this.after = after;
        this.inBefore = inBefore;
        this.inAfter = inAfter;
        this.marksInBefore = new int[before.vocabulary().markCount()];
        Arrays.fill(marksInBefore, -1);
    }

    /**
     * True when AFTER has a value with that content that BEFORE never had, or another one at last. The proof is added
     * to the two lists.
     */
    boolean changed(int subject, IntList beforeProof, IntList afterProof) {
        int lastAfter = last(after, inAfter, subject, -1);
        if (lastAfter < 0) {
            return false;
        }
        int digest = after.digest(lastAfter);
        int lastBefore = last(before, inBefore, subject, digest);
        if (lastBefore < 0) {
            return false;
        }
        note(subject, digest);
        for (int place = inAfter.start(subject); place < inAfter.end(subject); place++) {
            int entry = inAfter.item(place);
            if (comparable(after, entry, digest) && changed(lastBefore, entry, subject, entry == lastAfter)) {
                afterProof.add(entry);
            }
        }
        if (afterProof.isEmpty()) {
            return false;
        }
        beforeProof.add(lastBefore);
        return true;
    }

    private void note(int subject, int digest) {
        for (int place = inBefore.start(subject); place < inBefore.end(subject); place++) {
            int entry = inBefore.item(place);
            if (comparable(before, entry, digest)) {
                marksInBefore[before.marks(fields, entry)] = subject;
            }
        }
    }

    private boolean changed(int lastBefore, int entry, int subject, boolean last) {
        int marks = after.marks(fields, entry);
        boolean known = marksInBefore[marks] == subject;
        if (marks == before.marks(fields, lastBefore) || (known && !last)) {
            return false;
        }
        marksInBefore[marks] = subject;
        ByteString one = before.vocabulary().marks(before.marks(fields, lastBefore));
        return FieldMarks.differ(one, before.vocabulary().marks(marks));
    }

    /** The last entry with such a field and with that content; with any content where it is -1. */
    private int last(ListHistory list, Grouping grouping, int subject, int digest) {
        for (int place = grouping.end(subject) - 1; place >= grouping.start(subject); place--) {
            int entry = grouping.item(place);
            if (comparable(list, entry, digest < 0 ? list.digest(entry) : digest)) {
                return entry;
            }
        }
        return -1;
    }

    private boolean comparable(ListHistory list, int entry, int digest) {
        return list.content(entry) == MeasuredContent.DIGEST
                && list.digest(entry) == digest
                && list.marks(fields, entry) != FieldMarks.NOT_CARRIED;
    }
}
