package dev.imatool.cli.options;

import dev.imatool.render.output.Format;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --format} of the commands that have a verdict. */
public final class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            converter = Formats.class,
            description = "Format of the report: ${COMPLETION-CANDIDATES}. Default: text.")
    Optional<String> format = Optional.empty();

    /** The form chosen. */
    public Format format() {
        return Format.valueOf(format.orElse("text").toUpperCase(Locale.ROOT));
    }

    static final class Formats extends Choices {
        Formats() {
            super("text", "markdown", "html", "json", "sarif", "ecs");
        }
    }
}
