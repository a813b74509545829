package dev.imatool.examine.identify;

import java.util.Locale;

/** A command that answers something about a file, by what it answers. */
public enum NextCommand {
    /** Everything about collected files. */
    CASE,
    /** What collected files prove, in full. */
    EVIDENCE,
    /** Whether a list explains PCR values. */
    REPLAY,
    /** Whether a list agrees with itself. */
    VERIFY,
    /** What each entry of a list says. */
    SHOW,
    /** What changed between two lists. */
    DIFF,
    /** Which part of a list a quote covers. */
    QUOTE,
    /** What the firmware measured. */
    EVENT_LOG,
    /** Whether the firmware's log leads to the boot_aggregate of a list. */
    REPLAY_BY_EVENT_LOG,
    /** What audit records report. */
    AUDIT,
    /** When entries of a list were measured, by audit records. */
    AUDIT_OF_LIST,
    /** What a policy measures. */
    POLICY,
    /** Which entries of a list are signed by whose key. */
    SIGNATURES,
    /** Which files of a list are known good. */
    CHECK_GOOD,
    /** Which are known bad. */
    CHECK_BAD,
    /** What is wrong with checksums of collected files: examined with all of them. */
    EVIDENCE_OF_FOLDER;

    /** Name in machine-readable output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
