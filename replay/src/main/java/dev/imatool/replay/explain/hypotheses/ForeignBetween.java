package dev.imatool.replay.explain.hypotheses;

import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Cut;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.HypothesisKind;
import dev.imatool.replay.explain.search.Chain;
import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ExtendPiece;
import dev.imatool.replay.explain.search.ForeignExtend;
import dev.imatool.replay.explain.search.Hypothesis;
import dev.imatool.replay.explain.search.HypothesisTrial;
import dev.imatool.replay.explain.search.SearchOrder;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Somebody other than IMA extended once, before or between entries. */
final class ForeignBetween implements Hypothesis {
    /** What is well known is not what one expects between entries: it gets less of the effort than candidates. */
    private static final int WELL_KNOWN_SHARE = 4;

    @Override
    public HypothesisKind kind() {
        return HypothesisKind.FOREIGN_BETWEEN;
    }

    @Override
    public Optional<Solution> test(SearchTask task, HypothesisTrial attempt) {
        return test(task, ForeignExtend.of(task.bank(), task.candidates()), attempt, 1)
                .or(() -> test(task, ForeignExtend.wellKnown(task.bank()), attempt, WELL_KNOWN_SHARE));
    }

    private static Optional<Solution> test(
            SearchTask task, List<ForeignExtend> foreign, HypothesisTrial attempt, int share) {
        List<DigestColumn> columns = task.allColumns().toList();
        for (DigestColumn column : columns) {
            byte[] states = attempt.chain(1).states(column, task.base().bytes());
            for (ForeignExtend one : foreign) {
                Chain chain = attempt.chain((long) share * columns.size() * foreign.size());
                SearchOrder places = new SearchOrder(column, column.size(), chain);
                Optional<Solution> found = test(task, column, states, one, chain, places);
                if (found.isPresent()) {
                    return found;
                }
                if (places.cut()) {
                    attempt.cut(new Cut.Places(Cut.What.ALL, places.left()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Solution> test(
            SearchTask task, DigestColumn column, byte[] states, ForeignExtend one, Chain chain, SearchOrder places) {
        byte[] digest = one.digest().toByteArray();
        for (int at = places.next(); at >= 0; at = places.next()) {
            chain.start(states, column.offset(at), at);
            if (chain.extend(digest, 0) || chain.run(column, at, column.size())) {
                List<ExtendPiece> moves = List.of(
                        ExtendPiece.run(column, 0, at),
                        new ExtendPiece.Extend(one),
                        ExtendPiece.run(column, at, column.size()));
                Cause cause = new Cause.ForeignBetween(
                        at == 0 ? OptionalLong.empty() : OptionalLong.of(column.number(at - 1)),
                        column.number(at),
                        one.origin(),
                        column.padded(),
                        column.after(chain.position() - 1));
                return Optional.of(new Solution(
                        Explanation.Kind.FOREIGN_EXTENDS,
                        column.list(),
                        task.base(),
                        ExtendPiece.first(moves, chain.position()),
                        cause));
            }
        }
        return Optional.empty();
    }
}
