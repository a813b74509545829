package dev.imatool.parsers.form;

/** What a content of a known form is good for. */
public enum FormUse {
    /** A measurement list, which may be damaged where nothing was read of it. */
    MEASUREMENT_LIST,
    /** Digests by path, for any reference: a checksum file, an allow-list of imatool. */
    REFERENCE,
    /** A source of known files, good or bad. */
    KNOWN_FILES,
    /** A firmware event log. */
    EVENT_LOG,
    /** Audit records, or a journal as text in which they may be. */
    AUDIT_RECORDS,
    /** An IMA policy. */
    POLICY,
    /** JSON with members that no form has. */
    UNKNOWN_JSON,
    /** Anything else. */
    NONE
}
