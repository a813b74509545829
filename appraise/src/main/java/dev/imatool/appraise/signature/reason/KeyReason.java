package dev.imatool.appraise.signature.reason;

/** About the key that made a signature, or was looked for. */
public sealed interface KeyReason extends SignatureReason {
    /** Those that say no more. */
    enum Plain implements KeyReason {
        /** It is that of a key measured in the list, which nothing vouches for. */
        NOT_VOUCHED_FOR,
        /** No key is called so, nor did another make it. */
        NONE_NAMED,
        /** No key is called so, and after so many signatures of that sort others were not tried. */
        NONE_NAMED_OTHERS_LEFT,
        /** The key that made it is known to have another key id. */
        OTHER_ID,
        /** The key that made it is known to have another issuer or serial number. */
        OTHER_CERTIFICATE,
        /** A key made it that has no certificate to say that it is called so. */
        ID_UNKNOWN,
        /** The key is at hand without the certificate that the signature names. */
        CERTIFICATE_UNKNOWN,
        /** The key of that name is damaged, or of a kind that is not supported. */
        UNUSABLE
    }

    /**
     * No key of that name made it over what the entry says.
     *
     * @param keys how many are called so
     */
    record NotTheirs(int keys) implements KeyReason {}
}
