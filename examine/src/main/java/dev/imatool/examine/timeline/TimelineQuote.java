package dev.imatool.examine.timeline;

import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.model.tpm.TpmClock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A quote of the evidence, and what it says about when entries were measured.
 *
 * @param quote what it proves about the list
 * @param entry the last entry that it covers; 0 where it covers none
 * @param bound whether it dates entries, and why not
 * @param taken when it was made, as far as anything but the TPM says so
 * @param log the collection log that says so; absent where others do
 * @param reckoned about when it was made, by that of another quote; absent where {@code taken} has both bounds
 */
public record TimelineQuote(
        EvidenceQuote quote,
        long entry,
        Bound bound,
        WallTime taken,
        Optional<String> log,
        Optional<ReckonedTime> reckoned) {
    /** Whether a quote dates entries. */
    public enum Bound {
        /** Entries up to the last that it covers were measured before its clock, others of its PCRs after it. */
        DATES_ENTRIES,
        /** A step of checking it failed, so it proves nothing. */
        NOT_VALID,
        /** Nobody's signature is on it, or none that could be checked. */
        NOT_SIGNED,
        /** The list does not lead to the quoted values after any entry. */
        COVERS_NOTHING,
        /** It is of another reset of the TPM than the quote that covers most: another boot, in which PCRs began anew. */
        OTHER_RESET;

        /** Name in machine-readable output. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** File of the quote. */
    public String message() {
        return quote.message();
    }

    /** What the TPM's clock showed, as the quote says. */
    public Optional<TpmClock> clock() {
        return quote.clock();
    }

    /** True when the user vouches for its key, or accepts it. */
    public boolean vouchedFor() {
        return quote.vouchedFor();
    }

    /** The same with a time that is reckoned. */
    TimelineQuote reckonedAs(Optional<ReckonedTime> time) {
        return new TimelineQuote(quote, entry, bound, taken, log, time);
    }

    /** Not earlier than this, by logs and as reckoned. */
    Optional<Instant> aboutNotBefore() {
        return Stream.of(taken.notBefore(), reckoned.flatMap(time -> time.wall().notBefore()))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    /** Not later than this, by logs and as reckoned. */
    Optional<Instant> aboutNotAfter() {
        return Stream.of(taken.notAfter(), reckoned.flatMap(time -> time.wall().notAfter()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** How far its clock can be trusted. */
    public TimeTrust trust() {
        return vouchedFor() ? TimeTrust.SIGNED : TimeTrust.KEY_NOT_VOUCHED_FOR;
    }
}
