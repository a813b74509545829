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
    public String wording(Question question) {
        return "other start values: " + (question.given().isPresent() ? "the given one; " : "")
                + "all ones, localities 3 and 4; nothing extended";
    }

    @Override
    public Optional<Found> test(Question question, Attempt attempt) {
        List<Start> starts = new ArrayList<>(question.given().stream().toList());
        starts.add(Start.zero(question.bank()));
        starts.addAll(Start.others(question.bank()));
        ByteString value = ByteString.copyOf(question.value());
        List<Column> columns = question.allColumns().toList();
        String again = columns.isEmpty() ? "" : ", or the PCR went back to it after the last entry";
        for (Start start : starts) {
            if (start.value().equals(value)) {
                String what = start.given() ? "the given start value" : "the start value " + start.wording();
                return Optional.of(new Found(
                        Explanation.Kind.START_VALUE,
                        RecordedList.NONE,
                        start,
                        List.of(),
                        "is " + what + ": nothing was extended after it" + again));
            }
        }
        for (Column column : columns) {
            for (Start start : starts) {
                Optional<Found> found =
                        Prefix.covered(column, start, attempt.chain(1)).map(entries -> prefix(column, start, entries));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Found prefix(Column column, Start start, int entries) {
        String statement = "is reproduced from the start value " + start.wording() + ", "
                + Wording.reach(column, entries) + padded(column);
        Explanation.Kind kind = start.given() ? Explanation.Kind.GIVEN_START : Explanation.Kind.START_VALUE;
        return new Found(kind, column.list(), start, List.of(Move.run(column, 0, entries)), statement);
    }

    private static String padded(Column column) {
        return column.padded() ? ", in padded SHA-1" : "";
    }
}
