package dev.imatool.examine.timeline;

import java.util.Locale;

/** How far a time can be trusted, the best first. */
public enum TimeTrust {
    /** A TPM's clock, signed with an attestation key that the user vouches for. */
    SIGNED,
    /** The same, signed with a key that nobody vouches for: whoever writes the evidence can make such a quote. */
    KEY_NOT_VOUCHED_FOR,
    /** A log of the host or of whoever collected says so: whoever can write it can say anything. */
    CLAIMED;

    /** Name in machine-readable output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
