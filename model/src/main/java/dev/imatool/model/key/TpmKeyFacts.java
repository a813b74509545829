package dev.imatool.model.key;

import dev.imatool.model.ByteString;

/**
 * What the public area of a TPM object says of a key (TPM 2.0 library, part 2, TPMT_PUBLIC).
 *
 * @param attributes the word of TPMA_OBJECT
 * @param nameAlgorithm number of the hash algorithm of its name (TPM_ALG_ID)
 * @param publicArea the bytes of TPMT_PUBLIC
 */
public record TpmKeyFacts(int attributes, int nameAlgorithm, ByteString publicArea) {
    private static final int FIXED_TPM = 1 << 1;
    private static final int FIXED_PARENT = 1 << 4;
    private static final int SENSITIVE_DATA_ORIGIN = 1 << 5;
    private static final int RESTRICTED = 1 << 16;
    private static final int DECRYPT = 1 << 17;
    private static final int SIGN = 1 << 18;

    /** The key cannot leave the TPM in which it was made or to which it was brought. */
    public boolean fixedTpm() {
        return has(FIXED_TPM);
    }

    /** The key cannot be moved under another parent. */
    public boolean fixedParent() {
        return has(FIXED_PARENT);
    }

    /** The TPM made the secret part itself. */
    public boolean sensitiveDataOrigin() {
        return has(SENSITIVE_DATA_ORIGIN);
    }

    /** The key signs only what the TPM itself made, so nobody can have it sign a quote made up elsewhere. */
    public boolean restricted() {
        return has(RESTRICTED);
    }

    /** The key can decrypt. */
    public boolean decrypt() {
        return has(DECRYPT);
    }

    /** The key can sign. */
    public boolean sign() {
        return has(SIGN);
    }

    private boolean has(int bit) {
        return (attributes & bit) != 0;
    }
}
