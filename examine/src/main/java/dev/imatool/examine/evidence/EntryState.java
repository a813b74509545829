package dev.imatool.examine.evidence;

import java.util.Locale;

/** What is known of entries, from what weighs least to what weighs most. */
public enum EntryState {
    /** A quote whose key counts covers it, and its template digest was computed from what it says. */
    COVERED,
    /** It comes after what the quote covers. */
    AFTER_QUOTE,
    /** No quote covers its PCR, or there is no quote. */
    NOT_COVERED,
    /** A quote covers some of several entries; which ones is not told. */
    PARTLY_COVERED,
    /** A violation that a quote covers: nothing hashes its name. */
    VIOLATION,
    /** Its digest is covered or not, and that it is one of what it says is not known. */
    CONTENT_UNPROVEN,
    /** It does not lead to a PCR value or a quote. */
    NOT_REPRODUCED,
    /** Its template digest is not that of what it says. */
    CONTRADICTED,
    /** A known bad content. */
    KNOWN_BAD;

    /** The one that weighs more. */
    public EntryState worse(EntryState other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Name in machine-readable output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
