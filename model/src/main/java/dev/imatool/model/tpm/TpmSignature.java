package dev.imatool.model.tpm;

import dev.imatool.model.ByteString;

/** A signature that goes with an attestation. */
public sealed interface TpmSignature {
    /**
     * RSASSA (PKCS#1 v1.5) or RSAPSS in a TPMT_SIGNATURE.
     *
     * @param pss true for RSAPSS
     * @param hash hash of what is signed
     * @param signature as long as the modulus
     */
    record Rsa(boolean pss, TpmHash hash, ByteString signature) implements TpmSignature {}

    /**
     * ECDSA in a TPMT_SIGNATURE.
     *
     * @param hash hash of what is signed
     * @param r first number, big endian
     * @param s second number, big endian
     */
    record Ecdsa(TpmHash hash, ByteString r, ByteString s) implements TpmSignature {}

    /**
     * A signature without a word about itself: raw RSA, or ECDSA in DER ({@code tpm2_quote -f plain}).
     *
     * @param bytes all of it
     */
    record Plain(ByteString bytes) implements TpmSignature {}

    /**
     * A TPMT_SIGNATURE of an algorithm that is not checked here.
     *
     * @param algorithm its name
     */
    record Other(String algorithm) implements TpmSignature {}
}
