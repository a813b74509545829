package dev.imatool.parsers.json.dsse;

import java.util.Locale;

/** What is wrong with an envelope, whoever signed it. */
public enum EnvelopeFlaw {
    /** It is not JSON from a place on, has a member twice, or its payload is not base64. */
    MALFORMED,
    /** It ends early. */
    CUT_SHORT,
    /** Something follows its end. */
    FOLLOWED,
    /** The payload is longer than is read. */
    PAYLOAD_TOO_LONG,
    /** It has no payload. */
    NO_PAYLOAD,
    /** It has no signature. */
    NO_SIGNATURE;

    /** Name in machine-readable output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it means that not all of the envelope could be read. */
    public boolean damage() {
        return this != NO_PAYLOAD && this != NO_SIGNATURE;
    }
}
