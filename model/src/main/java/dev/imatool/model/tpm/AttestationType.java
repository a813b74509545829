package dev.imatool.model.tpm;

import java.util.Arrays;
import java.util.Optional;

/** What an attestation is about (TPM 2.0 library, part 2, 6.9, TPM_ST). */
public enum AttestationType {
    /** A certified NV index (TPM2_NV_Certify). */
    NV(0x8014),
    /** A command audit digest (TPM2_GetCommandAuditDigest). */
    COMMAND_AUDIT(0x8015),
    /** A session audit digest (TPM2_GetSessionAuditDigest). */
    SESSION_AUDIT(0x8016),
    /** A certified object (TPM2_Certify). */
    CERTIFY(0x8017),
    /** A quote (TPM2_Quote). */
    QUOTE(0x8018),
    /** An attested time (TPM2_GetTime). */
    TIME(0x8019),
    /** A certified creation (TPM2_CertifyCreation). */
    CREATION(0x801a),
    /** A certified NV digest (TPM2_NV_Certify). */
    NV_DIGEST(0x801c);

    private final int tag;

    AttestationType(int tag) {
        this.tag = tag;
    }

    /** The type of that structure tag. */
    public static Optional<AttestationType> ofTag(int tag) {
        return Arrays.stream(values()).filter(type -> type.tag == tag).findFirst();
    }
}
