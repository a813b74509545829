package dev.imatool.examine.evidence.lists;

import dev.imatool.examine.replay.BootAggregates;
import dev.imatool.examine.replay.PcrAnswer;
import dev.imatool.examine.report.Finding;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.replay.PcrMatch;
import dev.imatool.replay.ReplayResult;
import dev.imatool.replay.ReplayedPcr;
import dev.imatool.replay.UndecidedPcr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the list compares with one value found of a PCR that it extends.
 *
 * @param expected the value
 * @param outcome how it compares
 * @param entry the entry after which the list gives it, or from which on nothing is known
 * @param container the one that this entry claims to be of; absent for the host
 * @param entriesAfter later entries of the same PCR in this list, which the value does not cover
 * @param newer the list that gives it, where this one is an older copy of that one
 * @param computed the value after the last entry, where one was computed
 * @param notDecided why it decides nothing, where it does not
 */
public record EvidencePcr(
        ExpectedPcr expected,
        Outcome outcome,
        OptionalLong entry,
        Optional<Container> container,
        long entriesAfter,
        Optional<String> newer,
        Optional<ByteString> computed,
        Optional<Finding.PcrUndecided> notDecided) {
    /** Where kernels extend what no policy rule puts elsewhere ({@code CONFIG_IMA_MEASURE_PCR_IDX}, 10 unless it is changed). */
    private static final int PCR_OF_IMA = 10;

    /** How a list compares with a value, from best to worst. */
    public enum Outcome {
        /** The list gives it after its last entry of that PCR. */
        AT_END,
        /** The list gives it after an entry that others of that PCR follow. */
        AT_ENTRY,
        /** A newer copy of the list gives it, after entries that this one does not have yet. */
        NEWER_COPY,
        /** Whether the list gives it cannot be said. */
        UNDECIDED,
        /** The list does not give it. */
        NONE;

        /** Name in machine-readable output. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One for each value that says something about the list; those of PCRs that it does not extend say nothing. */
    static List<EvidencePcr> of(String input, ReplayResult result, BootAggregates boot) {
        PcrAnswer answer = PcrAnswer.of(input, result, boot);
        Set<ExpectedPcr> notDecided =
                result.undecided().stream().map(UndecidedPcr::expected).collect(Collectors.toSet());
        Map<ExpectedPcr, EvidencePcr> best = new LinkedHashMap<>();
        for (ReplayedPcr row : result.pcrs()) {
            row.match()
                    .filter(match -> !notDecided.contains(match.expected()))
                    .ifPresent(match -> best.merge(match.expected(), of(row, match), EvidencePcr::better));
        }
        List<EvidencePcr> all = new ArrayList<>(best.values());
        answer.undecided().stream()
                .filter(finding -> finding.undecided().reason() != UndecidedPcr.Reason.PCR_NOT_EXTENDED)
                .forEach(finding -> all.add(undecided(finding)));
        result.undecided().stream()
                .filter(one -> !result.pcrs().isEmpty() && extendedByIma(one))
                .forEach(one -> all.add(undecided(new Finding.PcrUndecided(input, one))));
        return List.copyOf(all);
    }

    /** Nobody asked about values that are merely found, of PCRs that others extend. But nothing but IMA extends PCR 10, so a list that leaves it out is not the machine's, or not all of it. */
    private static boolean extendedByIma(UndecidedPcr one) {
        return one.reason() == UndecidedPcr.Reason.PCR_NOT_EXTENDED
                && one.expected().pcr() == PCR_OF_IMA
                && !one.expected().value().allZero();
    }

    private static EvidencePcr undecided(Finding.PcrUndecided finding) {
        return new EvidencePcr(
                finding.undecided().expected(),
                Outcome.UNDECIDED,
                finding.entry(),
                finding.container(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.of(finding));
    }

    private static EvidencePcr of(ReplayedPcr row, PcrMatch match) {
        Outcome outcome = switch (match.result()) {
            case AT_END -> Outcome.AT_END;
            case AT_ENTRY -> Outcome.AT_ENTRY;
            case NONE -> Outcome.NONE;
        };
        return new EvidencePcr(
                match.expected(),
                outcome,
                match.entry(),
                match.container(),
                match.entriesAfter(),
                Optional.empty(),
                row.value(),
                Optional.empty());
    }

    private static EvidencePcr better(EvidencePcr one, EvidencePcr other) {
        return other.outcome.compareTo(one.outcome) < 0 ? other : one;
    }

    /** The same, where a newer copy of the list gives the value. */
    EvidencePcr by(String list, EvidencePcr inNewer) {
        return new EvidencePcr(
                expected,
                Outcome.NEWER_COPY,
                inNewer.entry(),
                inNewer.container(),
                0,
                Optional.of(list),
                computed,
                Optional.empty());
    }

    /** The same, where parts that come after the list are missing, which may lead to it. */
    EvidencePcr maybeLater(String input) {
        return outcome == Outcome.NONE
                ? undecided(
                        new Finding.PcrUndecided(input, new UndecidedPcr(expected, UndecidedPcr.Reason.PART_MISSING)))
                : this;
    }

    /** True when the list itself gives it. */
    public boolean given() {
        return outcome == Outcome.AT_END || outcome == Outcome.AT_ENTRY;
    }

    /** True when the list gives it, or a newer copy of it does. */
    boolean reproduced() {
        return outcome.compareTo(Outcome.UNDECIDED) < 0;
    }

    /** What is wrong, where something is: a question that cannot be answered is not answered with yes. */
    public Optional<Finding> finding(String input) {
        return switch (outcome) {
            case AT_END, AT_ENTRY, NEWER_COPY -> Optional.empty();
            case NONE ->
                Optional.of(new Finding.PcrNotReproduced(
                        input, "", expected.bank().toLowerCase(Locale.ROOT), expected.pcr(), expected, computed));
            case UNDECIDED -> notDecided.map(finding -> (Finding) finding);
        };
    }
}
