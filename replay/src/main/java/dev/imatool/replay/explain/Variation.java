package dev.imatool.replay.explain;

import dev.imatool.model.PcrBank;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One cause that other hypotheses are combined with: another start value, or other digests than kernels extend.
 *
 * @param start in place of the value that the PCR began with
 * @param convention in place of those of kernels
 * @param kind what it comes to
 * @param wording a clause for sentences
 */
record Variation(
        Optional<Start> start, Optional<Convention> convention, Optional<Explanation.Kind> kind, String wording) {
    /** Nothing is varied. */
    static final Variation NONE = new Variation(Optional.empty(), Optional.empty(), Optional.empty(), "");

    /** All that the evidence gives a reason for. */
    static List<Variation> of(Question question) {
        List<Variation> all = new ArrayList<>();
        Stream<Start> zero = question.given().stream().map(given -> Start.zero(question.bank()));
        Stream.concat(zero, Start.others(question.bank()).stream())
                .filter(start -> !start.value().equals(question.base().value()))
                .forEach(start -> all.add(of(start)));
        PcrBank bank = question.bank();
        boolean violations = question.lists().stream().anyMatch(list -> list.violations() > 0);
        if (violations) {
            Convention.ofOtherViolations(bank).forEach(one -> all.add(ofViolations(one, bank)));
        }
        if (question.lists().stream().anyMatch(list -> !list.logged().isEmpty())) {
            Convention.ofKernels(bank, violations).forEach(one -> all.add(asLogged(one.asLogged(), bank)));
        }
        return all;
    }

    private static Variation of(Start start) {
        return new Variation(
                Optional.of(start),
                Optional.empty(),
                Optional.of(Explanation.Kind.START_VALUE),
                "the PCR began at " + (start.wording().startsWith("startup") ? "the value of " : "") + start.wording());
    }

    private static Variation ofViolations(Convention convention, PcrBank bank) {
        return new Variation(
                Optional.empty(),
                Optional.of(convention),
                Optional.of(Explanation.Kind.VIOLATION_CONVENTION),
                "for each violation " + convention.violations().wording() + " is extended" + padded(convention, bank));
    }

    private static Variation asLogged(Convention convention, PcrBank bank) {
        return new Variation(
                Optional.empty(),
                Optional.of(convention),
                Optional.of(Explanation.Kind.LOGGED_DIGESTS),
                "entries that were changed after being measured go in with their logged template digest"
                        + padded(convention, bank));
    }

    private static String padded(Convention convention, PcrBank bank) {
        return convention.padded(bank) ? ", in padded SHA-1" : "";
    }
}
