package dev.imatool.replay.explain;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.UndecidedPcr;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.Explanations;
import dev.imatool.replay.explain.report.Hint;
import dev.imatool.replay.explain.report.NamedEntries;
import dev.imatool.replay.explain.report.NotExplained;
import dev.imatool.replay.explain.report.TrialRecord;
import dev.imatool.replay.explain.search.ExtendPiece;
import dev.imatool.replay.explain.search.RecordedList;
import dev.imatool.replay.explain.search.Solution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was found for one value, before the banks are compared. */
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

    private Explanation explanation(Solution of, List<Hint> hints, NamedEntries entries) {
        return new Explanation(
                of.list().name(), bank, expected, of.kind(), of.also(), Steps.of(of), of.cause(), hints, entries);
    }

    static Explanations report(
            List<BankAnswer> answers,
            List<RecordedList> lists,
            List<RecordedList> references,
            List<UndecidedPcr> undecided,
            List<TrialRecord> tried) {
        List<Explanation> reproduced = new ArrayList<>();
        List<Explanation> explained = new ArrayList<>();
        List<NotExplained> notExplained = new ArrayList<>();
        for (BankAnswer answer : answers) {
            List<Hint> hints = new ArrayList<>(answer.harmless() ? List.of() : answer.otherBanks(answers));
            if (answer.found().isEmpty()) {
                hints.addAll(lost(lists));
                if (references.isEmpty()) {
                    hints.addAll(wanted(lists));
                }
                notExplained.add(new NotExplained(answer.expected(), hints, EntryContainers.of(hints, lists)));
            } else {
                Solution found = answer.found().get();
                boolean plain = found.kind() == Explanation.Kind.PREFIX && answer.whole();
                if (found.kind() == Explanation.Kind.MISSING_ENTRIES) {
                    hints.addAll(lost(lists));
                }
                NamedEntries entries = EntryContainers.of(found.cause(), hints, lists, references);
                (plain ? reproduced : explained).add(answer.explanation(found, hints, entries));
            }
        }
        return new Explanations(reproduced, explained, notExplained, undecided, tried);
    }

    private List<Hint> otherBanks(List<BankAnswer> answers) {
        List<PcrBank> whole = answers.stream()
                .filter(other -> other.expected().pcr() == expected.pcr() && other.whole())
                .map(BankAnswer::bank)
                .toList();
        return whole.isEmpty() ? List.of() : List.of(new Hint.BanksReproduced(whole, bank));
    }

    /** What the list itself shows to be missing from it. */
    private static List<Hint> lost(List<RecordedList> lists) {
        return lists.stream()
                .flatMap(list -> list.kexecGap().stream())
                .limit(1)
                .<Hint>map(gap -> new Hint.LostAtKexec(gap.load(), gap.boot()))
                .toList();
    }

    /** What else the user could give. */
    private static List<Hint> wanted(List<RecordedList> lists) {
        int boots = 0;
        for (RecordedList list : lists) {
            for (int row = 0; row < list.rows(); row++) {
                boots += list.bootAggregate(row) ? 1 : 0;
            }
        }
        return boots > 1 ? List.of(new Hint.ReferenceWanted(boots)) : List.of();
    }
}
