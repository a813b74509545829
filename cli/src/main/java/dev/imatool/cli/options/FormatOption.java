package dev.imatool.cli.options;

import dev.imatool.cli.usage.UsageException;
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

    /**
     * The form chosen; where none is, the one that the name of the file ends with, else text.
     *
     * @throws UsageException if the report is not written in the form that the name ends with
     */
    public Format of(Optional<String> file) throws UsageException {
        if (format.isPresent()) {
            return Format.valueOf(format.get().toUpperCase(Locale.ROOT));
        }
        Format named = file.flatMap(Format::ofName).orElse(Format.TEXT);
        if (!new Formats().words().contains(named.id())) {
            throw new UsageException(
                    "-o " + file.orElse("") + ": this report is not written as " + named.id(),
                    "it can be " + String.join(", ", new Formats().words()));
        }
        return named;
    }

    static final class Formats extends Choices {
        Formats() {
            super("text", "markdown", "html", "json", "sarif", "ecs");
        }
    }
}
