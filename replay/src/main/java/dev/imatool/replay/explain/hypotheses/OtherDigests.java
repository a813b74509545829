package dev.imatool.replay.explain.hypotheses;

import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.search.Convention;
import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ExtendPiece;
import dev.imatool.replay.explain.search.Hypothesis;
import dev.imatool.replay.explain.search.HypothesisTrial;
import dev.imatool.replay.explain.search.RecordedList;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import dev.imatool.replay.explain.search.StartValue;
import dev.imatool.replay.explain.search.StatementParts;
import dev.imatool.replay.explain.search.ViolationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The right entries, extended with other digests than kernels extend. */
final class OtherDigests implements Hypothesis {
    private final Explanation.Kind kind;
    private final String wording;
    private final BiFunction<PcrBank, RecordedList, List<Convention>> conventions;

    private OtherDigests(
            Explanation.Kind kind, String wording, BiFunction<PcrBank, RecordedList, List<Convention>> conventions) {
        this.kind = kind;
        this.wording = wording;
        this.conventions = conventions;
    }

    /** Something else for violations. */
    static OtherDigests forViolations() {
        return new OtherDigests(
                Explanation.Kind.VIOLATION_CONVENTION,
                "violations extended as zeros, as their template digest, in the other style, or not at all",
                (bank, list) -> list.violations() == 0 ? List.of() : Convention.ofOtherViolations(bank));
    }

    /** The logged template digest where the computed one is another. */
    static OtherDigests asLogged() {
        return new OtherDigests(
                Explanation.Kind.LOGGED_DIGESTS,
                "the logged template digests, where they are not the computed ones",
                (bank, list) -> list.logged().isEmpty()
                        ? List.of()
                        : Convention.ofKernels(bank, list.violations() > 0).stream()
                                .map(Convention::asLogged)
                                .toList());
    }

    /** Digests of another bank, cut or filled up. */
    static OtherDigests ofOtherBanks(List<PcrBank> recorded) {
        return new OtherDigests(
                Explanation.Kind.OTHER_BANK,
                "template digests of another bank, cut or filled up with zeros",
                (bank, list) -> {
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
    public String id() {
        return kind.id();
    }

    @Override
    public String wording(SearchTask task) {
        return wording;
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
                            kind,
                            list,
                            base,
                            List.of(ExtendPiece.run(column, 0, entries)),
                            "is reproduced " + StatementParts.reach(column, entries) + ", when "
                                    + how(column, entries)));
                }
            }
        }
        return Optional.empty();
    }

    private String how(DigestColumn column, int entries) {
        String padded = column.padded() ? " (and the other entries with padded SHA-1)" : "";
        return switch (kind) {
            case VIOLATION_CONVENTION ->
                "for each violation " + column.convention().violations().wording() + " is extended" + padded;
            case LOGGED_DIGESTS ->
                StatementParts.entries(column.notAsComputed(entries))
                        + " of which the template data no longer gives the logged template digest"
                        + " went in as logged: changed after being measured";
            default ->
                "the " + column.convention().source() + " template digests are extended, "
                        + (column.convention().source().digestLength()
                                        > column.bank().digestLength()
                                ? "cut"
                                : "filled up with zeros");
        };
    }
}
