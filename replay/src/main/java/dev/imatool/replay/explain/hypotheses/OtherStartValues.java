package dev.imatool.replay.explain.hypotheses;

import dev.imatool.model.ByteString;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ExtendPiece;
import dev.imatool.replay.explain.search.Hypothesis;
import dev.imatool.replay.explain.search.HypothesisTrial;
import dev.imatool.replay.explain.search.RecordedList;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import dev.imatool.replay.explain.search.StartValue;
import dev.imatool.replay.explain.search.StatementParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The PCR did not begin at zero, or is not extended at all. */
final class OtherStartValues implements Hypothesis {
    @Override
    public String id() {
        return "start_value";
    }

    @Override
    public String wording(SearchTask task) {
        return "other start values: " + (task.given().isPresent() ? "the given one; " : "")
                + "all ones, localities 3 and 4; nothing extended";
    }

    @Override
    public Optional<Solution> test(SearchTask task, HypothesisTrial attempt) {
        List<StartValue> starts = new ArrayList<>(task.given().stream().toList());
        starts.add(StartValue.zero(task.bank()));
        starts.addAll(StartValue.others(task.bank()));
        ByteString value = ByteString.copyOf(task.value());
        List<DigestColumn> columns = task.allColumns().toList();
        String again = columns.isEmpty() ? "" : ", or the PCR went back to it after the last entry";
        for (StartValue start : starts) {
            if (start.value().equals(value)) {
                String what = start.given() ? "the given start value" : "the start value " + start.wording();
                return Optional.of(new Solution(
                        Explanation.Kind.START_VALUE,
                        RecordedList.NONE,
                        start,
                        List.of(),
                        "is " + what + ": nothing was extended after it" + again));
            }
        }
        for (DigestColumn column : columns) {
            for (StartValue start : starts) {
                Optional<Solution> found =
                        Prefix.covered(column, start, attempt.chain(1)).map(entries -> prefix(column, start, entries));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Solution prefix(DigestColumn column, StartValue start, int entries) {
        String statement = "is reproduced from the start value " + start.wording() + ", "
                + StatementParts.reach(column, entries) + padded(column);
        Explanation.Kind kind = start.given() ? Explanation.Kind.GIVEN_START : Explanation.Kind.START_VALUE;
        return new Solution(kind, column.list(), start, List.of(ExtendPiece.run(column, 0, entries)), statement);
    }

    private static String padded(DigestColumn column) {
        return column.padded() ? ", in padded SHA-1" : "";
    }
}
