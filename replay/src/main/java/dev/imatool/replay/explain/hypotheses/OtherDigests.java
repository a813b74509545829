package dev.imatool.replay.explain.hypotheses;

import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.HypothesisKind;
import dev.imatool.replay.explain.report.ViolationRule;
import dev.imatool.replay.explain.search.Convention;
import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ExtendPiece;
import dev.imatool.replay.explain.search.Hypothesis;
import dev.imatool.replay.explain.search.HypothesisTrial;
import dev.imatool.replay.explain.search.RecordedList;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import dev.imatool.replay.explain.search.StartValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The right entries, extended with other digests than kernels extend. */
final class OtherDigests implements Hypothesis {
    private final HypothesisKind hypothesis;
    private final Explanation.Kind kind;
    private final BiFunction<PcrBank, RecordedList, List<Convention>> conventions;

    private OtherDigests(
            HypothesisKind hypothesis,
            Explanation.Kind kind,
            BiFunction<PcrBank, RecordedList, List<Convention>> conventions) {
        this.hypothesis = hypothesis;
        this.kind = kind;
        this.conventions = conventions;
    }

    /** Something else for violations. */
    static OtherDigests forViolations() {
        return new OtherDigests(
                HypothesisKind.VIOLATION_CONVENTION,
                Explanation.Kind.VIOLATION_CONVENTION,
                (bank, list) -> list.violations() == 0 ? List.of() : Convention.ofOtherViolations(bank));
    }

    /** The logged template digest where the computed one is another. */
    static OtherDigests asLogged() {
        return new OtherDigests(
                HypothesisKind.LOGGED_DIGESTS,
                Explanation.Kind.LOGGED_DIGESTS,
                (bank, list) -> list.logged().isEmpty()
                        ? List.of()
                        : Convention.ofKernels(bank, list.violations() > 0).stream()
                                .map(Convention::asLogged)
                                .toList());
    }

    /** Digests of another bank, cut or padded. */
    static OtherDigests ofOtherBanks(List<PcrBank> recorded) {
        return new OtherDigests(HypothesisKind.OTHER_BANK, Explanation.Kind.OTHER_BANK, (bank, list) -> {
            List<Convention> all = new ArrayList<>();
            for (PcrBank source : recorded) {
                if (source != bank && source != PcrBank.SHA1) {
                    all.add(new Convention(source, ViolationRule.ALL_ONES, false));
                }
            }
            return all;
        });
    }

    @Override
    public HypothesisKind kind() {
        return hypothesis;
    }

    @Override
    public Optional<Solution> test(SearchTask task, HypothesisTrial attempt) {
        StartValue base = task.base();
        for (RecordedList list : task.lists()) {
            List<Convention> wanted = conventions.apply(task.bank(), list);
            for (Convention convention : wanted) {
                DigestColumn column = task.columns(list, task.pcr(), List.of(convention), false)
                        .get(0);
                Optional<Integer> covered = Prefix.covered(column, base, attempt.chain(1));
                if (covered.isPresent()) {
                    return covered.map(entries -> new Solution(
                            kind, list, base, List.of(ExtendPiece.run(column, 0, entries)), cause(column, entries)));
                }
            }
        }
        return Optional.empty();
    }

    private Cause cause(DigestColumn column, int entries) {
        Convention convention = column.convention();
        return switch (kind) {
            case VIOLATION_CONVENTION ->
                new Cause.Violations(convention.violations(), column.reach(entries), column.padded());
            case LOGGED_DIGESTS -> new Cause.LoggedDigests(column.notAsComputed(entries), column.reach(entries));
            default ->
                new Cause.OtherBankDigests(
                        convention.source(),
                        convention.source().digestLength() > column.bank().digestLength(),
                        column.reach(entries));
        };
    }
}
