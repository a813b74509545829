package dev.imatool.replay.explain;

import dev.imatool.model.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The PCR did not begin at zero, or is not extended at all. */
final class StartValues implements Hypothesis {
    @Override
    public String id() {
        return "start_value";
    }

    @Override
    public String wording() {
        return "other start values: the given one with every run of entries; all ones, localities 3 and 4; nothing"
                + " extended";
    }

    @Override
    public Optional<Found> test(Question question, Attempt attempt) {
        List<Start> starts = new ArrayList<>(question.given().stream().toList());
        starts.add(Start.zero(question.bank()));
        starts.addAll(Start.others(question.bank()));
        ByteString value = ByteString.copyOf(question.value());
        for (Start start : starts) {
            if (start.value().equals(value)) {
                String what = start.given() ? "the given start value" : "the start value " + start.wording();
                return Optional.of(
                        found(RecordedList.NONE, start, List.of(), "is " + what + ": nothing was extended after it"));
            }
        }
        List<Column> columns = question.allColumns().toList();
        for (Column column : columns) {
            for (Start start : starts) {
                Optional<Found> found =
                        Prefix.covered(column, start, attempt.chain(1)).map(entries -> prefix(column, start, entries));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return question.given()
                .flatMap(start -> columns.stream()
                        .flatMap(column -> run(column, start, attempt, attempt.chain(columns.size())).stream())
                        .findFirst());
    }

    private static Found prefix(Column column, Start start, int entries) {
        String statement = "is reproduced from the start value " + start.wording() + ", "
                + Wording.reach(column, entries) + padded(column);
        return found(column.list(), start, List.of(Move.run(column, 0, entries)), statement);
    }

    private static Optional<Found> run(Column column, Start start, Attempt attempt, Chain chain) {
        Places places = new Places(column, column.size(), chain);
        byte[] value = start.bytes();
        for (int from = places.next(); from >= 0; from = places.next()) {
            chain.start(value, 0, 0);
            if (chain.run(column, from, column.size())) {
                int to = from + chain.position();
                String statement = "is reproduced from the given start value by " + Wording.numbers(column, from, to)
                        + padded(column) + Wording.uncovered(column, to);
                return Optional.of(found(column.list(), start, List.of(Move.run(column, from, to)), statement));
            }
        }
        if (places.cut()) {
            attempt.cut("runs that begin " + places.left());
        }
        return Optional.empty();
    }

    private static String padded(Column column) {
        return column.padded() ? ", in padded SHA-1" : "";
    }

    private static Found found(RecordedList list, Start start, List<Move> moves, String statement) {
        return new Found(Explanation.Kind.START_VALUE, list, start, moves, statement);
    }
}
