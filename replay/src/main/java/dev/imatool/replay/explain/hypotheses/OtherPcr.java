package dev.imatool.replay.explain.hypotheses;

import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Cut;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.HypothesisKind;
import dev.imatool.replay.explain.search.Chain;
import dev.imatool.replay.explain.search.Convention;
import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ExtendPiece;
import dev.imatool.replay.explain.search.Hypothesis;
import dev.imatool.replay.explain.search.HypothesisTrial;
import dev.imatool.replay.explain.search.RecordedList;
import dev.imatool.replay.explain.search.SearchOrder;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The value belongs to another PCR of the list, or an entry logged for another PCR went into this one. */
final class OtherPcr implements Hypothesis {
    @Override
    public HypothesisKind kind() {
        return HypothesisKind.OTHER_PCR;
    }

    @Override
    public Optional<Solution> test(SearchTask task, HypothesisTrial attempt) {
        for (RecordedList list : task.lists()) {
            TreeSet<Integer> others = new TreeSet<>();
            for (int row = 0; row < list.rows(); row++) {
                others.add(list.pcr(row));
            }
            if (!others.equals(new TreeSet<>(List.of(task.pcr())))) {
                others.remove(task.pcr());
                Optional<Solution> found = others.stream()
                        .flatMap(pcr -> whole(task, list, pcr, attempt).stream())
                        .findFirst()
                        .or(() -> all(task, list, attempt))
                        .or(() -> moved(task, list, attempt));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static List<Convention> conventions(SearchTask task, RecordedList list) {
        return Convention.ofKernels(task.bank(), list.violations() > 0);
    }

    private static Optional<Solution> whole(SearchTask task, RecordedList list, int pcr, HypothesisTrial attempt) {
        for (DigestColumn column : task.columns(list, pcr, conventions(task, list), false)) {
            Optional<Integer> covered = Prefix.covered(column, task.base(), attempt.chain(1));
            if (covered.isPresent()) {
                int entries = covered.get();
                return found(
                        task,
                        column,
                        List.of(ExtendPiece.run(column, 0, entries)),
                        new Cause.OtherPcr(pcr, column.reach(entries)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Solution> all(SearchTask task, RecordedList list, HypothesisTrial attempt) {
        for (Convention convention : conventions(task, list)) {
            DigestColumn column = DigestColumn.of(task.bank(), list, convention, false, row -> true);
            Optional<Integer> covered = Prefix.covered(column, task.base(), attempt.chain(1));
            if (covered.isPresent()) {
                int entries = covered.get();
                return found(
                        task,
                        column,
                        List.of(ExtendPiece.run(column, 0, entries)),
                        new Cause.AllPcrs(column.reach(entries)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Solution> moved(SearchTask task, RecordedList list, HypothesisTrial attempt) {
        List<Convention> conventions = conventions(task, list);
        for (Convention convention : conventions) {
            DigestColumn own =
                    DigestColumn.of(task.bank(), list, convention, false, row -> list.pcr(row) == task.pcr());
            DigestColumn other =
                    DigestColumn.of(task.bank(), list, convention, false, row -> list.pcr(row) != task.pcr());
            Optional<Solution> found = moved(task, own, other, attempt, attempt.chain(conventions.size()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Solution> moved(
            SearchTask task, DigestColumn own, DigestColumn other, HypothesisTrial attempt, Chain chain) {
        byte[] states = chain.states(own, task.base().bytes());
        int[] gaps = gaps(own, other);
        int length = task.bank().digestLength();
        SearchOrder places = new SearchOrder(other, other.size(), chain);
        for (int at = places.next(); at >= 0; at = places.next()) {
            int gap = gaps[at];
            chain.start(states, gap * length, gap);
            if (chain.extend(other.digests(), other.offset(at)) || chain.run(own, gap, own.size())) {
                List<ExtendPiece> moves = List.of(
                        ExtendPiece.run(own, 0, gap),
                        ExtendPiece.run(other, at, at + 1),
                        ExtendPiece.run(own, gap, own.size()));
                Cause cause = new Cause.EntryOfOtherPcr(other.number(at), own.after(chain.position() - 1));
                return found(task, own, ExtendPiece.first(moves, chain.position()), cause);
            }
        }
        if (places.cut()) {
            attempt.cut(new Cut.Places(Cut.What.OTHER_PCR, places.left()));
        }
        return Optional.empty();
    }

    /** How many entries of {@code own} come before each of {@code other}. */
    private static int[] gaps(DigestColumn own, DigestColumn other) {
        int[] gaps = new int[other.size()];
        int gap = 0;
        for (int at = 0; at < gaps.length; at++) {
            while (gap < own.size() && own.number(gap) < other.number(at)) {
                gap++;
            }
            gaps[at] = gap;
        }
        return gaps;
    }

    private static Optional<Solution> found(
            SearchTask task, DigestColumn column, List<ExtendPiece> moves, Cause cause) {
        return Optional.of(new Solution(Explanation.Kind.OTHER_PCR, column.list(), task.base(), moves, cause));
    }
}
