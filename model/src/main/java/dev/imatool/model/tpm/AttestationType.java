package dev.imatool.model.tpm;

import java.util.Arrays;
import java.util.Optional;

/** What an attestation is about (TPM 2.0 library, part 2, 6.9, TPM_ST). */
public enum AttestationType {
    NV(0x8014, "a certified NV index (TPM2_NV_Certify)"),
    COMMAND_AUDIT(0x8015, "a command audit digest (TPM2_GetCommandAuditDigest)"),
    SESSION_AUDIT(0x8016, "a session audit digest (TPM2_GetSessionAuditDigest)"),
    CERTIFY(0x8017, "a certified object (TPM2_Certify)"),
    QUOTE(0x8018, "a quote (TPM2_Quote)"),
    TIME(0x8019, "an attested time (TPM2_GetTime)"),
    CREATION(0x801a, "a certified creation (TPM2_CertifyCreation)"),
    NV_DIGEST(0x801c, "a certified NV digest (TPM2_NV_Certify)");

    private final int tag;
    private final String words;

    AttestationType(int tag, String words) {
        this.tag = tag;
        this.words = words;
    }

    /** The type of that structure tag. */
    public static Optional<AttestationType> ofTag(int tag) {
        return Arrays.stream(values()).filter(type -> type.tag == tag).findFirst();
    }

    /** What it is, with the command that makes it. */
    public String words() {
        return words;
    }
}
