package dev.imatool.replay.explain;

import java.util.List;
import java.util.Optional;

/** Two entries that were extended in each other's place; neighbours first. */
final class SwappedEntries implements Hypothesis {
    @Override
    public String id() {
        return "swapped_entries";
    }

    @Override
    public String wording(Question question) {
        return "two entries in each other's place, neighbours first";
    }

    @Override
    public Optional<Found> test(Question question, Attempt attempt) {
        List<Column> columns = question.allColumns().toList();
        for (Column column : columns) {
            Chain chain = attempt.chain(columns.size());
            byte[] states = chain.states(column, question.base().bytes());
            for (int distance = 1; distance < column.size(); distance++) {
                Places places = new Places(column, column.size() - distance, chain);
                Optional<Found> found = test(question, column, states, distance, chain, places);
                if (found.isPresent()) {
                    return found;
                }
                if (places.cut()) {
                    attempt.cut("at a distance of " + distance + (distance < column.size() - 1 ? " and more, " : ", ")
                            + places.left());
                    break;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> test(
            Question question, Column column, byte[] states, int distance, Chain chain, Places places) {
        for (int at = places.next(); at >= 0; at = places.next()) {
            int other = at + distance;
            chain.start(states, column.offset(at), at);
            if (chain.extend(column.digests(), column.offset(other))
                    || chain.run(column, at + 1, other)
                    || chain.extend(column.digests(), column.offset(at))
                    || chain.run(column, other + 1, column.size())) {
                List<Move> moves = List.of(
                        Move.run(column, 0, at),
                        Move.run(column, other, other + 1),
                        Move.run(column, at + 1, other),
                        Move.run(column, at, at + 1),
                        Move.run(column, other + 1, column.size()));
                String statement = "is reproduced when entries " + column.number(at) + " and "
                        + column.number(other) + " are extended in each other's place"
                        + Wording.uncovered(column, chain.position());
                return Optional.of(new Found(
                        Explanation.Kind.SWAPPED_ENTRIES,
                        column.list(),
                        question.base(),
                        Move.first(moves, chain.position()),
                        statement));
            }
        }
        return Optional.empty();
    }
}
