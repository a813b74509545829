package dev.imatool.examine.report;

import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.parsers.policy.PolicyRemark;
import dev.imatool.parsers.xattr.XattrProblem;
import dev.imatool.replay.verify.EntryProblemKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every kind of finding, with its meaning; docs/kinds.md is made from it. The libraries have enums of their own for what
 * they find, and {@code of} leads from these to here.
 */
public enum FindingKind {
    // what an entry says against itself
    TEMPLATE_DIGEST_MISMATCH("the template digest is not that of the template data"),
    FIELD_LAYOUT("the template data does not divide into the fields of its template"),
    FIELD_MALFORMED("a template field does not have the form that its id requires"),
    DIGEST_LENGTH("the length of a digest does not fit its algorithm"),
    BUFFER_DIGEST_MISMATCH("the file digest is not that of the measured buffer"),
    NAME_TERMINATION("an event name does not have exactly one NUL, at its end"),
    XATTRS_DISAGREE("xattr names, lengths and values do not agree"),
    VIOLATION_WITH_FILE_DIGEST("the template digest is that of a violation, the file digest that of a measurement"),
    ENTRIES_MISSING("the kernel had logged more entries before this one than the list has"),
    ENTRY_UNPROVEN("nothing proves what the entry says: its template digest cannot be computed from it"),
    NAMESPACE_DIFFERS("the first column of an entry names another namespace than its event name"),
    ENTRY_DAMAGED("an entry is damaged, or does not fit its template digest"),
    COPIES_PART("two copies of one list part: they say different things from an entry on"),

    // PCR values
    PCR_NOT_REPRODUCED("no prefix of the list gives an expected PCR value"),
    PCR_UNDECIDED("an expected PCR value was asked for, and nothing decides it"),
    CPCR_NOT_REPRODUCED("no prefix of a namespace's list gives its container PCR"),
    BOOT_DIGEST_MISMATCH("the digest of a line of a boot log is not that of its text"),
    BOOT_AGGREGATE_NOT_REPRODUCED("a boot_aggregate is not the hash of the PCR values of the boot"),

    // event logs
    EVENT_DATA_MISMATCH("the digest of an event is not that of its data"),
    RECORD_DIGEST_MISMATCH("the digest of a record is not that of what it says was measured"),
    EVENT_LOG_CONTRADICTS_VALUES("the event log does not lead to the PCR values"),
    IMA_EVENT_NOT_IN_LIST("the event log has an IMA event that is not an entry of the list"),
    ENTRY_NOT_IN_EVENT_LOG("the list has an entry that the IMA events of the event log lack"),

    // quotes
    QUOTE_MAGIC("the quote is not a structure that a TPM signs"),
    QUOTE_SIGNATURE("the signature of the quote does not verify, or is not by a key that the user named"),
    QUOTE_NONCE("the quote does not have the expected nonce"),
    QUOTE_PCR_SELECTION("the quote does not select the PCRs of the given values"),
    QUOTE_PCR_DIGEST("the given PCR values are not those that were quoted"),
    QUOTE_REPLAY("no prefix of the list gives the quoted values"),
    QUOTE_NOT_COVERED("no entry of the list is covered by the quote"),
    QUOTE_UNDECIDED("whether the quote covers the list cannot be decided"),
    QUOTE_KEY_NOT_VOUCHED_FOR("the quote is signed with a key that came with it, and that nobody vouches for"),
    QUOTE_MISSING("a key or a nonce was given, and there is no quote to check"),
    QUOTE_PCRS_NOT_SELECTED("no quote selects a PCR that the list extends"),

    // evidence
    NO_EARLIER_LIST("the earlier evidence has no list of this host, or several that may be: what is new is not known"),
    NO_LATER_LIST("no list goes with one of the earlier evidence"),
    LIST_SHORTER_THAN_COUNT("the list has fewer entries than the kernel counted"),
    MANIFEST_MISMATCH("a file does not have the digest that a file of checksums lists"),
    MANIFEST_MISSING_FILE("a file of checksums lists a file that is not there"),
    MANIFEST_UNREAD_FILE("a file of checksums lists a file that could not be read"),

    // fleets
    FLEET_NEW("a host of the fleet has measured contents that none had before"),
    FLEET_DRIFT("a host has measured another content under a path than those that it is compared with"),
    FLEET_LIST_WRONG("a list of the fleet is damaged, or contradicts itself or what was collected with it"),
    FLEET_NOTHING_LEARNED(
            "no content is on as many hosts as asked for, in entries that a quote or a PCR value vouches for"),

    // signed reports
    ATTESTATION_ENVELOPE(
            "the envelope of a signed report is malformed, incomplete, or can be read in more than one way"),
    ATTESTATION_SIGNATURE("no signature of the envelope was made with a given key"),
    ATTESTATION_UNDECIDED("the given key is of a kind that signs no reports, so the signature cannot be checked"),
    ATTESTATION_CONTENT("what was signed is not a statement about a report of imatool, or contradicts itself"),
    ATTESTATION_SUBJECT("a given file is not one of those that the signed report is about"),

    // signatures
    BAD_SIGNATURE("a signature of an entry was not made by the key that it names, or not over what the entry says"),
    MALFORMED_SIGNATURE("a signature of an entry does not have the form that kernels accept"),
    UNKNOWN_KEY_SIGNATURE("where the check is strict: a signature names a key that is not known"),
    NOT_CHECKABLE_SIGNATURE(
            "where the check is strict: an entry does not carry what was signed, or the algorithm is not supported"),

    // comparisons with another list or a reference
    MODIFIED("the content of a path changed"),
    VIOLATION("the content of a file was in flux while it was measured, so its digest is not known"),
    BOOT_AGGREGATE_CHANGED("the boot_aggregate changed: firmware, boot loader or kernel command line"),
    ENTRIES_LOST("the later list lacks entries of the earlier one"),
    ENTRIES_MOVED("entries are in another order than in the earlier list"),
    ENTRIES_DOUBLED("the later list has entries of the earlier one more often, before the last one of that"),
    ENTRIES_INSERTED("the later list has entries that the earlier one lacks, before the last one of that"),
    SIGNATURE_CHANGED("the same content has another signature, or none"),
    METADATA_CHANGED("the same content has another owner, mode or other extended attributes"),
    PCR_CHANGED("the same content was measured into another PCR"),
    DIGEST_ALGORITHM_CHANGED("the digests are of different algorithms, so nothing is known about the content"),
    NOT_COMPARABLE("there is no digest on both sides that could be compared, so nothing is known about the content"),
    RENAMED_OR_COPIED("a new path has content that the earlier list knows under other paths"),
    ADDED("a new path has content that the earlier list does not know"),
    NOT_MEASURED("the later list does not have a path of the earlier one"),
    BOOTS_UNDECIDED("the quotes do not show whether the lists are of one boot"),
    NOTHING_READ("no entry could be read, so nothing was compared"),
    KEYLIME_FAILURE("Keylime's verifier would not accept the entry by the policy"),
    KNOWN_BAD("the content is on a list of bad ones"),
    BAD_NOT_COMPARABLE("none of the contents of a bad source can be compared: the list has no digests of their kinds"),
    LIST_NOT_PROVEN("the given PCR values or quote prove no entry of the list"),
    LIST_PARTLY_PROVEN(
            "the given PCR values or quote leave entries unproven, so that a list without bad contents is not shown to be one"),
    CHANGED("a good source has the path, with another content"),
    UNKNOWN("no source has the path, or not in the role of the entry, and none has the content"),
    KNOWN_ELSEWHERE("good sources have the content, under other paths only"),
    EXCLUDED("a policy leaves the path out, and no source has the content"),
    UNPROVEN("what an entry says is not proven by its template digest, so it was not compared"),

    // runtime policies of Keylime
    POLICY_CONFLICT("sources of a runtime policy contradict each other, and only one is followed"),
    POLICY_DIFFERS("two runtime policies do not say the same"),
    POLICY_REFUSED("Keylime refuses the runtime policy, and attests nothing by it"),

    // audit records
    FAILURE("an audit record reports that something was refused or failed"),

    // policies: the kernel refuses the first ones; the others do not do what they seem to
    ACTION("a rule has no action, or more than one"),
    REPEATED_KEYWORD("a rule has a keyword twice"),
    VALUE("a keyword has a value that it does not accept"),
    COMBINATION("keywords of a rule do not go together"),
    UNKNOWN_KEYWORD("a keyword or value that no kernel supports"),
    CARRIAGE_RETURN("lines of the policy end in CR LF"),
    DUPLICATE_RULE("a rule repeats an earlier one"),
    CONFLICTING_RULE("a rule has the conditions of an earlier one and decides otherwise"),
    SHADOWED_RULE("a rule is never reached, because an earlier one with fewer conditions matches first"),
    IMPOSSIBLE_RULE("the conditions of a rule never hold"),
    DOUBTFUL_VALUE("kernels accept a value that does not do what it seems to"),
    TOO_MANY_WORDS("a rule has more words than are read"),

    // values of extended attributes
    MALFORMED("the value has no known form"),
    MISSING_ALGORITHM("the digest follows type 0x04 without its algorithm"),
    SHELL_RECIPE("the value is what a widespread shell recipe makes of the file digest, and no kernel accepts it"),
    UNKNOWN_ALGORITHM("no kernel supports the algorithm"),
    SIGNATURE_SIZE("the signature does not have the size that its header declares"),
    DIGEST_DIFFERS("the digest is not that of the file");

    private static final Set<FindingKind> OF_ENTRY = Arrays.stream(EntryProblemKind.values())
            .filter(problem -> !problem.note())
            .map(FindingKind::of)
            .collect(Collectors.toUnmodifiableSet());

    private final String meaning;

    FindingKind(String meaning) {
        this.meaning = meaning;
    }

    /** Name in machine-readable output, in snake case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name for people. */
    public String words() {
        return id().replace('_', ' ');
    }

    /** What it says, in one sentence without capital or full stop. */
    public String meaning() {
        return meaning;
    }

    /** True of those about quotes. */
    public boolean ofQuote() {
        return name().startsWith("QUOTE_");
    }

    /** True of those about lines of files of checksums. */
    public boolean ofManifest() {
        return name().startsWith("MANIFEST_");
    }

    /** True of those about what an entry says against itself, or what nothing proves of it. */
    public boolean ofEntry() {
        return OF_ENTRY.contains(this);
    }

    /** True of those of an entry that contradicts itself. */
    public boolean contradiction() {
        return ofEntry() && this != ENTRY_UNPROVEN;
    }

    /** That a step of the check of a quote failed; {@code step} as {@link dev.imatool.replay.quote.QuoteProof#steps} names it. */
    public static FindingKind ofQuoteStep(String step) {
        return valueOf("QUOTE_" + step.toUpperCase(Locale.ROOT));
    }

    /** What is wrong with an entry; of notes there is none. */
    public static FindingKind of(EntryProblemKind problem) {
        return valueOf(problem.name());
    }

    /** A difference between two lists; of remarks there is none. */
    public static FindingKind of(ChangeKind change) {
        return valueOf(change.name());
    }

    /** What sources say of an entry; of those that are good, and of those that are not judged, there is none. */
    public static FindingKind of(Answer answer) {
        return valueOf(answer.name());
    }

    /** A signature that is not good. */
    public static FindingKind of(SignatureVerdict verdict) {
        return valueOf(verdict.name() + "_SIGNATURE");
    }

    /** What is wrong with a policy. */
    public static FindingKind of(PolicyRemark.Kind remark) {
        return valueOf(remark.name());
    }

    /** What is wrong with a value of an extended attribute. */
    public static FindingKind of(XattrProblem.Kind problem) {
        return valueOf(problem.name());
    }
}
