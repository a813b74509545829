package dev.imatool.model.cel;

import java.util.Locale;

/** How the records of a log are written. */
public enum CelForm {
    /** An array of records, or an object that holds one under {@code records} (JSON). */
    JSON("JSON"),
    /** A record a line. */
    NDJSON("JSON lines"),
    /** Records after 0x1e each (RFC 7464): systemd's {@code tpm2-measure.log}. */
    JSON_SEQUENCE("JSON text sequence"),
    /** Type, length, value. */
    TLV("TLV");

    private final String words;

    CelForm(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** A stable name for machines. */
    public String id() {
        return "cel_" + name().toLowerCase(Locale.ROOT);
    }
}
