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
import dev.imatool.replay.explain.search.SearchOrder;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import java.util.List;
import java.util.Optional;

/** Two entries that were extended in each other's place; neighbours first. */
final class SwappedEntries implements Hypothesis {
    @Override
    public HypothesisKind kind() {
        return HypothesisKind.SWAPPED_ENTRIES;
    }

    @Override
    public Optional<Solution> test(SearchTask task, HypothesisTrial attempt) {
        List<DigestColumn> columns = task.allColumns().toList();
        for (DigestColumn column : columns) {
            Chain chain = attempt.chain(columns.size());
            byte[] states = chain.states(column, task.base().bytes());
            for (int distance = 1; distance < column.size(); distance++) {
                SearchOrder places = new SearchOrder(column, column.size() - distance, chain);
                Optional<Solution> found = test(task, column, states, distance, chain, places);
                if (found.isPresent()) {
                    return found;
                }
                if (places.cut()) {
                    attempt.cut(new Cut.Distance(distance, distance < column.size() - 1, places.left()));
                    break;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Solution> test(
            SearchTask task, DigestColumn column, byte[] states, int distance, Chain chain, SearchOrder places) {
        for (int at = places.next(); at >= 0; at = places.next()) {
            int other = at + distance;
            chain.start(states, column.offset(at), at);
            if (chain.extend(column.digests(), column.offset(other))
                    || chain.run(column, at + 1, other)
                    || chain.extend(column.digests(), column.offset(at))
                    || chain.run(column, other + 1, column.size())) {
                List<ExtendPiece> moves = List.of(
                        ExtendPiece.run(column, 0, at),
                        ExtendPiece.run(column, other, other + 1),
                        ExtendPiece.run(column, at + 1, other),
                        ExtendPiece.run(column, at, at + 1),
                        ExtendPiece.run(column, other + 1, column.size()));
                Cause cause =
                        new Cause.Swapped(column.number(at), column.number(other), column.after(chain.position()));
                return Optional.of(new Solution(
                        Explanation.Kind.SWAPPED_ENTRIES,
                        column.list(),
                        task.base(),
                        ExtendPiece.first(moves, chain.position()),
                        cause));
            }
        }
        return Optional.empty();
    }
}
