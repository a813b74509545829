package dev.imatool.replay.explain.hypotheses;

import dev.imatool.model.ByteString;
import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.HypothesisKind;
import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ExtendPiece;
import dev.imatool.replay.explain.search.Hypothesis;
import dev.imatool.replay.explain.search.HypothesisTrial;
import dev.imatool.replay.explain.search.RecordedList;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import dev.imatool.replay.explain.search.StartValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The PCR did not begin at zero, or is not extended at all. */
final class OtherStartValues implements Hypothesis {
    @Override
    public HypothesisKind kind() {
        return HypothesisKind.START_VALUE;
    }

    @Override
    public Optional<Solution> test(SearchTask task, HypothesisTrial attempt) {
        List<StartValue> starts = new ArrayList<>(task.given().stream().toList());
        starts.add(StartValue.zero(task.bank()));
        starts.addAll(StartValue.others(task.bank()));
        ByteString value = ByteString.copyOf(task.value());
        List<DigestColumn> columns = task.allColumns().toList();
        for (StartValue start : starts) {
            if (start.value().equals(value)) {
                return Optional.of(new Solution(
                        Explanation.Kind.START_VALUE,
                        RecordedList.NONE,
                        start,
                        List.of(),
                        new Cause.NothingExtended(start.kind(), !columns.isEmpty())));
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
        Cause cause = new Cause.OtherStart(start.kind(), column.reach(entries), column.padded());
        Explanation.Kind kind = start.given() ? Explanation.Kind.GIVEN_START : Explanation.Kind.START_VALUE;
        return new Solution(kind, column.list(), start, List.of(ExtendPiece.run(column, 0, entries)), cause);
    }
}
