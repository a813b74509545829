package dev.imatool.replay;

import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.UndecidedPcr.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The values that a replay is to reproduce. A value given twice for the same PCR counts once. */
final class ExpectedValues {
    private final List<ExpectedPcr> all;
    private final boolean nameNoBank;
    private final List<PcrBank> banks;

    /**
     * @param expected the values
     * @param otherwise the banks to compute when no value names one
     */
    ExpectedValues(List<ExpectedPcr> expected, List<PcrBank> otherwise) {
        this.all = withoutRepeats(expected);
        List<PcrBank> named =
                all.stream().flatMap(value -> bankOf(value).stream()).toList();
        this.nameNoBank = named.isEmpty();
        this.banks = nameNoBank
                ? PcrBank.all().stream().filter(otherwise::contains).toList()
                : PcrBank.all().stream().filter(named::contains).toList();
    }

    private static List<ExpectedPcr> withoutRepeats(List<ExpectedPcr> expected) {
        Map<Claim, ExpectedPcr> first = new LinkedHashMap<>();
        expected.forEach(value -> first.putIfAbsent(Claim.of(value), value));
        return List.copyOf(first.values());
    }

    /** What a value says, wherever it was read. */
    private record Claim(String bank, int pcr, ByteString value) {
        static Claim of(ExpectedPcr expected) {
            String bank = bankOf(expected).map(PcrBank::toString).orElse(expected.bank());
            return new Claim(bank, expected.pcr(), expected.value());
        }
    }

    private static Optional<PcrBank> bankOf(ExpectedPcr expected) {
        return PcrBank.ofName(expected.bank());
    }

    /** True when no value names a bank that can be replayed, so that everything is to be computed. */
    boolean nameNoBank() {
        return nameNoBank;
    }

    /** True when nothing is expected. */
    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The banks to compute: those the values name, or those that were asked for otherwise. */
    List<PcrBank> banks() {
        return banks;
    }

    /** The values to look out for in one PCR. */
    List<ExpectedPcr> of(PcrBank bank, int pcr) {
        Stream<ExpectedPcr> ofPcr = all.stream().filter(value -> value.pcr() == pcr);
        return ofPcr.filter(value -> bankOf(value).equals(Optional.of(bank)))
                .filter(value -> value.value().length() == bank.digestLength())
                .toList();
    }

    /**
     * The values that decide nothing about a list that extends the PCRs {@code extended}, those that are {@code open} for
     * another reason among them.
     */
    List<UndecidedPcr> undecided(Set<Integer> extended, Map<ExpectedPcr, Reason> open) {
        return all.stream()
                .flatMap(value -> whyUndecided(value, extended)
                        .or(() -> Optional.ofNullable(open.get(value)))
                        .map(reason -> new UndecidedPcr(value, reason))
                        .stream())
                .toList();
    }

    private static Optional<Reason> whyUndecided(ExpectedPcr value, Set<Integer> extended) {
        Optional<PcrBank> bank = bankOf(value);
        if (bank.isEmpty()) {
            return Optional.of(Reason.UNKNOWN_BANK);
        }
        if (value.value().length() != bank.get().digestLength()) {
            return Optional.of(Reason.WRONG_LENGTH);
        }
        return extended.contains(value.pcr()) ? Optional.empty() : Optional.of(Reason.PCR_NOT_EXTENDED);
    }
}
