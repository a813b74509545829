package dev.imatool.examine.timeline;

import java.util.Locale;

/** How far a time can be trusted, the best first. */
public enum TimeTrust {
    /** A TPM's clock, signed with an attestation key that the user vouches for. */
    SIGNED,
    /**
     * The same, of an entry of which no digest proves what it says: a violation, or one whose template digest cannot be computed. When
     * something was measured is signed, not what.
     */
    CONTENTS_NOT_PROVEN,
    /** A TPM's clock, signed with a key that nobody vouches for: whoever writes the evidence can make such a quote. */
    KEY_NOT_VOUCHED_FOR,
    /** A log of the host or of whoever collected says so, or the list alone says that there is the entry: whoever can write it can say anything. */
    CLAIMED;

    /** Name in machine-readable output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
