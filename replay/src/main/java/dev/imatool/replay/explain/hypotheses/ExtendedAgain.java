package dev.imatool.replay.explain.hypotheses;

import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.search.Chain;
import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ExtendPiece;
import dev.imatool.replay.explain.search.Hypothesis;
import dev.imatool.replay.explain.search.HypothesisTrial;
import dev.imatool.replay.explain.search.SearchOrder;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import dev.imatool.replay.explain.search.StatementParts;
import java.util.List;
import java.util.Optional;

/** An entry that was extended twice: at once, or a second time behind the last entry. */
final class ExtendedAgain implements Hypothesis {
    @Override
    public String id() {
        return "extra_entry";
    }

    @Override
    public String wording(SearchTask task) {
        return "one entry extended twice: in its place, or once more behind the last entry";
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
                return Optional.of(found(task, column, at, moves, " behind the last entry"));
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
                        " in its place" + StatementParts.uncovered(column, chain.position() - 1)));
            }
        }
        if (places.cut()) {
            attempt.cut("in its place, " + places.left());
        }
        return Optional.empty();
    }

    private static Solution found(SearchTask task, DigestColumn column, int at, List<ExtendPiece> moves, String where) {
        return new Solution(
                Explanation.Kind.EXTRA_ENTRY,
                column.list(),
                task.base(),
                moves,
                "is reproduced when entry " + column.number(at) + " is extended a second time" + where);
    }
}
