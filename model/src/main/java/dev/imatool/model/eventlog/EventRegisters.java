package dev.imatool.model.eventlog;

import dev.imatool.model.tpm.TpmHash;
import java.util.List;
import java.util.Locale;

/** What the numbers in the events of a log are numbers of. */
public enum EventRegisters {
    /** PCRs of a TPM, 0 to 23. */
    PCR(FirmwareEvent.PCRS),
    /**
     * Measurement registers of an Intel TDX guest, as a CCEL counts them: 0 is MRTD, 1 to 4 are RTMR0 to RTMR3 (UEFI
     * specification 2.10, section 38.4.1).
     */
    RTMR(5);

    private final int count;

    EventRegisters(int count) {
        this.count = count;
    }

    /**
     * The registers of a log. A CCEL has nothing that names it: it is crypto-agile, has SHA-384 digests alone, and extends
     * only the registers 1 to 4. A TPM's log has at least the separators of PCR 0 to 7.
     */
    static EventRegisters of(EventLogFormat format, List<EventAlgorithm> algorithms, List<FirmwareEvent> events) {
        boolean sha384 = algorithms.size() == 1 && algorithms.get(0).id() == TpmHash.SHA384.id();
        if (format != EventLogFormat.CRYPTO_AGILE || !sha384) {
            return PCR;
        }
        boolean any = false;
        for (FirmwareEvent event : events) {
            if (!event.is(EventKind.EV_NO_ACTION)) {
                if (event.pcr() < 1 || event.pcr() >= RTMR.count) {
                    return PCR;
                }
                any = true;
            }
        }
        return any ? RTMR : PCR;
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** What people call the register with the number {@code index} in events: {@code PCR 7}, {@code RTMR0}. */
    public String name(long index) {
        if (this == PCR || index >= count) {
            return "PCR " + index;
        }
        return index == 0 ? "MRTD" : "RTMR" + (index - 1);
    }

    /** A stable name for machines, in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
