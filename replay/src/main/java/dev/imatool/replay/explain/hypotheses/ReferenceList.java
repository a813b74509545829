package dev.imatool.replay.explain.hypotheses;

import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Cut;
import dev.imatool.replay.explain.report.EntryRange;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.HypothesisKind;
import dev.imatool.replay.explain.search.Chain;
import dev.imatool.replay.explain.search.Convention;
import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ExtendPiece;
import dev.imatool.replay.explain.search.Hypothesis;
import dev.imatool.replay.explain.search.HypothesisTrial;
import dev.imatool.replay.explain.search.RecordedList;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A longer, older or earlier list holds entries that were extended and that the list lacks. */
final class ReferenceList implements Hypothesis {
    @Override
    public HypothesisKind kind() {
        return HypothesisKind.MISSING_ENTRIES;
    }

    @Override
    public Optional<Solution> test(SearchTask task, HypothesisTrial attempt) {
        int pairs = task.lists().size() * task.references().size();
        for (RecordedList reference : task.references()) {
            for (RecordedList list : task.lists()) {
                List<Convention> conventions = task.conventions(list.violations() + reference.violations() > 0);
                for (Convention convention : conventions) {
                    DigestColumn own = task.columns(list, task.pcr(), List.of(convention), false)
                            .get(0);
                    DigestColumn other = task.columns(reference, task.pcr(), List.of(convention), true)
                            .get(0);
                    Chain chain = attempt.chain((long) pairs * conventions.size());
                    Optional<Solution> found = test(task, own, other, chain, attempt);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Solution> test(
            SearchTask task, DigestColumn own, DigestColumn other, Chain chain, HypothesisTrial attempt) {
        if (other.size() == 0) {
            return Optional.empty();
        }
        return merged(task, own, other, chain)
                .or(() -> tailLost(task, own, other, chain, attempt))
                .or(() -> ofReference(task, own, other, chain));
    }

    /** The two lists as one. */
    private static Optional<Solution> merged(SearchTask task, DigestColumn own, DigestColumn other, Chain chain) {
        List<ExtendPiece> moves = MergedLists.of(own, other);
        chain.start(task.base().bytes(), 0, 0);
        for (ExtendPiece move : moves) {
            if (move instanceof ExtendPiece.Run run && chain.run(run.column(), run.from(), run.to())) {
                List<ExtendPiece> extended = ExtendPiece.first(moves, chain.position());
                return belongTogether(own, extended) ? found(task, own, extended) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** True when the sequence has entries of the list itself, beyond a boot_aggregate, or all that it has. */
    static boolean belongTogether(DigestColumn own, List<ExtendPiece> moves) {
        int covered = 0;
        boolean content = false;
        for (ExtendPiece move : moves) {
            if (move instanceof ExtendPiece.Run run && run.column() == own) {
                covered = run.to();
                for (int at = run.from(); at < run.to(); at++) {
                    content |= !own.bootAggregate(at);
                }
            }
        }
        return content || (covered > 0 && covered == own.size());
    }

    /** The reference up to some entry, and then what the list has from where they part: lost between load and exec. */
    private static Optional<Solution> tailLost(
            SearchTask task, DigestColumn own, DigestColumn other, Chain chain, HypothesisTrial attempt) {
        int common = 0;
        while (common < Math.min(own.size(), other.size()) && same(own, common, other, common)) {
            common++;
        }
        if (common == 0 || common == own.size()) {
            return Optional.empty();
        }
        byte[] states = chain.states(other, task.base().bytes());
        for (int to = other.size(); to > common; to--) {
            if (chain.exhausted()) {
                attempt.cut(new Cut.Tails(other.number(to - 1)));
                return Optional.empty();
            }
            chain.start(states, other.offset(to), to);
            if (chain.run(own, common, own.size())) {
                List<ExtendPiece> moves = List.of(
                        ExtendPiece.run(own, 0, common),
                        ExtendPiece.run(other, common, to),
                        ExtendPiece.run(own, common, own.size()));
                return found(task, own, ExtendPiece.first(moves, chain.position()));
            }
        }
        return Optional.empty();
    }

    /** A value of the reference alone. */
    private static Optional<Solution> ofReference(SearchTask task, DigestColumn own, DigestColumn other, Chain chain) {
        return Prefix.covered(other, task.base(), chain)
                .map(entries -> new Solution(
                        Explanation.Kind.OTHER_BOOT,
                        own.list(),
                        task.base(),
                        List.of(ExtendPiece.run(other, 0, entries)),
                        new Cause.ReferenceValue(other.reach(entries))));
    }

    static boolean same(DigestColumn own, int at, DigestColumn other, int otherAt) {
        return own.digest(at).equals(other.digest(otherAt));
    }

    private static boolean isOf(ExtendPiece move, DigestColumn column) {
        return move instanceof ExtendPiece.Run run && run.column() == column;
    }

    static Optional<Solution> found(SearchTask task, DigestColumn own, List<ExtendPiece> moves) {
        List<EntryRange> missing = new ArrayList<>();
        long count = 0;
        int covered = 0;
        for (ExtendPiece move : moves) {
            if (isOf(move, own)) {
                covered = ((ExtendPiece.Run) move).to();
            } else if (move instanceof ExtendPiece.Run run) {
                count += run.extendsDone();
                missing.add(run.column().range(run.from(), run.to()));
            }
        }
        boolean kexec = moves.size() > 2
                && moves.get(2) instanceof ExtendPiece.Run tail
                && tail.column() == own
                && own.bootAggregate(tail.from());
        Cause cause = new Cause.MissingEntries(count, missing, kexec, own.after(covered));
        return Optional.of(new Solution(Explanation.Kind.MISSING_ENTRIES, own.list(), task.base(), moves, cause));
    }
}
