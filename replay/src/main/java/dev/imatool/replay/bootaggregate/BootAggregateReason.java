package dev.imatool.replay.bootaggregate;

import java.util.Locale;

/** Why a boot_aggregate may be zero, not reproduced or not checked. */
public enum BootAggregateReason {
    /** Zero: the kernel found no TPM when IMA started. */
    NO_TPM,
    /** Zero: the TPM had no bank that the kernel could use: that of ima_hash, sha256, sha384 or sha1. */
    NO_SUITABLE_BANK,
    /** Not checked: its algorithm is unknown, or its digest is not as long as that algorithm's. */
    UNKNOWN_ALGORITHM,
    /** Not checked: no PCR 0 to 7 of that bank are known. */
    BANK_NOT_GIVEN,
    /** Not checked: the event log is cut short or damaged, so its PCR values are not those of the boot. */
    EVENT_LOG_NOT_WHOLE,
    /** Not checked: since kernel 5.9 PCR 8 and 9 count as well, and they are not known. */
    UPPER_PCRS_NOT_GIVEN,
    /** Not reproduced: the event log or the PCR values are of another boot or machine, or were changed. */
    ANOTHER_BOOT,
    /** Not reproduced: PCR 8 or 9 were extended after IMA started, or by a boot loader that logs nothing. */
    UPPER_PCRS_LATER,
    /** Not reproduced: it is the hash of PCRs that are all zero. */
    ZERO_PCRS,
    /** Not reproduced: an earlier boot_aggregate of the list is, so PCRs changed before this kernel was started. */
    AFTER_KEXEC;

    /** A stable name for machines, in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
