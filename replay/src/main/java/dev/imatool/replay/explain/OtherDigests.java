package dev.imatool.replay.explain;

import dev.imatool.model.PcrBank;
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
    public String wording(Question question) {
        return wording;
    }

    @Override
    public Optional<Found> test(Question question, Attempt attempt) {
        Start base = question.base();
        for (RecordedList list : question.lists()) {
            List<Convention> wanted = conventions.apply(question.bank(), list);
            for (Convention convention : wanted) {
                Column column = question.columns(list, question.pcr(), List.of(convention), false)
                        .get(0);
                Optional<Integer> covered = Prefix.covered(column, base, attempt.chain(1));
                if (covered.isPresent()) {
                    return covered.map(entries -> new Found(
                            kind,
                            list,
                            base,
                            List.of(Move.run(column, 0, entries)),
                            "is reproduced " + Wording.reach(column, entries) + ", when " + how(column, entries)));
                }
            }
        }
        return Optional.empty();
    }

    private String how(Column column, int entries) {
        String padded = column.padded() ? " (and the other entries with padded SHA-1)" : "";
        return switch (kind) {
            case VIOLATION_CONVENTION ->
                "for each violation " + column.convention().violations().wording() + " is extended" + padded;
            case LOGGED_DIGESTS ->
                Wording.entries(column.notAsComputed(entries))
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
