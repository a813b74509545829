package dev.imatool.replay.explain.edits;

import dev.imatool.replay.explain.report.HypothesisKind;
import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ForeignExtend;
import dev.imatool.replay.explain.search.Hypothesis;
import dev.imatool.replay.explain.search.HypothesisTrial;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import java.util.List;
import java.util.Optional;

/** Two causes together: small edits at two places, or one of them and a foreign extend after the last entry. */
public final class TwoEdits implements Hypothesis {
    @Override
    public HypothesisKind kind() {
        return HypothesisKind.TWO_EDITS;
    }

    @Override
    public Optional<Solution> test(SearchTask task, HypothesisTrial attempt) {
        List<DigestColumn> columns = task.allColumns().toList();
        List<ForeignExtend> foreign = ForeignExtend.all(task);
        for (DigestColumn column : columns) {
            byte[] states = attempt.chain(1).states(column, task.base().bytes());
            EditSearch search = new EditSearch(task, column, states);
            Optional<Solution> found = search.withForeign(foreign, attempt, attempt.chain(2L * columns.size()))
                    .or(() -> search.twice(attempt, attempt.chain(2L * columns.size())));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
