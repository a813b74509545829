package dev.imatool.replay.bootaggregate;

import dev.imatool.model.ByteString;
import dev.imatool.replay.eventlog.LogAssumption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a boot_aggregate is the hash of known PCR values.
 *
 * @param aggregate as logged
 * @param result whether it is
 * @param range the PCRs it covers: what was proven, or what kernels cover in that algorithm; absent where nothing was computed
 * @param computed the hash of the known values over that range
 * @param from where PCR 0 to 7 come from
 * @param upperFrom where PCR 8 and 9 come from, for {@link Range#ZERO_TO_NINE}
 * @param assumption what had to be taken for true that the event log does not say
 * @param reasons why it may be zero, not reproduced or not checked
 */
public record BootAggregateResult(
        BootAggregate aggregate,
        Result result,
        Optional<Range> range,
        Optional<ByteString> computed,
        Optional<Origin> from,
        Optional<Origin> upperFrom,
        Optional<LogAssumption> assumption,
        List<BootAggregateReason> reasons) {
    /** The outcome. */
    public enum Result {
        /** It is the hash of those PCR values. */
        REPRODUCED,
        /** It is the hash of none of the values that are known. */
        NOT_REPRODUCED,
        /** All zero: the kernel had no PCR values to hash. */
        ZERO,
        /** The values it would take are not known. */
        NOT_CHECKED;

        /** A stable name for machines, in lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The PCRs that are hashed (kernel: {@code ima_calc_boot_aggregate_tfm}). */
    public enum Range {
        /** In SHA-1 always, and in every bank up to kernel 5.8. */
        ZERO_TO_SEVEN("0-7", 8),
        /** In other banks since 5.9. */
        ZERO_TO_NINE("0-9", 10);

        private final String text;
        private final int pcrs;

        Range(String text, int pcrs) {
            this.text = text;
            this.pcrs = pcrs;
        }

        /** How many PCRs. */
        public int pcrs() {
            return pcrs;
        }

        /** {@code 0-7} or {@code 0-9}. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** Where PCR values come from. */
    public enum Origin {
        /** The replay of an event log. */
        EVENT_LOG,
        /** Values that were expected. */
        EXPECTED_VALUES,
        /** Zeros, which a PCR holds that nobody extended. */
        ZEROS;

        /** A stable name for machines, in lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public BootAggregateResult {
        reasons = List.copyOf(reasons);
    }

    static BootAggregateResult undecided(BootAggregate aggregate, Result result, BootAggregateReason... reasons) {
        return new BootAggregateResult(
                aggregate,
                result,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(reasons));
    }
}
