package dev.imatool.replay.explain;

import java.util.List;
import java.util.Optional;

/** Somebody other than IMA extended once, before or between entries. */
final class ForeignBetween implements Hypothesis {
    /** What is well known is not what one expects between entries: it gets less of the effort than candidates. */
    private static final int WELL_KNOWN_SHARE = 4;

    @Override
    public String id() {
        return "foreign_between";
    }

    @Override
    public String wording(Question question) {
        return "one " + Wording.foreign(question) + " before the first entry or between two";
    }

    @Override
    public Optional<Found> test(Question question, Attempt attempt) {
        return test(question, Foreign.of(question.bank(), question.candidates()), attempt, 1)
                .or(() -> test(question, Foreign.wellKnown(question.bank()), attempt, WELL_KNOWN_SHARE));
    }

    private static Optional<Found> test(Question question, List<Foreign> foreign, Attempt attempt, int share) {
        List<Column> columns = question.allColumns().toList();
        for (Column column : columns) {
            byte[] states = attempt.chain(1).states(column, question.base().bytes());
            for (Foreign one : foreign) {
                Chain chain = attempt.chain((long) share * columns.size() * foreign.size());
                Places places = new Places(column, column.size(), chain);
                Optional<Found> found = test(question, column, states, one, chain, places);
                if (found.isPresent()) {
                    return found;
                }
                if (places.cut()) {
                    attempt.cut(places.left());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> test(
            Question question, Column column, byte[] states, Foreign one, Chain chain, Places places) {
        byte[] digest = one.digest().toByteArray();
        for (int at = places.next(); at >= 0; at = places.next()) {
            chain.start(states, column.offset(at), at);
            if (chain.extend(digest, 0) || chain.run(column, at, column.size())) {
                List<Move> moves =
                        List.of(Move.run(column, 0, at), new Move.Extend(one), Move.run(column, at, column.size()));
                String statement = "is reproduced " + (column.padded() ? "in padded SHA-1 " : "") + "when "
                        + Wording.gap(column, at) + " somebody other than IMA extends "
                        + ForeignWording.of(List.of(one)) + Wording.uncovered(column, chain.position() - 1);
                return Optional.of(new Found(
                        Explanation.Kind.FOREIGN_EXTENDS,
                        column.list(),
                        question.base(),
                        Move.first(moves, chain.position()),
                        statement));
            }
        }
        return Optional.empty();
    }
}
