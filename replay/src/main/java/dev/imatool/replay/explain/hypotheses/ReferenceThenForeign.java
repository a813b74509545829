package dev.imatool.replay.explain.hypotheses;

import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Cut;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.HypothesisKind;
import dev.imatool.replay.explain.search.Chain;
import dev.imatool.replay.explain.search.Convention;
import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ExtendPiece;
import dev.imatool.replay.explain.search.ForeignExtend;
import dev.imatool.replay.explain.search.Hypothesis;
import dev.imatool.replay.explain.search.HypothesisTrial;
import dev.imatool.replay.explain.search.RecordedList;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two causes together: entries that only a reference has, and after them or at the end a foreign extend. */
final class ReferenceThenForeign implements Hypothesis {
    @Override
    public HypothesisKind kind() {
        return HypothesisKind.MISSING_AND_FOREIGN;
    }

    @Override
    public Optional<Solution> test(SearchTask task, HypothesisTrial attempt) {
        List<ForeignExtend> foreign = ForeignExtend.all(task);
        for (RecordedList reference : task.references()) {
            for (RecordedList list : task.lists()) {
                List<Convention> conventions = task.conventions(list.violations() + reference.violations() > 0);
                for (Convention convention : conventions) {
                    List<Convention> one = List.of(convention);
                    DigestColumn own =
                            task.columns(list, task.pcr(), one, false).get(0);
                    DigestColumn other =
                            task.columns(reference, task.pcr(), one, true).get(0);
                    long shares = (long) task.lists().size() * task.references().size() * conventions.size();
                    Optional<Solution> found = test(task, own, other, foreign, attempt, attempt.chain(shares));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Solution> test(
            SearchTask task,
            DigestColumn own,
            DigestColumn other,
            List<ForeignExtend> foreign,
            HypothesisTrial attempt,
            Chain chain) {
        if (own.size() == 0 || other.size() == 0) {
            return Optional.empty();
        }
        int length = task.bank().digestLength();
        List<ExtendPiece> merged = MergedLists.of(own, other);
        byte[] states = states(task, merged, chain);
        for (int extended = states.length / length - 1; extended > 0; extended--) {
            for (ForeignExtend one : foreign) {
                chain.start(states, extended * length, 0);
                if (chain.extend(one.digest().toByteArray(), 0)) {
                    List<ExtendPiece> moves = ExtendPiece.first(merged, extended);
                    if (!ReferenceList.belongTogether(own, moves)) {
                        return Optional.empty();
                    }
                    return ReferenceList.found(task, own, moves).map(found -> with(found, moves, one));
                }
            }
            if (chain.exhausted()) {
                attempt.cut(new Cut.AfterSome());
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Solution with(Solution found, List<ExtendPiece> moves, ForeignExtend one) {
        List<ExtendPiece> all = new ArrayList<>(moves);
        all.add(new ExtendPiece.Extend(one));
        return new Solution(
                found.kind(),
                List.of(Explanation.Kind.FOREIGN_EXTENDS),
                found.list(),
                found.start(),
                all,
                new Cause.ThenForeign(found.cause(), one.origin()));
    }

    private static byte[] states(SearchTask task, List<ExtendPiece> merged, Chain chain) {
        int length = task.bank().digestLength();
        int extendsDone = merged.stream().mapToInt(ExtendPiece::extendsDone).sum();
        byte[] states = new byte[(extendsDone + 1) * length];
        chain.start(task.base().bytes(), 0, 0);
        chain.save(states, 0);
        for (ExtendPiece move : merged) {
            if (move instanceof ExtendPiece.Run run) {
                for (int at = run.from(); at < run.to(); at++) {
                    chain.extend(run.column().digests(), run.column().offset(at));
                    chain.save(states, chain.position() * length);
                }
            }
        }
        return states;
    }
}
