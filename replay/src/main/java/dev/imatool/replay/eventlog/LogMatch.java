package dev.imatool.replay.eventlog;

import dev.imatool.model.ExpectedPcr;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How an expected PCR value compares with a log that extends that PCR, or ought to.
 *
 * @param expected the value to reproduce
 * @param result whether it is
 * @param event number of the event after which the value is the expected one, for {@link Result#REPRODUCED_PREFIX}
 * @param eventsAfter later events of that PCR, which the value does not cover
 * @param assumption what had to be taken for true that the log does not say
 * @param reason why nothing is decided, for {@link Result#UNDECIDED}, or why the value is missed, where that is known
 */
public record LogMatch(
        ExpectedPcr expected,
        Result result,
        OptionalLong event,
        long eventsAfter,
        Optional<LogAssumption> assumption,
        Optional<Reason> reason) {
    /** Whether an expected value is reproduced, from worst to best. */
    public enum Result {
        /** Neither the log nor a beginning of it gives the value. */
        NOT_REPRODUCED,
        /** The value differs, and that says nothing. */
        UNDECIDED,
        /** The log gives the value before its last event of that PCR. */
        REPRODUCED_PREFIX,
        /** The whole log gives the value. */
        REPRODUCED;

        /** A stable name for machines, in lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a value differs, or why that says nothing. */
    public enum Reason {
        /** The end of the log is missing or unreadable. */
        LOG_NOT_WHOLE,
        /** An event lacks its digest in that bank, or the hash cannot be computed. */
        NOT_COMPUTABLE,
        /** The firmware may have extended that PCR before, and its log is not there. */
        FIRMWARE_BEFORE,
        /** The operating system extends that PCR as well, without telling the firmware's log. */
        EXTENDED_BY_OTHERS,
        /** The log has no event for that PCR, which was extended all the same. */
        NO_EVENT,
        /** MRTD: measured while a TDX guest is built, before any of its firmware runs. */
        MEASURED_BEFORE;

        /** A stable name for machines, in lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static LogMatch missed(ExpectedPcr expected) {
        return missed(expected, Optional.empty());
    }

    static LogMatch withoutEvent(ExpectedPcr expected) {
        return missed(expected, Optional.of(Reason.NO_EVENT));
    }

    private static LogMatch missed(ExpectedPcr expected, Optional<Reason> reason) {
        return new LogMatch(expected, Result.NOT_REPRODUCED, OptionalLong.empty(), 0, Optional.empty(), reason);
    }

    static LogMatch undecided(ExpectedPcr expected, Reason reason) {
        return new LogMatch(expected, Result.UNDECIDED, OptionalLong.empty(), 0, Optional.empty(), Optional.of(reason));
    }

    static LogMatch prefix(ExpectedPcr expected, long event, long eventsAfter) {
        return new LogMatch(
                expected,
                Result.REPRODUCED_PREFIX,
                OptionalLong.of(event),
                eventsAfter,
                Optional.empty(),
                Optional.empty());
    }

    static LogMatch assuming(ExpectedPcr expected, LogAssumption assumption) {
        return new LogMatch(
                expected,
                Result.REPRODUCED,
                OptionalLong.empty(),
                0,
                assumption.nothingAssumed() ? Optional.empty() : Optional.of(assumption),
                Optional.empty());
    }
}
