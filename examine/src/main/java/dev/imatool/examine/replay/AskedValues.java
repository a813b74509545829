package dev.imatool.examine.replay;

import dev.imatool.replay.UndecidedPcr;
import java.util.Set;

/**
 * Tells which of the values that a list does not decide are questions without an answer. A value that was typed is one, and so is one
 * of a PCR that the list extends; of a file that brings all PCRs of a TPM those that the list never extends are none, unless nothing
 * else of it decides anything.
 *
 * @param extended the PCRs that the list extends
 * @param decided the PCRs of which a value of some bank was decided
 * @param nothingDecided true where no value decides anything
 */
public record AskedValues(Set<Integer> extended, Set<Integer> decided, boolean nothingDecided) {
    public AskedValues {
        extended = Set.copyOf(extended);
        decided = Set.copyOf(decided);
    }

    /** True when {@code one} was asked for, so that it is a finding. */
    public boolean asks(UndecidedPcr one) {
        int pcr = one.expected().pcr();
        return nothingDecided
                || one.expected().typed()
                || switch (one.reason()) {
                    case NOT_COMPUTABLE, PART_MISSING -> true;
                    case UNKNOWN_BEGINNING -> !decided.contains(pcr);
                    case WRONG_LENGTH -> extended.contains(pcr);
                    case UNKNOWN_BANK -> extended.contains(pcr) && !decided.contains(pcr);
                    case PCR_NOT_EXTENDED -> false;
                };
    }
}
