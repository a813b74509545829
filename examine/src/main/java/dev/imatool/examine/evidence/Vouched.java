package dev.imatool.examine.evidence;

import java.util.Locale;

/** What vouches for what an entry says, from most to least. */
public enum Vouched {
    /** A quote by a key that counts covers it, and its template digest was computed from what it says. */
    QUOTE,
    /** No quote covers it, but the list leads through it to a PCR value that was collected with it, and nobody signed. */
    PCR,
    /** It comes after what a quote or a PCR value covers. */
    AFTER,
    /** Nothing does: no value fits, or its template digest was not computed from what it says. */
    NONE;

    /** Name in rows and documents. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
