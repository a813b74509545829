package dev.imatool.replay.explain;

import java.util.List;
import java.util.Optional;

/**
 * Entries that are logged and were not extended: one, or several that follow each other. Without the first ones the PCR
 * holds what {@link PcrReset} looks for, so that they are left out only together with another cause.
 */
final class LeftOutEntries implements Hypothesis {
    private static final int MOST = 16;

    @Override
    public String id() {
        return "dropped_entry";
    }

    @Override
    public String wording(Question question) {
        return "one entry, or up to " + MOST + " in a row, " + (first(question) == 0 ? "" : "after the first, ")
                + "logged and not extended";
    }

    @Override
    public Optional<Found> test(Question question, Attempt attempt) {
        List<Column> columns = question.allColumns().toList();
        for (Column column : columns) {
            Chain chain = attempt.chain(columns.size());
            byte[] states = chain.states(column, question.base().bytes());
            for (int left = 1; left <= Math.min(MOST, column.size()) && !chain.exhausted(); left++) {
                Places places = new Places(column, first(question), column.size() - left + 1, chain);
                Optional<Found> found = test(question, column, states, left, chain, places);
                if (found.isPresent()) {
                    return found;
                }
                if (places.cut()) {
                    attempt.cut((left == 1 ? "" : left + " and more in a row, ") + places.left());
                }
            }
        }
        return Optional.empty();
    }

    private static int first(Question question) {
        return question.variation().equals(Variation.NONE) ? 1 : 0;
    }

    private static Optional<Found> test(
            Question question, Column column, byte[] states, int left, Chain chain, Places places) {
        int length = question.bank().digestLength();
        for (int at = places.next(); at >= 0; at = places.next()) {
            chain.start(states, at * length, at);
            if (chain.run(column, at + left, column.size())) {
                List<Move> moves = List.of(
                        Move.run(column, 0, at),
                        new Move.LeftOut(column, at, at + left),
                        Move.run(column, at + left, column.size()));
                return Optional.of(found(question, column, at, left, Move.first(moves, chain.position()), chain));
            }
        }
        return Optional.empty();
    }

    private static Found found(Question question, Column column, int at, int left, List<Move> moves, Chain chain) {
        boolean twice = left == 1 && standsTwice(column, at);
        String what = twice
                ? "is reproduced when entry " + column.number(at) + ", which the list has twice, is extended once"
                : "is reproduced without " + Wording.numbers(column, at, at + left) + ", logged but not extended";
        return new Found(
                twice ? Explanation.Kind.EXTRA_ENTRY : Explanation.Kind.DROPPED_ENTRY,
                column.list(),
                question.base(),
                moves,
                what + Wording.uncovered(column, chain.position() + left));
    }

    private static boolean standsTwice(Column column, int at) {
        for (int other = 0; other < column.size(); other++) {
            if (other != at && column.same(at, other)) {
                return true;
            }
        }
        return false;
    }
}
