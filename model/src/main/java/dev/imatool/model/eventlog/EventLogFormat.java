package dev.imatool.model.eventlog;

import java.util.Locale;

/** The two layouts of an event log. */
public enum EventLogFormat {
    /** {@code TCG_PCR_EVENT2}: digests of any number of banks; begins with {@code Spec ID Event03}. */
    CRYPTO_AGILE,
    /** {@code TCG_PCR_EVENT} alone: one SHA-1 digest an event (TPM 1.2, and TPM 2.0 on request). */
    SHA1;

    /** A stable name for machines, in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
