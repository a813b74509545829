package dev.imatool.replay.eventlog;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.replay.ReplayVerdict;
import dev.imatool.replay.eventlog.LogMatch.Reason;
import dev.imatool.replay.eventlog.LogMatch.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What all comparisons of a log come to.
 *
 * <p>Asked and not answered is no answer: the verdict is undecided where no expected value could be decided, and where one of
 * a firmware's own registers could be decided in no bank. An event without its digest would otherwise hide the rest of its
 * register from the values that contradict it.
 *
 * @param verdict the whole in one word
 * @param unanswered the values that leave it undecided
 */
record LogAnswer(ReplayVerdict verdict, List<ExpectedPcr> unanswered) {
    static LogAnswer of(RegisterOwners owners, List<ComparedPcr> rows, List<ExpectedPcr> unused) {
        Set<Result> results = new HashSet<>();
        rows.forEach(row -> row.match().ifPresent(match -> results.add(match.result())));
        if (results.contains(Result.NOT_REPRODUCED)) {
            return new LogAnswer(ReplayVerdict.NOT_REPRODUCED, List.of());
        }
        List<ExpectedPcr> gaps = gaps(owners, rows, unused);
        if (!gaps.isEmpty()) {
            return new LogAnswer(ReplayVerdict.UNDECIDED, gaps);
        }
        if (results.contains(Result.REPRODUCED_PREFIX)) {
            return new LogAnswer(ReplayVerdict.REPRODUCED_PREFIX, List.of());
        }
        if (results.contains(Result.REPRODUCED)) {
            return new LogAnswer(ReplayVerdict.REPRODUCED, List.of());
        }
        List<ExpectedPcr> open = open(rows, unused);
        if (!open.isEmpty()) {
            return new LogAnswer(ReplayVerdict.UNDECIDED, open);
        }
        boolean asked = rows.stream().anyMatch(row -> row.expected().isPresent());
        return new LogAnswer(asked ? ReplayVerdict.REPRODUCED : ReplayVerdict.COMPUTED, List.of());
    }

    /** Values of registers that only the log can explain, and that are decided in no bank. */
    private static List<ExpectedPcr> gaps(RegisterOwners owners, List<ComparedPcr> rows, List<ExpectedPcr> unused) {
        Set<Integer> decided = new HashSet<>();
        for (ComparedPcr row : rows) {
            boolean undecided = row.match().isEmpty() || row.match().get().result() == Result.UNDECIDED;
            if (!undecided) {
                decided.add(row.pcr().pcr());
            }
        }
        List<ExpectedPcr> gaps = new ArrayList<>();
        for (ComparedPcr row : rows) {
            int index = row.pcr().pcr();
            boolean uncomputable = row.match()
                    .flatMap(LogMatch::reason)
                    .filter(Reason.NOT_COMPUTABLE::equals)
                    .isPresent();
            if (uncomputable && owners.loggedAlone(index) && !decided.contains(index)) {
                gaps.add(row.expected().orElseThrow());
            }
        }
        unused.stream().filter(owners::foreign).forEach(gaps::add);
        return gaps;
    }

    /** Every value that is neither decided nor that of a register before anything extends it. */
    private static List<ExpectedPcr> open(List<ComparedPcr> rows, List<ExpectedPcr> unused) {
        List<ExpectedPcr> open = new ArrayList<>();
        for (ComparedPcr row : rows) {
            boolean undecided = row.match().isPresent() || row.unlogged().isPresent();
            Optional<ExpectedPcr> expected = row.expected();
            if (undecided && expected.isPresent()) {
                open.add(expected.get());
            }
        }
        open.addAll(unused);
        return open;
    }
}
