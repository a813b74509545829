package dev.imatool.parsers.evidence;

import java.util.Locale;

/** What a member of the evidence is. */
public enum PartKind {
    /** A measurement list with at least one entry. */
    MEASUREMENT_LIST("measurement list"),
    /** A file that has the name of a measurement list and no bytes. */
    EMPTY_LIST("measurement list without a byte in it"),
    /** What a TPM quotes: TPMS_ATTEST. */
    QUOTE_MESSAGE("quote"),
    /** A signature as a TPM gives it: TPMT_SIGNATURE. */
    QUOTE_SIGNATURE("signature of a quote"),
    /** PCR values in any shape. */
    PCR_VALUES("PCR values"),
    /** One or several public keys or certificates. */
    PUBLIC_KEY("public key"),
    /** The firmware's event log. */
    EVENT_LOG("firmware event log"),
    /** A Canonical Event Log without IMA records, as systemd's {@code tpm2-measure.log}. */
    RECORD_LOG("log of extends (Canonical Event Log)"),
    /** The qualifying data of a quote, by its name. */
    NONCE("nonce"),
    /** The kernel's number of entries, by its name. */
    ENTRY_COUNT("kernel's count of entries"),
    /** The kernel's number of violations, by its name. */
    VIOLATION_COUNT("kernel's count of violations"),
    /** Audit records of a host, of which some may be about integrity. */
    AUDIT_LOG("audit log"),
    /** Checksums of files; whether of those of the evidence is not known here. */
    MANIFEST("checksums of files");

    private final String words;

    PartKind(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** True for what may be long, so that its bytes are not kept with it. */
    boolean isLong() {
        return this == MEASUREMENT_LIST
                || this == EVENT_LOG
                || this == RECORD_LOG
                || this == AUDIT_LOG
                || this == MANIFEST;
    }

    /** Name in machine-readable output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
