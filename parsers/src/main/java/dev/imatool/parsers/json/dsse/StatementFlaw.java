package dev.imatool.parsers.json.dsse;

import java.util.Locale;

/** What is wrong with what was signed, as a statement about a report. */
public enum StatementFlaw {
    /** The type of the payload is not that of an in-toto statement. */
    PAYLOAD_TYPE,
    /** It is not one JSON object, or has a member twice. */
    MALFORMED,
    /** It is not an in-toto statement of version 1. */
    STATEMENT_TYPE,
    /** It names no subject. */
    NO_SUBJECT,
    /** A subject has no SHA-256. */
    SUBJECT_WITHOUT_DIGEST,
    /** It has more subjects than are read. */
    TOO_MANY_SUBJECTS,
    /** What it says of them is not a report of imatool, or of another kind than it claims. */
    PREDICATE_TYPE,
    /** An input of the report is not among the subjects. */
    INPUT_NOT_A_SUBJECT,
    /** A subject is no input of the report, which says nothing about it then. */
    SUBJECT_NOT_AN_INPUT;

    /** Name in machine-readable output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
