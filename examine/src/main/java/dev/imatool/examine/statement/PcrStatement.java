package dev.imatool.examine.statement;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.replay.UndecidedPcr;
import java.util.List;
import java.util.Map;

/** About expected PCR values, and what a list leads to. */
public sealed interface PcrStatement extends Statement {
    /** About container PCRs, in PCR 12 of bank sha1. */
    enum OfContainers implements PcrStatement {
        /** What PCR 12 held before the last bind is not known. */
        HISTORY_UNKNOWN
    }

    /**
     * Something about a PCR of one bank.
     *
     * @param what what
     * @param bank PCR bank
     * @param pcr PCR index
     */
    record OfPcr(What what, String bank, int pcr) implements PcrStatement {
        /** About the PCR of a value. */
        public static OfPcr of(What what, ExpectedPcr value) {
            return new OfPcr(what, value.bank(), value.pcr());
        }

        /** What there is to say about a PCR. */
        public enum What {
            /** It begins at a value that the user gave. */
            BEGINS_AS_GIVEN,
            /** A start value is given for it, and nothing is computed of it. */
            NOT_COMPUTED,
            /** A start value is given for it, and no value is expected. */
            NOTHING_EXPECTED,
            /** The value that is expected of it is all zeros. */
            ZERO_EXPECTED,
            /** It cannot be computed from the entry on that the notice is about. */
            NOT_DECIDABLE
        }
    }

    /**
     * Expected values that are left aside, because other banks are asked for.
     *
     * @param values how many
     */
    record OtherBanks(int values) implements PcrStatement {}

    /**
     * Banks of expected values that decide nothing.
     *
     * @param reason why not
     * @param banks each once
     */
    record OfBanks(UndecidedPcr.Reason reason, List<String> banks) implements PcrStatement {
        public OfBanks {
            banks = List.copyOf(banks);
        }
    }

    /**
     * PCRs of expected values that the list never extends.
     *
     * @param pcrs as they come; some perhaps repeatedly
     */
    record NotExtended(List<Integer> pcrs) implements PcrStatement {
        public NotExtended {
            pcrs = List.copyOf(pcrs);
        }
    }

    /**
     * Several boot_aggregates in a list that does not lead to a value.
     *
     * @param number how many
     */
    record BootAggregates(long number) implements PcrStatement {}

    /**
     * Boot_aggregates that were not looked at.
     *
     * @param number how many
     */
    record BootAggregatesLeftOut(long number) implements PcrStatement {}

    /**
     * PCRs of which an event log and the expected values cannot both be of one boot.
     *
     * @param pcrs their indices, by bank
     */
    record EventLogContradicts(Map<String, List<Integer>> pcrs) implements PcrStatement {}

    /**
     * Entries that are not searched for an explanation.
     *
     * @param omitted how many
     * @param entries how many are kept at most
     * @param lists of how many lists together
     */
    record NotSearched(long omitted, int entries, int lists) implements PcrStatement {}

    /**
     * Expected values of which none is of a PCR that holds container PCRs.
     *
     * @param boots true where PCR 11 is looked at too
     */
    record NoneOfContainers(boolean boots) implements PcrStatement {}

    /**
     * A value of a PCR that holds no container PCRs.
     *
     * @param bank PCR bank
     * @param pcr PCR index
     * @param boots true where PCR 11 is looked at too
     */
    record NotOfContainers(String bank, int pcr, boolean boots) implements PcrStatement {}
}
