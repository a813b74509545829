package dev.imatool.examine.report;

import java.util.Locale;

/** What a file was read for. */
public enum InputRole {
    /** A measurement list that the question is about. */
    LIST,

    /** Expected PCR values. */
    PCRS,

    /** What a TPM signed about its PCRs. */
    QUOTE,

    /** The signature of a quote, where it is in a file of its own. */
    SIGNATURE,

    /** A public key or a certificate. */
    KEY,

    /** The nonce that was sent with the request for a quote. */
    NONCE,

    /** A log of the firmware, or of what is measured after it. */
    EVENT_LOG,

    /** Known digests: an allow-list, a checksum file, a package database, or a list that is trusted. */
    REFERENCE,

    /** Audit records. */
    AUDIT,

    /** A policy of IMA. */
    POLICY,

    /** Checksums that were made when evidence was collected. */
    MANIFEST,

    /** A signed report. */
    ATTESTATION,

    /** What a configuration file adds to the command line. */
    CONFIG,

    /** Anything else, such as an archive that holds lists, or a file whose digest is looked for. */
    OTHER;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** Its name in documents, such as {@code event_log}. */
    public String id() {
        return id;
    }
}
