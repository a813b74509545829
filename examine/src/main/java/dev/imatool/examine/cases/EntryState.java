package dev.imatool.examine.cases;

import java.util.Locale;

/** What is proven of an entry, from best to worst. */
public enum EntryState {
    /** A quote whose key counts covers it, and its template digest was computed from what it says. */
    COVERED,
    /** A violation that a quote covers: nothing hashes its name. */
    VIOLATION,
    /** No quote covers its PCR, or there is no quote. */
    NOT_COVERED,
    /** It comes after what the quote covers. */
    AFTER_QUOTE,
    /** Its digest is covered or not, and what it says is not what the digest was computed from, as far as can be known. */
    CONTENT_UNPROVEN,
    /** Its template digest is not that of what it says. */
    CONTRADICTED,
    /** A known bad content. */
    KNOWN_BAD;

    EntryState worse(EntryState other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Name in machine-readable output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
