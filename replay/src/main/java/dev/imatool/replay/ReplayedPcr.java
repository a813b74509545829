package dev.imatool.replay;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.PcrMatch.Result;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One PCR of one bank after the last entry, under one scheme.
 *
 * @param list the list whose entries were extended; empty for an input that is one plain list
 * @param bank the PCR bank
 * @param pcr PCR index, 0 to 63
 * @param scheme what each entry was extended with
 * @param value the computed value; absent when {@code brokenAt} is present
 * @param violationStyle what violations were extended with; absent where there were none
 * @param otherStyleValue the value had violations been extended in the other style; only for an unmatched
 *     {@link Scheme#PADDED_SHA1} with violations
 * @param entries entries extended, violations included
 * @param violations violations among them
 * @param loggedDigestsUsed entries whose template data is not at hand, so that the logged template digest was extended
 *     unchecked
 * @param brokenAt number of the first entry whose template digest in this bank can neither be computed nor is logged
 * @param brokenIn the container of that entry; absent for the host
 * @param beginning where its entries begin
 * @param start what the user says the PCR held before; absent where it began at zero
 * @param match how it compares with an expected value, where one was given
 */
public record ReplayedPcr(
        String list,
        PcrBank bank,
        int pcr,
        Scheme scheme,
        Optional<ByteString> value,
        Optional<ViolationStyle> violationStyle,
        Optional<ByteString> otherStyleValue,
        long entries,
        long violations,
        long loggedDigestsUsed,
        OptionalLong brokenAt,
        Optional<Container> brokenIn,
        ListBeginning beginning,
        Optional<ByteString> start,
        Optional<PcrMatch> match) {
    /**
     * True when an expected value was not met, and what the PCR held before the first entry at hand is not known. A PCR of zeros was
     * never extended, so that no entries before the first one lead to it.
     */
    public boolean beginsUnknown() {
        return !beginning.known()
                && match.filter(met -> met.result() == Result.NONE
                                && !met.expected().value().allZero())
                        .isPresent();
    }

    /** True when an expected value was not met before {@link #brokenAt}, and may be the one of a later entry. */
    public boolean undecided() {
        return brokenAt.isPresent()
                && match.filter(met -> met.result() == Result.NONE).isPresent();
    }

    /** True when an expected value was not met, and this does not contradict it. */
    public boolean open() {
        return undecided() || beginsUnknown();
    }
}
