package dev.imatool.cli.options.timeline;

import dev.imatool.cli.options.Choices;
import dev.imatool.render.output.Format;
import java.util.Locale;
import picocli.CommandLine.Option;

/** {@code --format} of {@code timeline}, which other programs for timelines read, too. */
public final class TimelineFormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            converter = Formats.class,
            description = {
                "Format of the report: ${COMPLETION-CANDIDATES}. Default: text. ndjson and csv have every row of the answer.",
                "timesketch is JSONL for Timesketch: a row without a time is marked 'Not a time' at 1970-01-01.",
                "bodyfile is for mactime: rows without a time are comments."
            })
    String format = "text";

    /** The form chosen. */
    public Format format() {
        return Format.valueOf(format.toUpperCase(Locale.ROOT));
    }

    static final class Formats extends Choices {
        Formats() {
            super("text", "markdown", "html", "json", "ndjson", "csv", "sarif", "ecs", "timesketch", "bodyfile");
        }
    }
}
