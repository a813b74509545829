package dev.imatool.replay.bootaggregate;

import java.util.Locale;

/** Why a boot_aggregate may be zero, not reproduced or not checked. */
public enum BootAggregateReason {
    /** Zero. */
    NO_TPM("the kernel found no TPM when IMA started: there is none, or its driver came later (a module)"),
    /** Zero. */
    NO_SUITABLE_BANK("or the TPM had no bank that the kernel could use: that of ima_hash, sha256, sha384 or sha1"),
    /** Not checked. */
    UNKNOWN_ALGORITHM("its algorithm is unknown, or its digest is not as long as that algorithm's"),
    /** Not checked. */
    BANK_NOT_GIVEN("no PCR 0 to 7 of that bank are known: neither the event log nor the expected values have them"),
    /** Not checked. */
    EVENT_LOG_NOT_WHOLE("the event log is cut short or damaged, so that its PCR values are not those of the boot"),
    /** Not checked. */
    UPPER_PCRS_NOT_GIVEN("since kernel 5.9 PCR 8 and 9 count as well, and neither they nor an event log were given"),
    /** Not reproduced. */
    ANOTHER_BOOT("the event log or the PCR values are of another boot or machine, or were changed"),
    /** Not reproduced. */
    UPPER_PCRS_LATER("PCR 8 or 9 were extended after IMA started, or by a boot loader that logs nothing"),
    /** Not reproduced. */
    ZERO_PCRS("it is the hash of PCRs that are all zero: the kernel could not read that bank, or nothing was measured"),
    /** Not reproduced. */
    AFTER_KEXEC("an earlier boot_aggregate of the list is reproduced: PCRs changed before this kernel was started");

    private final String wording;

    BootAggregateReason(String wording) {
        this.wording = wording;
    }

    /** One sentence without capital or full stop. */
    public String wording() {
        return wording;
    }

    /** A stable name for machines, in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
