package dev.imatool.appraise.signature;

import java.util.Locale;

/** What is known of the signatures of an entry. In this order the graver one of two tells of the entry. */
public enum SignatureVerdict {
    /** A key of the name in the signature is at hand, and the signature is not its work, or not about this entry. */
    BAD,
    /**
     * Nothing that a kernel would take for a signature of this entry: lengths, version, type, structure or algorithm do not fit,
     * or the key that made it has another name than the signature gives it (kernel {@code request_asymmetric_key}: ENOKEY).
     */
    MALFORMED,
    /** No trusted key is known to be called as the signature says. */
    UNKNOWN_KEY,
    /** The entry does not carry what was signed, or the algorithm is not at hand. */
    NOT_CHECKABLE,
    /** The signature is that of a trusted key over what the entry says. */
    GOOD,
    /** The entry measures a file under a template with room for a signature, and has none. */
    UNSIGNED,
    /** There is nothing to sign or no room: violations, boot_aggregate, buffers, templates without such a field. */
    NOT_APPLICABLE;

    /** The name in reports, such as {@code unknown_key}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True for what is a finding in itself. */
    public boolean finding() {
        return this == BAD || this == MALFORMED;
    }

    /** The graver of two. */
    public SignatureVerdict worse(SignatureVerdict other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
