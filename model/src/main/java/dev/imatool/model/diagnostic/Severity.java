package dev.imatool.model.diagnostic;

/** How much a diagnostic matters. */
public enum Severity {
    /** Something a reader should know; nothing is wrong. */
    NOTE,
    /** Odd, but everything could be read. */
    WARNING,
    /** Part of the input could not be read. */
    ERROR
}
