package dev.imatool.replay;

import dev.imatool.model.Container;
import dev.imatool.model.ExpectedPcr;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How an expected PCR value compares with the replay.
 *
 * @param expected the value to reproduce
 * @param result whether and where it was
 * @param entry number of the entry after which the computed value is the expected one; absent for {@link Result#NONE}
 * @param container the one that this entry claims to be of; absent for the host
 * @param entriesAfter later entries of the same PCR, which the expected value does not cover; 0 unless
 *     {@link Result#AT_ENTRY}
 */
public record PcrMatch(
        ExpectedPcr expected, Result result, OptionalLong entry, Optional<Container> container, long entriesAfter) {
    /** Where an expected value is reproduced, from worst to best. */
    public enum Result {
        /** After no entry, or none up to where the chain is broken. */
        NONE,
        /** After an entry that others of the same PCR follow. */
        AT_ENTRY,
        /** After the last entry of that PCR. */
        AT_END;

        /** The name in reports: {@code none}, {@code at_entry}, {@code at_end}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static PcrMatch none(ExpectedPcr expected) {
        return new PcrMatch(expected, Result.NONE, OptionalLong.empty(), Optional.empty(), 0);
    }

    static PcrMatch at(ExpectedPcr expected, long entry, Optional<Container> container, long entriesAfter) {
        Result result = entriesAfter == 0 ? Result.AT_END : Result.AT_ENTRY;
        return new PcrMatch(expected, result, OptionalLong.of(entry), container, entriesAfter);
    }
}
