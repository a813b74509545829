package dev.imatool.replay.explain.hypotheses;

import dev.imatool.model.PcrBank;
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
import dev.imatool.replay.explain.search.StartValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The PCR went back to its start value after an entry, and only later entries are in it: the TPM was restarted (on resume,
 * for instance), or the PCR was reset.
 *
 * <p>Nothing leads from a value back to the entry, so that every place costs all extends after it. Lists of up to {@link
 * #EVERY_ENTRY} entries of the PCR are searched at every entry from zero and from the given start value; the other start
 * values, and longer lists, as far as the effort goes.
 */
public final class PcrReset implements Hypothesis {
    /** Up to how many entries of the PCR, in all lists of the input, each entry is tried whatever the effort. */
    public static final int EVERY_ENTRY = 20_000;

    private static final int FIRST_ALL_ONES = 17;
    private static final int LAST_ALL_ONES = 22;
    private static final int SIDE_BY_SIDE = 64;

    @Override
    public HypothesisKind kind() {
        return HypothesisKind.PCR_RESET;
    }

    /**
     * Entries of a list without one of unknown digest between them.
     *
     * @param first the first place at which a reset is tried
     * @param before number of the entry before the first place of the column
     */
    private record Part(DigestColumn column, int first, long before) {
        /** Number of the entry after which a run from {@code from} begins. */
        long after(int from) {
            return from == 0 ? before : column.number(from - 1);
        }
    }

    @Override
    public Optional<Solution> test(SearchTask task, HypothesisTrial attempt) {
        List<Part> parts = task.lists().stream()
                .flatMap(list -> parts(task, list, attempt))
                .toList();
        boolean every = trials(task) <= (long) EVERY_ENTRY * (EVERY_ENTRY - 1) / 2;
        List<StartValue> likely = likely(task);
        List<StartValue> others = StartValue.others(task.bank()).stream()
                .filter(start -> likely.stream().noneMatch(one -> one.value().equals(start.value())))
                .toList();
        long shares = (long) parts.size() * (every ? others.size() : likely.size() + others.size());
        return each(
                        likely,
                        parts,
                        (start, part) -> every
                                ? everywhere(start, part, attempt)
                                : asFarAs(start, part, attempt, attempt.chain(shares)))
                .or(() -> each(others, parts, (start, part) -> asFarAs(start, part, attempt, attempt.chain(shares))));
    }

    private interface Trial {
        Optional<Solution> of(StartValue start, Part part);
    }

    private static Optional<Solution> each(List<StartValue> starts, List<Part> parts, Trial trial) {
        return starts.stream()
                .flatMap(start -> parts.stream().flatMap(part -> trial.of(start, part).stream()))
                .findFirst();
    }

    /** How many extends a search at every entry takes, from one start value and under one convention. */
    public static long trials(SearchTask task) {
        long trials = 0;
        for (RecordedList list : task.lists()) {
            long entries = IntStream.range(0, list.rows())
                    .filter(row -> list.pcr(row) == task.pcr())
                    .count();
            trials += entries * (entries - 1) / 2;
        }
        return trials;
    }

    /** Zero; the given one; all ones for the PCRs that a TPM starts so (TCG PC Client Platform TPM Profile, PCR attributes). */
    private static List<StartValue> likely(SearchTask task) {
        PcrBank bank = task.bank();
        boolean ones = task.pcr() >= FIRST_ALL_ONES && task.pcr() <= LAST_ALL_ONES;
        Stream<StartValue> usual = Stream.concat(
                Stream.of(StartValue.zero(bank)),
                ones ? StartValue.others(bank).stream().limit(1) : Stream.of());
        return Stream.concat(task.given().stream(), usual).toList();
    }

    /** What is before the first entry whose digest is not known, and what follows the last one. */
    private static Stream<Part> parts(SearchTask task, RecordedList list, HypothesisTrial attempt) {
        List<Part> parts = new ArrayList<>();
        for (DigestColumn column : task.columns(list)) {
            if (column.size() > 1) {
                parts.add(new Part(column, 1, 0));
            }
            if (column.broken()) {
                int unknown = lastUnknown(list, task.pcr(), column.convention());
                DigestColumn tail = DigestColumn.of(
                        task.bank(),
                        list,
                        column.convention(),
                        false,
                        row -> row > unknown && list.pcr(row) == task.pcr());
                if (tail.size() > 0) {
                    parts.add(new Part(tail, 0, list.number(unknown)));
                }
                attempt.cut(new Cut.AcrossUnknown(list.number(unknown)));
            }
        }
        return parts.stream();
    }

    private static int lastUnknown(RecordedList list, int pcr, Convention convention) {
        return IntStream.iterate(list.rows() - 1, row -> row >= 0, row -> row - 1)
                .filter(row -> list.pcr(row) == pcr && !list.violation(row) && !list.known(row, convention.source()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Every place, the last one first; {@value #SIDE_BY_SIDE} at a time, each to its end, so that the number of extends does
     * not hang on the number of threads.
     */
    private static Optional<Solution> everywhere(StartValue start, Part part, HypothesisTrial attempt) {
        DigestColumn column = part.column();
        byte[] value = start.bytes();
        for (int end = column.size(); end > part.first(); end -= SIDE_BY_SIDE) {
            int begin = Math.max(part.first(), end - SIDE_BY_SIDE);
            List<Chain> chains = IntStream.range(begin, end)
                    .mapToObj(from -> attempt.chainOfItsOwn())
                    .toList();
            boolean[] met = new boolean[end - begin];
            int first = begin;
            IntStream.range(begin, end).parallel().forEach(from -> {
                Chain chain = chains.get(from - first);
                chain.start(value, 0, 0);
                met[from - first] = chain.run(column, from, column.size());
            });
            chains.forEach(attempt::add);
            for (int from = end - 1; from >= begin; from--) {
                if (met[from - begin]) {
                    return Optional.of(
                            found(start, part, from, chains.get(from - begin).position()));
                }
            }
        }
        return Optional.empty();
    }

    /** As many places as the chain may try. */
    private static Optional<Solution> asFarAs(StartValue start, Part part, HypothesisTrial attempt, Chain chain) {
        DigestColumn column = part.column();
        SearchOrder places = new SearchOrder(column, part.first(), column.size(), chain);
        byte[] value = start.bytes();
        for (int from = places.next(); from >= 0; from = places.next()) {
            chain.start(value, 0, 0);
            if (chain.run(column, from, column.size())) {
                return Optional.of(found(start, part, from, chain.position()));
            }
        }
        if (places.cut()) {
            attempt.cut(new Cut.Runs(start.kind(), column.padded(), places.left()));
        }
        return Optional.empty();
    }

    private static Solution found(StartValue start, Part part, int from, int covered) {
        DigestColumn column = part.column();
        int to = from + covered;
        Cause cause = new Cause.Reset(
                start.kind(),
                part.after(from),
                column.range(from, to),
                column.bootAggregate(from),
                column.padded(),
                column.after(to));
        boolean zero = start.value().allZero();
        return new Solution(
                Explanation.Kind.PCR_RESET,
                zero ? List.of() : List.of(Explanation.Kind.START_VALUE),
                column.list(),
                start,
                List.of(ExtendPiece.run(column, from, to)),
                cause);
    }
}
