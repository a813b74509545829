package dev.imatool.examine.report;

import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.RemarkKind;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.eventlog.EventLogDiagnosticKind;
import dev.imatool.parsers.policy.PolicyRemark;
import dev.imatool.replay.verify.EntryProblemKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * Kinds of notices beyond what the readers of inputs report. {@link #catalogue()} has both; docs/kinds.md is made from it.
 */
public enum NoticeKind implements RemarkKind {
    // expected PCR values, and from where a replay starts
    EXPECTED_UNKNOWN_BANK(Severity.WARNING, "expected values are of a bank that cannot be replayed"),
    EXPECTED_WRONG_LENGTH(Severity.WARNING, "expected values are not as long as the digests of their bank"),
    EXPECTED_UNKNOWN_BEGINNING(
            Severity.WARNING, "the list begins at an unknown entry, and no start value is given for the bank"),
    EXPECTED_NOT_COMPUTABLE(
            Severity.WARNING,
            "an entry has no template digest in the bank of an expected value, nor data to compute one"),
    EXPECTED_PCR_NOT_EXTENDED(Severity.NOTE, "expected values are of PCRs that the list never extends"),
    EXPECTED_OTHER_BANK(Severity.NOTE, "expected values are of banks that were not asked for, and are not compared"),
    EXPECTED_BANK_NOT_LOGGED(
            Severity.WARNING,
            Severity.NOTE,
            "expected values are of banks or registers that the event log does not have"),
    MISSED_ZERO_VALUE(Severity.NOTE, "an expected value that was not reproduced is all zeros"),
    MISSED_WITHOUT_BOOT_AGGREGATE(
            Severity.NOTE, "a value was not reproduced, and the list does not begin with a boot_aggregate"),
    MISSED_AFTER_KEXEC(Severity.NOTE, "a value was not reproduced, and the list has several boot_aggregates"),
    PCR_NOT_REPRODUCED(
            Severity.WARNING,
            "the list does not reproduce a PCR value, so keys measured under that PCR are not trusted"),
    START_GIVEN(Severity.NOTE, "a PCR begins at a value that the user gave, which nothing proves"),
    START_NOT_USED(Severity.WARNING, "nothing was computed from a start value that the user gave"),
    REGISTERS_UNUSED(Severity.NOTE, "registers of a TDX guest are compared with nothing: there is no log of them"),
    NO_TPM(
            Severity.WARNING,
            Severity.NOTE,
            "the boot_aggregate is all zeros: without a TPM nothing was extended, and PCR values prove nothing"),
    BOOT_AGGREGATES_OMITTED(Severity.WARNING, "there are more boot_aggregates than are checked"),

    // event logs
    EVENT_LOG_CONTRADICTS_VALUES(Severity.WARNING, "the event log does not lead to the expected values"),
    EVENT_DATA_DIFFERS(Severity.NOTE, "a digest is not that of the event data, where firmware may hash something else"),
    SEPARATOR_DISGUISED(Severity.NOTE, "an event has the digest of a separator under another type"),
    RECORDS_NOT_REPLAYED(Severity.NOTE, "records extend PCRs that no TPM has, or more NV indices than are replayed"),
    NV_START_UNKNOWN(Severity.NOTE, "no record says where an NV index of systemd starts, so its value is not computed"),
    IMA_EVENTS_COMPARED(Severity.NOTE, "the IMA events of the event log were compared with the entries of the list"),

    // quotes and their keys
    QUOTE_PART(Severity.ERROR, Severity.NOTE, "something is odd about a part of a quote, or about where it was found"),
    QUOTE_FRESHNESS_NOT_PROVEN(Severity.NOTE, "no nonce was given, so no quote of the evidence is proven to be fresh"),
    NONCE_NOT_GIVEN(Severity.NOTE, "no nonce was given, so the quote is not proven to be fresh"),
    NONCE_FROM_EVIDENCE(Severity.NOTE, "the nonce came with the quote, so it does not prove the quote fresh"),
    CLOCK_NOT_SAFE(Severity.NOTE, "the clock of the TPM may have shown a later time before"),
    PCR_RESETTABLE(Severity.WARNING, "entries are in a PCR that any program with access to the TPM can reset"),
    KEY_ATTRIBUTES_UNKNOWN(Severity.NOTE, "this form of the key does not show whether a TPM holds it"),
    KEY_NOT_SIGN(Severity.WARNING, "the key lacks the attribute sign"),
    KEY_NOT_RESTRICTED(Severity.WARNING, "the key is not restricted: it can sign quotes that no TPM made"),
    KEY_NOT_FIXED_TPM(Severity.WARNING, "the key is not fixedTPM: copies of it may exist outside the TPM"),
    KEYS(Severity.WARNING, "a file of keys is not read, or not used, as it seems to be meant"),

    // folders, archives and lists in parts
    NO_LIST(Severity.ERROR, "there is no measurement list in the folder or archive"),
    LIST_IN_PARTS(Severity.NOTE, "several files were read as one list"),
    PART_ORDERS_LEFT_OUT(Severity.WARNING, "there are more orders of parts than were tried"),
    KEXEC_ENTRIES_BETWEEN(
            Severity.NOTE,
            "a list has entries that kexec did not hand over: they are in that list and in the PCR alone"),
    EVIDENCE_LEFT_OUT(
            Severity.WARNING, Severity.NOTE, "something in the folder or archive was not read or not compared"),
    EVIDENCE_DAMAGED(Severity.ERROR, "the archive, or something packed in it, is damaged"),
    MANIFEST(Severity.WARNING, "a file of checksums was not read or not compared in full"),

    // comparisons
    BOOTS_NOT_COMPARED(
            Severity.NOTE, "the quotes are by different keys, so they do not show whether the lists are of one boot"),
    BOOTS_CONTRADICTED(Severity.WARNING, "the quotes contradict what the user says about the boots"),
    BUFFERS_NOT_DESCRIBED(Severity.NOTE, "measured buffers were compared by their digests only"),
    SAME_RUN(Severity.WARNING, "two inputs of learn are the same list, in whatever form, and count as one run"),
    SAME_LIST(
            Severity.NOTE, "two inputs of containers are the same list, or copies of that of one boot, and count once"),
    NOT_EXPLAINED_HERE(
            Severity.WARNING,
            "not every value that the list does not give was searched for: a case has many, explain takes one list"),
    NOT_REPAIRED_HERE(
            Severity.WARNING,
            "what its damaged entries said was not searched for: a case has many lists, repair takes one"),
    TOO_LONG_TO_SEARCH(Severity.WARNING, "explain does not search all entries of a long list"),
    RESOLUTION_BOUNDED(Severity.WARNING, "not all digests of container-ima were tried"),
    UNKNOWN_ALGORITHM(Severity.NOTE, "a digest names an unknown hash algorithm"),
    BUFFER_NOT_CHECKED(Severity.NOTE, "the file digest of a buffer is in an algorithm that cannot be computed here"),

    // audit records, policies, extended attributes
    NO_RECORDS(Severity.ERROR, "the input has no integrity audit record"),
    RECORDS_OMITTED(Severity.WARNING, "there are more audit records than are kept: the rest were only counted"),
    RECORDS_NOT_UNDERSTOOD(Severity.WARNING, "lines look like integrity audit records and were not understood"),
    TIMES_CONTRADICT(
            Severity.WARNING,
            "times that logs claim contradict each other or the order of the list, so no entry is dated by those of others"),
    NO_RULES(Severity.ERROR, "the input has no rule of a policy"),
    EMPTY_TEMPLATE(Severity.WARNING, "a rule names a template without a name, as the kernel prints custom templates"),
    PATH_LINE(Severity.WARNING, "a line begins with a slash: written to the kernel, it names a file to load"),
    CUT_AT_PAGE(Severity.WARNING, "the policy ends inside a rule at the end of a page"),
    TOO_MANY_RULES(Severity.WARNING, "the policy has more rules than are compared"),
    QUOTED(Severity.NOTE, "the rules were found in another text"),
    NO_LINE_END(Severity.NOTE, "the last line of the policy has no line end"),
    NO_VALUES(Severity.ERROR, "the input has no value of an extended attribute"),
    LINE_NOT_READ(Severity.WARNING, "a line is not a value of an extended attribute"),

    // signed reports
    ENVELOPE_DAMAGED(Severity.ERROR, "the envelope of a signed report could not be read as a whole"),
    OTHER_KEY_NAMED(Severity.NOTE, "a good signature names another key than the one that made it"),

    // runtime policies of Keylime
    POLICY_NAMES(Severity.WARNING, "names in a runtime policy are not UTF-8, and Keylime stops at them"),
    NOTHING_MADE(Severity.ERROR, "nothing of the sources can be said in what was to be made");

    private final Severity severity;
    private final Severity mildest;
    private final String meaning;

    NoticeKind(Severity severity, String meaning) {
        this(severity, severity, meaning);
    }

    NoticeKind(Severity severity, Severity mildest, String meaning) {
        this.severity = severity;
        this.mildest = mildest;
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public Severity mildest() {
        return mildest;
    }

    /** A note about an entry; of contradictions there is none. */
    public static NoticeKind of(EntryProblemKind problem) {
        return valueOf(problem.name());
    }

    /** What is odd about a policy and is no finding; {@link PolicyRemark.Kind#OVERLAPPING_RULE} is only counted. */
    public static NoticeKind of(PolicyRemark.Kind remark) {
        return valueOf(remark.name());
    }

    /** Every kind that a notice can have. */
    public static List<RemarkKind> catalogue() {
        return Stream.<RemarkKind[]>of(
                        DiagnosticKind.values(), EventLogDiagnosticKind.values(), OtherInputKind.values(), values())
                .flatMap(Stream::of)
                .toList();
    }
}
