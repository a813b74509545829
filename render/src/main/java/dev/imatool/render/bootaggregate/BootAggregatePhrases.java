package dev.imatool.render.bootaggregate;

import dev.imatool.replay.bootaggregate.BootAggregateReason;
import dev.imatool.replay.eventlog.LogAssumption;

/** What is said about a boot_aggregate, in words. */
public final class BootAggregatePhrases {
    private BootAggregatePhrases() {}

    /** Why it may be zero, not reproduced or not checked: one sentence without capital or full stop. */
    public static String of(BootAggregateReason reason) {
        return switch (reason) {
            case NO_TPM ->
                "the kernel found no TPM when IMA started: there is none, or its driver came later (a module)";
            case NO_SUITABLE_BANK ->
                "or the TPM had no bank that the kernel could use: that of ima_hash, sha256, sha384 or sha1";
            case UNKNOWN_ALGORITHM -> "its algorithm is unknown, or its digest is not as long as that algorithm's";
            case BANK_NOT_GIVEN ->
                "no PCR 0 to 7 of that bank are known: neither the event log nor the expected values have them";
            case EVENT_LOG_NOT_WHOLE ->
                "the event log is cut short or damaged, so its PCR values are not those of the boot";
            case UPPER_PCRS_NOT_GIVEN ->
                "since kernel 5.9 PCR 8 and 9 count as well, and neither they nor an event log were given";
            case ANOTHER_BOOT -> "the event log or the PCR values are of another boot or machine, or were changed";
            case UPPER_PCRS_LATER ->
                "PCR 8 or 9 were extended after IMA started, or by a boot loader that logs nothing";
            case ZERO_PCRS ->
                "it is the hash of PCRs that are all zero: the kernel could not read that bank, or nothing was measured";
            case AFTER_KEXEC ->
                "an earlier boot_aggregate of the list is reproduced: PCRs changed before this kernel was started";
        };
    }

    /** What was taken for true that an event log does not say. */
    public static String assumed(LogAssumption assumption) {
        String locality = assumption.localityStated()
                ? ""
                : "TPM2_Startup from locality " + assumption.locality() + ", which the log does not say";
        String exit = assumption.exitEventsMissing()
                ? "the two events of ExitBootServices in PCR 5, which kernels before 5.3 leave out of the log"
                : "";
        return "assuming " + locality + (locality.isEmpty() || exit.isEmpty() ? "" : ", and ") + exit;
    }
}
