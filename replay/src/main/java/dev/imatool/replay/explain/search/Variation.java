package dev.imatool.replay.explain.search;

import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.report.Assumption;
import dev.imatool.replay.explain.report.Explanation;
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
 * @param assumption the cause, as a report names it; absent where nothing is varied
 */
public record Variation(
        Optional<StartValue> start,
        Optional<Convention> convention,
        Optional<Explanation.Kind> kind,
        Optional<Assumption> assumption) {
    /** Nothing is varied. */
    public static final Variation NONE =
            new Variation(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** All that the evidence gives a reason for. */
    public static List<Variation> of(SearchTask task) {
        List<Variation> all = new ArrayList<>();
        Stream<StartValue> zero = task.given().stream().map(given -> StartValue.zero(task.bank()));
        Stream.concat(zero, StartValue.others(task.bank()).stream())
                .filter(start -> !start.value().equals(task.base().value()))
                .forEach(start -> all.add(of(start)));
        PcrBank bank = task.bank();
        boolean violations = task.lists().stream().anyMatch(list -> list.violations() > 0);
        if (violations) {
            Convention.ofOtherViolations(bank).forEach(one -> all.add(ofViolations(one, bank)));
        }
        if (task.lists().stream().anyMatch(list -> !list.logged().isEmpty())) {
            Convention.ofKernels(bank, violations).forEach(one -> all.add(asLogged(one.asLogged(), bank)));
        }
        return all;
    }

    private static Variation of(StartValue start) {
        return new Variation(
                Optional.of(start),
                Optional.empty(),
                Optional.of(Explanation.Kind.START_VALUE),
                Optional.of(new Assumption.Start(start.kind())));
    }

    private static Variation ofViolations(Convention convention, PcrBank bank) {
        return new Variation(
                Optional.empty(),
                Optional.of(convention),
                Optional.of(Explanation.Kind.VIOLATION_CONVENTION),
                Optional.of(new Assumption.Violations(convention.violations(), convention.padded(bank))));
    }

    private static Variation asLogged(Convention convention, PcrBank bank) {
        return new Variation(
                Optional.empty(),
                Optional.of(convention),
                Optional.of(Explanation.Kind.LOGGED_DIGESTS),
                Optional.of(new Assumption.LoggedDigests(convention.padded(bank))));
    }
}
