package dev.imatool.replay.explain.hypotheses;

import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ExtendPiece;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Two lists of one boot as one: what both have, in order, and between it what only one of them has. The first eight bytes
 * of a digest show whether the other list has it: a wrong guess costs the explanation, never its truth.
 */
final class MergedLists {
    private final DigestColumn own;
    private final DigestColumn other;
    private final List<ExtendPiece> moves = new ArrayList<>();

    private MergedLists(DigestColumn own, DigestColumn other) {
        this.own = own;
        this.other = other;
    }

    static List<ExtendPiece> of(DigestColumn own, DigestColumn other) {
        MergedLists merged = new MergedLists(own, other);
        merged.merge(heads(own), heads(other));
        return merged.moves;
    }

    private void merge(long[] inOwn, long[] inOther) {
        int at = 0;
        int otherAt = 0;
        while (at < own.size() && otherAt < other.size()) {
            if (ReferenceList.same(own, at, other, otherAt)) {
                take(own, at);
                at++;
                otherAt++;
            } else if (Arrays.binarySearch(inOwn, head(other, otherAt)) < 0) {
                take(other, otherAt);
                otherAt++;
            } else if (Arrays.binarySearch(inOther, head(own, at)) < 0) {
                take(own, at);
                at++;
            } else {
                otherAt++;
            }
        }
        for (; at < own.size(); at++) {
            take(own, at);
        }
        for (; otherAt < other.size(); otherAt++) {
            take(other, otherAt);
        }
    }

    private void take(DigestColumn column, int at) {
        int last = moves.size() - 1;
        if (last >= 0 && moves.get(last) instanceof ExtendPiece.Run run && run.column() == column && run.to() == at) {
            moves.set(last, ExtendPiece.run(column, run.from(), at + 1));
        } else {
            moves.add(ExtendPiece.run(column, at, at + 1));
        }
    }

    private static long[] heads(DigestColumn column) {
        long[] heads = new long[column.size()];
        for (int at = 0; at < heads.length; at++) {
            heads[at] = head(column, at);
        }
        Arrays.sort(heads);
        return heads;
    }

    private static long head(DigestColumn column, int at) {
        return ByteBuffer.wrap(column.digests()).getLong(column.offset(at));
    }
}
