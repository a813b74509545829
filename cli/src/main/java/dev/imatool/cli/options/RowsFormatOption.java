package dev.imatool.cli.options;

import dev.imatool.render.output.Format;
import java.util.Locale;
import picocli.CommandLine.Option;

/** {@code --format} of the commands whose answer is rows. */
public final class RowsFormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            converter = Formats.class,
            description =
                    "Format of the report: ${COMPLETION-CANDIDATES}. Default: text. ndjson and csv have every row of the"
                            + " answer.")
    String format = "text";

    /** The form chosen. */
    public Format format() {
        return Format.valueOf(format.toUpperCase(Locale.ROOT));
    }

    static final class Formats extends Choices {
        Formats() {
            super("text", "markdown", "html", "json", "ndjson", "csv", "sarif", "ecs");
        }
    }
}
