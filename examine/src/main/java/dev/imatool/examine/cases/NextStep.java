package dev.imatool.examine.cases;

import java.util.Locale;

/** What to do about a host, the most urgent first. */
public enum NextStep {
    /** Nothing could be read: collect the list again. */
    COLLECT_AGAIN,
    /** Secure the host and the file whose content is known to be bad. */
    SECURE_BAD_FILE,
    /** Examine the earlier evidence and this one as one: the earlier list has what kexec lost to the later one. */
    JOIN_EARLIER,
    /** Take the list for altered or cut: collect it again, and ask who could write to it. */
    DOUBT_LIST,
    /** Compare files whose content changed with what they should be. */
    REVIEW_CHANGES,
    /** Say whose key made the quote. */
    NAME_KEY,
    /** The quote is made with another key than the ones named: find out whose, or take it for forged. */
    DOUBT_KEY,
    /** Ask for a new quote, with a nonce. */
    QUOTE_AGAIN,
    /** Decide about files that no source knows. */
    REVIEW_UNKNOWN,
    /** Read what audit records report. */
    REVIEW_DENIED,
    /** Name sources of good files. */
    GIVE_SOURCES,
    /** Nothing. */
    NOTHING;

    /** Name in machine-readable output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
