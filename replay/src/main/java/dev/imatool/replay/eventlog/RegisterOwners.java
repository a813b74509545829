package dev.imatool.replay.eventlog;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.replay.eventlog.LogMatch.Reason;
import java.util.Set;

/**
 * Who extends which register.
 *
 * @param registers what a log extends
 * @param loggedAlone the indices that only those extend who write to the log
 * @param firmware the firmware's own: it separates them from what comes after it, so that each has an event in a whole log
 */
record RegisterOwners(EventRegisters registers, Set<Integer> loggedAlone, Set<Integer> firmware) {
    private static final RegisterOwners TPM = new RegisterOwners(
            EventRegisters.PCR, Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 14), Set.of(0, 1, 2, 3, 4, 5, 6, 7));

    /** The kernel lets user space extend RTMR2 and RTMR3, which are 3 and 4 in a log. */
    private static final RegisterOwners TDX = new RegisterOwners(EventRegisters.RTMR, Set.of(1, 2), Set.of(1, 2));

    static RegisterOwners of(EventRegisters registers) {
        return registers == EventRegisters.PCR ? TPM : TDX;
    }

    /** True where {@code value} is of that register: a log counts MRTD as 0, RTMR0 as 1. */
    boolean fits(ExpectedPcr value, LogPcr register) {
        boolean ofTdx = registers == EventRegisters.RTMR && value.ofTdx();
        boolean counted = ofTdx && value.bank().equals(ExpectedPcr.RTMR);
        int index = counted ? value.pcr() + 1 : value.pcr();
        return index == register.pcr()
                && (ofTdx || value.bank().equalsIgnoreCase(register.bank().name()))
                && value.value().length() == register.bank().digestLength();
    }

    boolean loggedAlone(int index) {
        return loggedAlone.contains(index);
    }

    boolean firmware(int index) {
        return firmware.contains(index);
    }

    /** Why a register has another value than at the start, though no event extends it. */
    Reason whyUnlogged(int index) {
        boolean mrtd = registers == EventRegisters.RTMR && index == 0;
        return mrtd ? Reason.MEASURED_BEFORE : Reason.EXTENDED_BY_OTHERS;
    }

    /** True of a value that a register has before anything extends it. */
    boolean untouched(ExpectedPcr value) {
        return (registers == EventRegisters.PCR && !value.ofTdx())
                ? EventLogReplay.untouched(value.pcr(), value.value())
                : value.value().allZero();
    }

    /** True of a value that no log of such registers can be asked about, and that was extended. */
    boolean foreign(ExpectedPcr value) {
        boolean none = registers == EventRegisters.PCR ? value.ofTdx() : value.pcr() >= registers.count();
        return none && !untouched(value);
    }
}
