package dev.imatool.replay.explain;

import java.util.ArrayList;
import java.util.List;

/** A piece of a sequence of extends. */
sealed interface Move {
    /**
     * Entries of a column, as they follow each other there.
     *
     * @param from first place
     * @param to place behind the last
     * @param again whether they were extended already
     */
    record Run(Column column, int from, int to, boolean again) implements Move {}

    /** Entries of a column that were not extended. */
    record LeftOut(Column column, int from, int to) implements Move {}

    /** A digest from elsewhere. */
    record Extend(Foreign foreign) implements Move {}

    static Move run(Column column, int from, int to) {
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
    static List<Move> first(List<Move> moves, int extendsWanted) {
        List<Move> first = new ArrayList<>();
        int left = extendsWanted;
        for (Move move : moves) {
            if (left == 0) {
                break;
            }
            int done = Math.min(left, move.extendsDone());
            if (move instanceof Run(Column column, int from, int to, boolean again)) {
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
