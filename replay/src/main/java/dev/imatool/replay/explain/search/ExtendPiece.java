package dev.imatool.replay.explain.search;

import java.util.ArrayList;
import java.util.List;

/** A piece of a sequence of extends. */
public sealed interface ExtendPiece {
    /**
     * Entries of a column, as they follow each other there.
     *
     * @param from first place
     * @param to place after the last
     * @param again whether they were extended already
     */
    record Run(DigestColumn column, int from, int to, boolean again) implements ExtendPiece {}

    /** Entries of a column that were not extended. */
    record LeftOut(DigestColumn column, int from, int to) implements ExtendPiece {}

    /** A digest from elsewhere. */
    record Extend(ForeignExtend foreign) implements ExtendPiece {}

    static ExtendPiece run(DigestColumn column, int from, int to) {
        return new Run(column, from, to, false);
    }

    /** How many extends it is. */
    default int extendsDone() {
        return switch (this) {
            case Run run -> run.to() - run.from();
            case LeftOut left -> 0;
            case Extend extend -> 1;
        };
    }

    /** The first {@code extendsWanted} extends of a sequence. */
    static List<ExtendPiece> first(List<ExtendPiece> moves, int extendsWanted) {
        List<ExtendPiece> first = new ArrayList<>();
        int left = extendsWanted;
        for (ExtendPiece move : moves) {
            if (left == 0) {
                break;
            }
            int done = Math.min(left, move.extendsDone());
            if (move instanceof Run(DigestColumn column, int from, int to, boolean again)) {
                if (done > 0) {
                    first.add(new Run(column, from, from + done, again));
                }
            } else {
                first.add(move);
            }
            left -= done;
        }
        return first;
    }
}
