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
    CSV,
    /** Events for Timesketch, one JSON object a line. */
    TIMESKETCH,
    /** Events for mactime of The Sleuth Kit 3 and later. */
    BODYFILE;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** Its name in options. */
    public String id() {
        return id;
    }

    /** True when only the rows of the answer are written. */
    public boolean ofRows() {
        return this == NDJSON || this == CSV;
    }

    /** True for the format of another program, which has no place for what a report says of its inputs. */
    public boolean exported() {
        return this == TIMESKETCH || this == BODYFILE;
    }
}
