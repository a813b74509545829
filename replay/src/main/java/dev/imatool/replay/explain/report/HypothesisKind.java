package dev.imatool.replay.explain.report;

import java.util.Locale;

/** The reasons that are tried for a PCR that does not hold what the list gives. */
public enum HypothesisKind {
    /** The list and every prefix of it. */
    PREFIX,
    /** Entries of the reference. */
    MISSING_ENTRIES,
    /** Other start values, or nothing extended. */
    START_VALUE,
    /** Something else extended for violations. */
    VIOLATION_CONVENTION,
    /** Logged template digests of changed entries. */
    LOGGED_DIGESTS,
    /** Template digests of another bank. */
    OTHER_BANK,
    /** Other PCRs, or entries of them. */
    OTHER_PCR,
    /** Extends by something other than IMA after entries, or without any. */
    FOREIGN_EXTENDS,
    /** File digests that the list logs. */
    FILE_DIGESTS,
    /** Entries that were not extended. */
    DROPPED_ENTRY,
    /** An entry that was extended twice. */
    EXTRA_ENTRY,
    /** Two entries in each other's place. */
    SWAPPED_ENTRIES,
    /** Extends by something other than IMA between entries. */
    FOREIGN_BETWEEN,
    /** A start value after an entry. */
    PCR_RESET,
    /** Entries of the reference, and a foreign extend. */
    MISSING_AND_FOREIGN,
    /** Another start value or other digests, and a further cause. */
    VARIED_CAUSES,
    /** Two small edits, or one and a foreign extend. */
    TWO_EDITS,
    /** What explains another bank. */
    AS_OTHER_BANK;

    /** The name in reports, such as {@code swapped_entries}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
