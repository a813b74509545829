package dev.imatool.model;

/** Where the bytes that the template digest covers come from. */
public enum Provenance {
    /** The list carries them (binary lists). */
    LOGGED,
    /** Rebuilt from the text of an ascii entry; proven where the template digest fits. */
    REENCODED,
    /** The text cannot carry them: an unknown template, or a damaged field. */
    UNAVAILABLE
}
