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

/** An entry that was extended twice: at once, or a second time after the last entry. */
final class ExtendedAgain implements Hypothesis {
    @Override
    public HypothesisKind kind() {
        return HypothesisKind.EXTRA_ENTRY;
    }

    @Override
    public Optional<Solution> test(SearchTask task, HypothesisTrial attempt) {
        List<DigestColumn> columns = task.allColumns().toList();
        for (DigestColumn column : columns) {
            Chain chain = attempt.chain(columns.size());
            byte[] states = chain.states(column, task.base().bytes());
            Optional<Solution> found =
                    atEnd(task, column, states, chain).or(() -> inPlace(task, column, states, chain, attempt));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Solution> atEnd(SearchTask task, DigestColumn column, byte[] states, Chain chain) {
        int size = column.size();
        for (int at = 0; at < size; at++) {
            chain.start(states, column.offset(size), size);
            if (chain.extend(column.digests(), column.offset(at))) {
                List<ExtendPiece> moves =
                        List.of(ExtendPiece.run(column, 0, size), new ExtendPiece.Run(column, at, at + 1, true));
                return Optional.of(found(task, column, at, moves, true, 0));
            }
        }
        return Optional.empty();
    }

    private static Optional<Solution> inPlace(
            SearchTask task, DigestColumn column, byte[] states, Chain chain, HypothesisTrial attempt) {
        SearchOrder places = new SearchOrder(column, column.size(), chain);
        for (int at = places.next(); at >= 0; at = places.next()) {
            chain.start(states, column.offset(at + 1), at + 1);
            if (chain.extend(column.digests(), column.offset(at)) || chain.run(column, at + 1, column.size())) {
                List<ExtendPiece> moves = List.of(
                        ExtendPiece.run(column, 0, at + 1),
                        new ExtendPiece.Run(column, at, at + 1, true),
                        ExtendPiece.run(column, at + 1, column.size()));
                return Optional.of(found(
                        task,
                        column,
                        at,
                        ExtendPiece.first(moves, chain.position()),
                        false,
                        column.after(chain.position() - 1)));
            }
        }
        if (places.cut()) {
            attempt.cut(new Cut.Places(Cut.What.TWICE_IN_PLACE, places.left()));
        }
        return Optional.empty();
    }

    private static Solution found(
            SearchTask task, DigestColumn column, int at, List<ExtendPiece> moves, boolean atEnd, long uncovered) {
        return new Solution(
                Explanation.Kind.EXTRA_ENTRY,
                column.list(),
                task.base(),
                moves,
                new Cause.ExtendedAgain(column.number(at), atEnd, uncovered));
    }
}
