package dev.imatool.render.output;

import java.util.Locale;

/** Form of a report. */
public enum Format {
    /** For people, on a terminal. */
    TEXT,
    /** For people, in a document. */
    MARKDOWN,
    /** One JSON document. */
    JSON,
    /** The rows of the answer, one JSON object a line. */
    NDJSON,
    /** The rows of the answer, as comma-separated values. */
    CSV;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** Its name in options. */
    public String id() {
        return id;
    }

    /** True when only the rows of the answer are written. */
    public boolean ofRows() {
        return this == NDJSON || this == CSV;
    }
}
