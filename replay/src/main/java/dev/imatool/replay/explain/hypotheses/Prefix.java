package dev.imatool.replay.explain.hypotheses;

import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Cut;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.HypothesisKind;
import dev.imatool.replay.explain.search.Chain;
import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ExtendPiece;
import dev.imatool.replay.explain.search.Hypothesis;
import dev.imatool.replay.explain.search.HypothesisTrial;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import dev.imatool.replay.explain.search.StartValue;
import java.util.List;
import java.util.Optional;

/** The list as it is, or its first entries, extended as kernels do, from zero. */
public final class Prefix implements Hypothesis {
    @Override
    public HypothesisKind kind() {
        return HypothesisKind.PREFIX;
    }

    @Override
    public Optional<Solution> test(SearchTask task, HypothesisTrial attempt) {
        StartValue zero = StartValue.zero(task.bank());
        for (DigestColumn column : task.allColumns().toList()) {
            Optional<Solution> found = test(column, zero, attempt);
            if (found.isPresent()) {
                return found;
            }
            if (column.broken()) {
                attempt.cut(new Cut.AfterEntry(column.number(column.size() - 1)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Solution> test(DigestColumn column, StartValue zero, HypothesisTrial attempt) {
        Optional<Integer> covered = covered(column, zero, attempt.chain(1));
        return covered.map(entries -> new Solution(
                column.padded() ? Explanation.Kind.PADDED_SHA1 : Explanation.Kind.PREFIX,
                column.list(),
                zero,
                List.of(ExtendPiece.run(column, 0, entries)),
                new Cause.Prefix(column.reach(entries), column.padded())));
    }

    /** How many entries of the column, from its first on, lead from the start to the value. */
    static Optional<Integer> covered(DigestColumn column, StartValue start, Chain chain) {
        chain.start(start.bytes(), 0, 0);
        return chain.run(column, 0, column.size()) ? Optional.of(chain.position()) : Optional.empty();
    }
}
