package dev.imatool.diff;

import dev.imatool.model.ByteString;
import java.util.Arrays;

/** Compares the signatures of one content: of the last that AFTER measured under a path and that BEFORE has as well. */
final class SignatureComparison {
    private final ListHistory before;
    private final ListHistory after;
    private final Grouping inBefore;
    private final Grouping inAfter;
    private final int[] signatureInBefore;

    SignatureComparison(ListHistory before, ListHistory after, Grouping inBefore, Grouping inAfter) {
        this.before = before;
        this.after = after;
        this.inBefore = inBefore;
        this.inAfter = inAfter;
        this.signatureInBefore = new int[before.vocabulary().signatureCount()];
        Arrays.fill(signatureInBefore, -1);
    }

    /**
     * True when AFTER has a signature of that content that BEFORE never had, or another one at last. The proof is added
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
                signatureInBefore[before.signature(entry)] = subject;
            }
        }
    }

    private boolean changed(int lastBefore, int entry, int subject, boolean last) {
        int signature = after.signature(entry);
        boolean known = signatureInBefore[signature] == subject;
        if (signature == before.signature(lastBefore) || (known && !last)) {
            return false;
        }
        signatureInBefore[signature] = subject;
        ByteString one = before.vocabulary().signatureMarks(before.signature(lastBefore));
        return SignatureMarks.differ(one, before.vocabulary().signatureMarks(signature));
    }

    /** The last entry with a field for a signature and with that content; with any content where it is -1. */
    private static int last(ListHistory list, Grouping grouping, int subject, int digest) {
        for (int place = grouping.end(subject) - 1; place >= grouping.start(subject); place--) {
            int entry = grouping.item(place);
            if (comparable(list, entry, digest < 0 ? list.digest(entry) : digest)) {
                return entry;
            }
        }
        return -1;
    }

    private static boolean comparable(ListHistory list, int entry, int digest) {
        return list.content(entry) == Content.DIGEST
                && list.digest(entry) == digest
                && list.signature(entry) != SignatureMarks.NOT_CARRIED;
    }
}
