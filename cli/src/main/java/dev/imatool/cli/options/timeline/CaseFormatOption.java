package dev.imatool.cli.options.timeline;

import dev.imatool.cli.options.Choices;
import dev.imatool.cli.usage.UsageException;
import dev.imatool.render.output.Format;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --format} of {@code case}, whose timeline other programs read, too. */
public final class CaseFormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            converter = Formats.class,
            description = {
                "Format of the report: ${COMPLETION-CANDIDATES}. Default: text.",
                "timesketch and bodyfile are the rows of timeline for the same evidence."
            })
    Optional<String> format = Optional.empty();

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
            super("text", "markdown", "html", "json", "sarif", "ecs", "timesketch", "bodyfile");
        }
    }
}
