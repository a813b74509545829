package dev.imatool.replay.explain;

import java.util.List;
import java.util.Optional;

/** An entry that was extended twice: at once, or a second time behind the last entry. */
final class ExtendedAgain implements Hypothesis {
    @Override
    public String id() {
        return "extra_entry";
    }

    @Override
    public String wording(Question question) {
        return "one entry extended twice: in its place, or once more behind the last entry";
    }

    @Override
    public Optional<Found> test(Question question, Attempt attempt) {
        List<Column> columns = question.allColumns().toList();
        for (Column column : columns) {
            Chain chain = attempt.chain(columns.size());
            byte[] states = chain.states(column, question.base().bytes());
            Optional<Found> found =
                    atEnd(question, column, states, chain).or(() -> inPlace(question, column, states, chain, attempt));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> atEnd(Question question, Column column, byte[] states, Chain chain) {
        int size = column.size();
        for (int at = 0; at < size; at++) {
            chain.start(states, column.offset(size), size);
            if (chain.extend(column.digests(), column.offset(at))) {
                List<Move> moves = List.of(Move.run(column, 0, size), new Move.Run(column, at, at + 1, true));
                return Optional.of(found(question, column, at, moves, " behind the last entry"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> inPlace(
            Question question, Column column, byte[] states, Chain chain, Attempt attempt) {
        Places places = new Places(column, column.size(), chain);
        for (int at = places.next(); at >= 0; at = places.next()) {
            chain.start(states, column.offset(at + 1), at + 1);
            if (chain.extend(column.digests(), column.offset(at)) || chain.run(column, at + 1, column.size())) {
                List<Move> moves = List.of(
                        Move.run(column, 0, at + 1),
                        new Move.Run(column, at, at + 1, true),
                        Move.run(column, at + 1, column.size()));
                return Optional.of(found(
                        question,
                        column,
                        at,
                        Move.first(moves, chain.position()),
                        " in its place" + Wording.uncovered(column, chain.position() - 1)));
            }
        }
        if (places.cut()) {
            attempt.cut("in its place, " + places.left());
        }
        return Optional.empty();
    }

    private static Found found(Question question, Column column, int at, List<Move> moves, String where) {
        return new Found(
                Explanation.Kind.EXTRA_ENTRY,
                column.list(),
                question.base(),
                moves,
                "is reproduced when entry " + column.number(at) + " is extended a second time" + where);
    }
}
