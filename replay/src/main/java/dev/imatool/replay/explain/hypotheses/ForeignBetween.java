package dev.imatool.replay.explain.hypotheses;

import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.search.Chain;
import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ExtendPiece;
import dev.imatool.replay.explain.search.ForeignExtend;
import dev.imatool.replay.explain.search.ForeignWording;
import dev.imatool.replay.explain.search.Hypothesis;
import dev.imatool.replay.explain.search.HypothesisTrial;
import dev.imatool.replay.explain.search.SearchOrder;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import dev.imatool.replay.explain.search.StatementParts;
import java.util.List;
import java.util.Optional;

/** Somebody other than IMA extended once, before or between entries. */
final class ForeignBetween implements Hypothesis {
    /** What is well known is not what one expects between entries: it gets less of the effort than candidates. */
    private static final int WELL_KNOWN_SHARE = 4;

    @Override
    public String id() {
        return "foreign_between";
    }

    @Override
    public String wording(SearchTask task) {
        return "one " + StatementParts.foreign(task) + " before the first entry or between two";
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
                    attempt.cut(places.left());
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
                String statement = "is reproduced " + (column.padded() ? "in padded SHA-1 " : "") + "when "
                        + StatementParts.gap(column, at) + " somebody other than IMA extends "
                        + ForeignWording.of(List.of(one)) + StatementParts.uncovered(column, chain.position() - 1);
                return Optional.of(new Solution(
                        Explanation.Kind.FOREIGN_EXTENDS,
                        column.list(),
                        task.base(),
                        ExtendPiece.first(moves, chain.position()),
                        statement));
            }
        }
        return Optional.empty();
    }
}
