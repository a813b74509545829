package dev.imatool.examine.evidence.quotes;

import java.util.Locale;

/** Who says that the key of a quote is the machine's own. Whoever writes evidence can put a key of their own next to a quote. */
public enum KeyTrust {
    /** The user names the key. */
    GIVEN,
    /** The key was found in the evidence, and the user accepts keys found there. */
    ACCEPTED,
    /** The key was found in the evidence, and nobody else vouches for it. */
    FOUND;

    /** True when quotes of that key count. */
    public boolean vouched() {
        return this != FOUND;
    }

    /** Name in machine-readable output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
