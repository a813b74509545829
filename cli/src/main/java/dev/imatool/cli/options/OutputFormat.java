package dev.imatool.cli.options;

/** Form of a report. */
public enum OutputFormat {
    /** For people. */
    TEXT,
    /** One JSON document. */
    JSON,
    /** One JSON object a line. */
    NDJSON,
    /** Comma-separated values ({@code show} only). */
    CSV
}
