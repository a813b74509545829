package dev.imatool.replay.explain;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.report.StartKind;
import dev.imatool.replay.explain.search.Candidate;
import dev.imatool.replay.explain.search.Recording;
import dev.imatool.replay.explain.search.StartValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to explain, and to explain it with.
 *
 * @param expected the values to explain
 * @param starts values that PCRs had before; the last one of a PCR and bank counts
 * @param list the measurement list, recorded in {@link #banks}
 * @param reference another list, recorded in the same banks
 * @param candidates what else may have been extended
 */
public record ExplanationInput(
        List<ExpectedPcr> expected,
        List<ExpectedPcr> starts,
        Recording list,
        Optional<Recording> reference,
        List<Candidate> candidates) {
    public ExplanationInput {
        expected = List.copyOf(expected);
        starts = List.copyOf(starts);
        candidates = List.copyOf(candidates);
    }

    /** The banks that lists have to be recorded in, for these values to be explained. */
    public static Set<PcrBank> banks(List<ExpectedPcr> expected) {
        Set<PcrBank> banks = EnumSet.noneOf(PcrBank.class);
        expected.forEach(value -> bankOf(value).ifPresent(banks::add));
        return banks;
    }

    /** The bank that is tried: the one named, or, where that cannot be, the one whose digests have the value's length. */
    static Optional<PcrBank> bankOf(ExpectedPcr value) {
        int length = value.value().length();
        return PcrBank.ofName(value.bank())
                .filter(bank -> bank.digestLength() == length)
                .or(() -> PcrBank.ofDigestLength(length));
    }

    /** True when the value is of the bank that it names. */
    static boolean namesItsBank(ExpectedPcr value) {
        return PcrBank.ofName(value.bank()).equals(bankOf(value));
    }

    Optional<StartValue> start(ExpectedPcr value, PcrBank bank) {
        return starts.stream()
                .filter(start -> start.pcr() == value.pcr()
                        && PcrBank.ofName(start.bank()).equals(Optional.of(bank))
                        && start.value().length() == bank.digestLength())
                .reduce((first, last) -> last)
                .map(start -> new StartValue(start.value(), StartKind.GIVEN));
    }

    /** True when the user asks for this very PCR, and not because a file brings all of them. */
    boolean asksFor(ExpectedPcr value) {
        return value.typed() || starts.stream().anyMatch(start -> start.pcr() == value.pcr());
    }
}
