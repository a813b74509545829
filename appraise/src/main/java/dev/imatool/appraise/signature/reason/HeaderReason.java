package dev.imatool.appraise.signature.reason;

/** Why a field holds no signature that a kernel would take, by its bytes alone. */
public sealed interface HeaderReason extends SignatureReason {
    /** Those that say no more. */
    enum Plain implements HeaderReason {
        /** The template data does not divide into the fields of the template. */
        TEMPLATE_DATA_UNDIVIDED,
        FIELD_UNREADABLE,
        HOLDS_DIGEST,
        HOLDS_HMAC,
        /** In a field of portable signatures stands something else. */
        HOLDS_NO_PORTABLE_SIGNATURE,
        /** A header with no signature after it. */
        HEADER_ALONE,
        /** A header of version 1 with another key algorithm, hash algorithm or count of numbers than that version has. */
        VERSION_1_UNSUPPORTED
    }

    /**
     * The value is none of those that have a form.
     *
     * @param problem as the decoder says it
     */
    record Undecodable(String problem) implements HeaderReason {}

    /** A header of version 2 or 3 that declares another size, both in bytes. */
    record OtherSize(int declared, int found) implements HeaderReason {}

    /**
     * A header of version 1 that declares another size, or none.
     *
     * @param declaredBits of signature
     * @param foundBytes of signature
     */
    record OtherBits(int declaredBits, int foundBytes) implements HeaderReason {}

    /**
     * No kernel supports the hash algorithm.
     *
     * @param id the kernel's number of it
     */
    record HashUnsupported(int id) implements HeaderReason {}

    /** A signature of an fs-verity digest with a header of a version other than 3. */
    record VerityVersion(int version) implements HeaderReason {}

    /** Not a portable signature, where kernels log only those; the type is the first byte. */
    record NotPortable(int type) implements HeaderReason {}
}
