package dev.imatool.render.words;

import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.EvidenceStatement;
import dev.imatool.examine.statement.InputStatement;
import dev.imatool.examine.statement.Statement;
import java.util.Optional;

/** Notices in words. */
public final class NoticeWords {
    private static final String COLLECT_WITH_CAT =
            "collect /sys/kernel/security/ima/binary_runtime_measurements with cat";
    private static final String EXPLAIN = "'imatool explain' searches for a history that leads to the value";
    private static final String GIVE_NONCE = "give the nonce of the quote request with --nonce";

    private NoticeWords() {}

    /** One sentence. */
    public static String sentence(Notice notice) {
        return StatementWords.of(
                notice.statement(),
                ofItsKind(notice),
                notice.statement() instanceof Statement.Said said ? said.text() : "");
    }

    private static String ofItsKind(Notice notice) {
        return notice.kind() instanceof NoticeKind kind
                ? ofItsKind(kind)
                : notice.kind().meaning();
    }

    private static String ofItsKind(NoticeKind kind) {
        return switch (kind) {
            case MISSED_WITHOUT_BOOT_AGGREGATE ->
                "the list does not begin with a boot_aggregate, as every boot does: it is a part of one, or somebody cut"
                        + " it; a replay begins at zero and needs the whole";
            case NO_TPM ->
                "the boot_aggregate is all zero: there was no TPM, so nothing was extended, and PCR values prove"
                        + " nothing about this list";
            case NV_START_UNKNOWN ->
                "systemd extends a secret into an NvPCR first, and no record (nvpcr-init, PCR 9) says where that led:"
                        + " its value cannot be computed";
            case REGISTERS_UNUSED ->
                "the registers of a TDX guest (RTMRs) are compared with nothing: there is no log of them (CCEL), and IMA"
                        + " extends PCRs";
            case NONCE_NOT_GIVEN -> "no nonce was given: it is not proven that the quote is fresh";
            case NONCE_FROM_EVIDENCE -> "the nonce came with the quote: that the quote has it does not prove it fresh";
            case CLOCK_NOT_SAFE -> "the clock of the TPM is not safe: it may have shown a later time before";
            case KEY_ATTRIBUTES_UNKNOWN ->
                "this form of the key does not show whether a TPM holds it and signs with it only what it made itself";
            case KEY_NOT_SIGN -> "the key lacks the attribute sign: a TPM quotes with no such key";
            case KEY_NOT_RESTRICTED -> "the key is not restricted: whoever may use it can sign quotes that no TPM made";
            case KEY_NOT_FIXED_TPM -> "the key is not fixedTPM: copies of it may exist outside this TPM";
            case NO_LIST -> "there is no file in it";
            case PART_ORDERS_LEFT_OUT ->
                "there are more orders of parts than were tried: a list that begins at an unknown entry may go on where"
                        + " another one ends";
            case RESOLUTION_BOUNDED ->
                "too many known files and too many namespaces: not all digests that depend on both were tried";
            case BOOTS_NOT_COMPARED -> "the quotes are by different keys: their counts of resets cannot be compared";
            case NO_RECORDS -> "no integrity audit record found (types 1800 to 1808)";
            case NO_RULES -> "no rule of a policy found";
            case NO_VALUES -> "no value of an extended attribute found";
            case LINE_NOT_READ -> "no value of an extended attribute";
            default -> kind.meaning();
        };
    }

    /** What to do about it; absent where there is nothing to advise. */
    public static Optional<String> hint(Notice notice) {
        if (notice.statement() instanceof Statement.Said said) {
            return said.advice().map(AdviceWords::of);
        }
        String hint = notice.kind() instanceof NoticeKind kind ? hint(kind, notice.statement()) : "";
        if (notice.statement() == InputStatement.NotRead.EMPTY_LIST) {
            hint =
                    "files in securityfs report size 0: tar, rsync and many collectors copy nothing; collect the list with cat";
        }
        return Optional.of(hint).filter(words -> !words.isEmpty());
    }

    private static String hint(NoticeKind kind, Statement statement) {
        return switch (kind) {
            case MISSED_ZERO_VALUE -> "is that the bank into which the kernel extends?";
            case MISSED_WITHOUT_BOOT_AGGREGATE ->
                "give the part that was exported before it, or with --start what the PCR held then; " + EXPLAIN;
            case MISSED_AFTER_KEXEC -> EXPLAIN;
            case PCR_NOT_REPRODUCED -> "run imatool replay and imatool explain for more";
            case EVENT_LOG_CONTRADICTS_VALUES -> "'imatool eventlog --pcrs' shows event by event how far they agree";
            case NONCE_NOT_GIVEN, NONCE_FROM_EVIDENCE -> GIVE_NONCE;
            case KEY_ATTRIBUTES_UNKNOWN -> "give the key as tpm2_createak -u wrote it (TPM2B_PUBLIC)";
            case NO_LIST -> COLLECT_WITH_CAT;
            case PART_ORDERS_LEFT_OUT -> "give its parts in their order, joined with +";
            case EVIDENCE_LEFT_OUT ->
                switch (statement) {
                    case EvidenceStatement.TooFar far -> "put the files of each machine in a separate folder";
                    case EvidenceStatement.StrayValues stray -> "give them with --pcrs, and the list that they are of";
                    default -> "";
                };
            case SAME_RUN -> "give the list of each run once";
            case SAME_LIST -> "give each list once";
            case BUFFERS_NOT_DESCRIBED -> "'imatool show' prints each of them";
            case NO_RECORDS -> "such records begin with type=INTEGRITY_… or audit: type=18…";
            case RECORDS_OMITTED -> "give the part of the log that matters";
            case RECORDS_NOT_UNDERSTOOD ->
                "types 1800 to 1808 are read; journalctl -o json needs --all for long fields";
            case NO_RULES -> "a rule is a line such as: measure func=BPRM_CHECK mask=MAY_EXEC";
            case NO_VALUES -> "collect values with getfattr -d -m security -e hex FILE";
            default -> "";
        };
    }
}
