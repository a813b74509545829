package dev.imatool.replay;

import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import java.util.List;
import java.util.Optional;

/**
 * What the user says that PCRs held before the first entry of a list, in place of zero. A premise, like a key: what a replay proves
 * from there it proves after these values, and nothing proves them.
 *
 * @param values one for a PCR and bank; the last one counts
 */
public record GivenStarts(List<ExpectedPcr> values) {
    /** Nothing is said, so that every PCR begins at zero. */
    public static final GivenStarts NONE = new GivenStarts(List.of());

    public GivenStarts {
        values = List.copyOf(values);
    }

    /** What that PCR held; empty where nothing is said, or no value of the length of the bank's digests. */
    public Optional<ByteString> of(PcrBank bank, int pcr) {
        return values.stream()
                .filter(value -> is(value, bank, pcr) && value.value().length() == bank.digestLength())
                .map(ExpectedPcr::value)
                .reduce((first, last) -> last);
    }

    /**
     * True when the user says of a PCR, in some bank, that it did not begin at zero: then it begins at an unknown value in the banks
     * without a start.
     */
    public boolean has(int pcr) {
        return values.stream().anyMatch(value -> value.pcr() == pcr);
    }

    /** True when {@code value} is of that PCR and bank. */
    public static boolean is(ExpectedPcr value, PcrBank bank, int pcr) {
        return value.pcr() == pcr && PcrBank.ofName(value.bank()).equals(Optional.of(bank));
    }
}
