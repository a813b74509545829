package dev.imatool.examine.evidence;

import java.util.Locale;

/** What was missing, and is worth collecting next time. */
public enum CollectNext {
    /** There is no quote. */
    QUOTE,
    /** There is one, and it covers nothing. */
    QUOTE_BEFORE_LIST,
    /** The nonce is not known, or lay next to the quote. */
    OWN_NONCE,
    /** The attestation key lay next to the quote. */
    KNOWN_KEY,
    /** The key came without its public area. */
    KEY_ATTRIBUTES,
    /** There is neither an event log nor values of PCR 0 to 9. */
    EVENT_LOG,
    /** There are neither PCR values nor a quote. */
    PCR_VALUES,
    /** The list is ascii only. */
    BINARY_LIST,
    /** A file of a list is empty. */
    LIST_WITH_CAT,
    /** Entries are signed by keys that nobody gave. */
    SIGNING_KEYS,
    /** The kernel's counters are not there. */
    COUNTERS;

    /** Name in machine-readable output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
