package dev.imatool.examine.parts;

import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import java.util.Optional;

/**
 * A PCR value that the right order of parts leads to.
 *
 * @param bank its bank
 * @param pcr index of the PCR
 * @param value as long as the digests of the bank
 */
public record SoughtValue(PcrBank bank, int pcr, ByteString value) {
    /** The value of {@code expected}, where its bank can be replayed; one of zeros is led to by nothing. */
    public static Optional<SoughtValue> of(ExpectedPcr expected) {
        return PcrBank.ofName(expected.bank())
                .filter(bank -> bank.digestLength() == expected.value().length())
                .filter(bank -> !expected.value().allZero())
                .map(bank -> new SoughtValue(bank, expected.pcr(), expected.value()));
    }
}
