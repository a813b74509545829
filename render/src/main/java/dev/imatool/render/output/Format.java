package dev.imatool.render.output;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Form of a report. */
public enum Format {
    /** For people, on a terminal. */
    TEXT,
    /** For people, in a document. */
    MARKDOWN,
    /** For people, as one file for a browser. */
    HTML,
    /** The findings for tools that show those of checkers: SARIF 2.1.0. */
    SARIF,
    /** The findings as events of the Elastic Common Schema, one JSON object a line. */
    ECS,
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

    private static final Map<String, Format> ENDINGS = Map.of(
            ".txt", TEXT, ".md", MARKDOWN, ".html", HTML, ".htm", HTML, ".sarif", SARIF, ".json", JSON, ".ndjson",
            NDJSON, ".csv", CSV);

    private final String id = name().toLowerCase(Locale.ROOT);

    /** Its name in options. */
    public String id() {
        return id;
    }

    /** The format that files with such a name have; absent where the name says nothing. */
    public static Optional<Format> ofName(String file) {
        int dot = file.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(ENDINGS.get(file.substring(dot).toLowerCase(Locale.ROOT)));
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
