package dev.imatool.replay;

import dev.imatool.model.ExpectedPcr;
import java.util.Locale;

/**
 * An expected value that a replay can neither reproduce nor contradict.
 *
 * @param expected as given
 * @param reason why
 */
public record UndecidedPcr(ExpectedPcr expected, Reason reason) {
    /** Why an expected value decides nothing. */
    public enum Reason {
        /** Its bank is of a hash that no {@link dev.imatool.model.PcrBank} has. */
        UNKNOWN_BANK,
        /** Its length is not that of the bank's digests. */
        WRONG_LENGTH,
        /** No entry extends that PCR. */
        PCR_NOT_EXTENDED,
        /**
         * No entry gives it up to one whose template digest in that bank can neither be computed nor is logged; entries
         * from there on may.
         */
        NOT_COMPUTABLE,
        /** No entry gives it, and the entries begin after an unknown value ({@link ListBeginning#UNKNOWN_ENTRY}). */
        UNKNOWN_BEGINNING,
        /** No entry gives it, and a part that may come after the list begins at an unknown entry, so that another is missing. */
        PART_MISSING;

        /**
         * The name in reports: {@code unknown_bank}, {@code wrong_length}, {@code pcr_not_extended}, {@code
         * not_computable}, {@code unknown_beginning}, {@code
         * part_missing}.
         */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
