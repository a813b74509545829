package dev.imatool.appraise.keylime;

/** What Keylime's verifier says is wrong with an entry: the ids of its events ({@code keylime/failure.py}). */
public enum KeylimeFailure {
    /** The line is not understood: another template, a damaged line. */
    ENTRY("ima.parser.entry"),
    /** The entry is of another PCR than 10. What else is wrong with it is said, too. */
    PCR("ima.validation.ima_pcr"),
    /** A violation: a file was open for writing while it was measured. */
    TOMTOU("ima.validation.tomtou"),
    /** The template digest, in the hash that the policy names, is not that of the entry. */
    IMA_HASH("ima.validation.ima_hash"),
    /** The policy has no digest under this path or name. */
    NOT_IN_ALLOWLIST("ima.validation.ima-ng.not_in_allowlist"),
    /** The policy has other digests under this path or name. */
    RUNTIME_POLICY_HASH("ima.validation.ima-ng.runtime_policy_hash"),
    /** A measured key is of a kind that Keylime does not know. */
    INVALID_KEY("ima.invalid_key"),
    /** Keylime stops with an error at this entry and judges none: a name that is not UTF-8, or too long for the old template. */
    STOPS("keylime_stops"),
    /** Whether an exclude matches is not known, and without it the entry fails. */
    NOT_DECIDED("not_decided");

    private final String id;

    KeylimeFailure(String id) {
        this.id = id;
    }

    /** The id of Keylime's event; a word of this program where Keylime has none. */
    public String id() {
        return id;
    }
}
