package dev.imatool.replay.explain;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.UndecidedPcr;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.Explanations;
import dev.imatool.replay.explain.report.NotExplained;
import dev.imatool.replay.explain.report.TrialRecord;
import dev.imatool.replay.explain.search.ExtendPiece;
import dev.imatool.replay.explain.search.RecordedList;
import dev.imatool.replay.explain.search.Solution;
import dev.imatool.replay.explain.search.StatementParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was found for one value, before the banks are held against each other. */
record BankAnswer(ExpectedPcr expected, PcrBank bank, Optional<Solution> found) {
    /** True when every entry of the PCR was extended and nothing else. */
    private boolean whole() {
        return harmless()
                && found.orElseThrow().moves().stream()
                        .allMatch(move -> move instanceof ExtendPiece.Run run
                                && run.to() == run.column().size()
                                && !run.column().broken());
    }

    private boolean harmless() {
        return found.filter(Solution::harmless).isPresent();
    }

    private Explanation explanation(Solution of, String evidence) {
        return new Explanation(
                of.list().name(), bank, expected, of.kind(), of.also(), Steps.of(of), of.statement(), evidence);
    }

    static Explanations report(
            List<BankAnswer> answers,
            List<RecordedList> lists,
            boolean noReference,
            List<UndecidedPcr> undecided,
            List<TrialRecord> tried) {
        List<Explanation> reproduced = new ArrayList<>();
        List<Explanation> explained = new ArrayList<>();
        List<NotExplained> notExplained = new ArrayList<>();
        for (BankAnswer answer : answers) {
            String evidence = answer.harmless() ? "" : answer.otherBanks(answers);
            if (answer.found().isEmpty()) {
                notExplained.add(new NotExplained(
                        answer.expected(), join(evidence, join(lost(lists), answer.wish(lists, noReference)))));
            } else {
                Solution found = answer.found().get();
                boolean plain = found.kind() == Explanation.Kind.PREFIX && answer.whole();
                String why = found.kind() == Explanation.Kind.MISSING_ENTRIES ? lost(lists) : "";
                (plain ? reproduced : explained).add(answer.explanation(found, join(evidence, why)));
            }
        }
        return new Explanations(reproduced, explained, notExplained, undecided, tried);
    }

    private String otherBanks(List<BankAnswer> answers) {
        List<String> good = answers.stream()
                .filter(other -> other.expected().pcr() == expected.pcr() && other.whole())
                .map(other -> other.bank().toString())
                .toList();
        return good.isEmpty()
                ? ""
                : StatementParts.and(good) + " of the same PCR " + (good.size() == 1 ? "is" : "are")
                        + " reproduced: the list is whole, and something happened to the " + bank + " bank alone";
    }

    /** What the list itself says is missing from it. */
    private static String lost(List<RecordedList> lists) {
        return lists.stream()
                .flatMap(list -> list.kexecGap().stream())
                .findFirst()
                .map(gap -> "after kexec_load in entry " + gap.load() + " the list has no kexec_execute before the"
                        + " boot_aggregate in entry " + gap.boot()
                        + ": what was measured last before the kexec is in the PCR and lost to the list")
                .orElse("");
    }

    /** What else the user could give. */
    private String wish(List<RecordedList> lists, boolean noReference) {
        int boots = 0;
        for (RecordedList list : lists) {
            for (int row = 0; row < list.rows(); row++) {
                boots += list.bootAggregate(row) ? 1 : 0;
            }
        }
        return boots > 1 && noReference
                ? "the list has " + boots + " boot_aggregates, so that entries may have been lost at kexec;"
                        + " the list of the kernel before (--reference) would tell"
                : "";
    }

    private static String join(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + "; " + other;
    }
}
