package dev.imatool.replay.explain.hypotheses;

import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Cut;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.HypothesisKind;
import dev.imatool.replay.explain.report.TrialScope;
import dev.imatool.replay.explain.search.Chain;
import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ExtendPiece;
import dev.imatool.replay.explain.search.Hypothesis;
import dev.imatool.replay.explain.search.HypothesisTrial;
import dev.imatool.replay.explain.search.SearchOrder;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import dev.imatool.replay.explain.search.Variation;
import java.util.List;
import java.util.Optional;

/**
 * Entries that are logged and were not extended: one, or several that follow each other. Without the first ones the PCR
 * holds what {@link PcrReset} looks for, so that they are left out only together with another cause.
 */
final class LeftOutEntries implements Hypothesis {
    private static final int MOST = TrialScope.MOST_LEFT_OUT;

    @Override
    public HypothesisKind kind() {
        return HypothesisKind.DROPPED_ENTRY;
    }

    @Override
    public Optional<Solution> test(SearchTask task, HypothesisTrial attempt) {
        List<DigestColumn> columns = task.allColumns().toList();
        for (DigestColumn column : columns) {
            Chain chain = attempt.chain(columns.size());
            byte[] states = chain.states(column, task.base().bytes());
            for (int left = 1; left <= Math.min(MOST, column.size()) && !chain.exhausted(); left++) {
                SearchOrder places = new SearchOrder(column, first(task), column.size() - left + 1, chain);
                Optional<Solution> found = test(task, column, states, left, chain, places);
                if (found.isPresent()) {
                    return found;
                }
                if (places.cut()) {
                    attempt.cut(
                            left == 1
                                    ? new Cut.Places(Cut.What.ALL, places.left())
                                    : new Cut.InARow(left, places.left()));
                }
            }
        }
        return Optional.empty();
    }

    private static int first(SearchTask task) {
        return task.variation().equals(Variation.NONE) ? 1 : 0;
    }

    private static Optional<Solution> test(
            SearchTask task, DigestColumn column, byte[] states, int left, Chain chain, SearchOrder places) {
        int length = task.bank().digestLength();
        for (int at = places.next(); at >= 0; at = places.next()) {
            chain.start(states, at * length, at);
            if (chain.run(column, at + left, column.size())) {
                List<ExtendPiece> moves = List.of(
                        ExtendPiece.run(column, 0, at),
                        new ExtendPiece.LeftOut(column, at, at + left),
                        ExtendPiece.run(column, at + left, column.size()));
                return Optional.of(found(task, column, at, left, ExtendPiece.first(moves, chain.position()), chain));
            }
        }
        return Optional.empty();
    }

    private static Solution found(
            SearchTask task, DigestColumn column, int at, int left, List<ExtendPiece> moves, Chain chain) {
        boolean twice = left == 1 && standsTwice(column, at);
        long uncovered = column.after(chain.position() + left);
        Cause cause = twice
                ? new Cause.LoggedTwice(column.number(at), uncovered)
                : new Cause.NotExtended(column.range(at, at + left), uncovered);
        return new Solution(
                twice ? Explanation.Kind.EXTRA_ENTRY : Explanation.Kind.DROPPED_ENTRY,
                column.list(),
                task.base(),
                moves,
                cause);
    }

    private static boolean standsTwice(DigestColumn column, int at) {
        for (int other = 0; other < column.size(); other++) {
            if (other != at && column.same(at, other)) {
                return true;
            }
        }
        return false;
    }
}
