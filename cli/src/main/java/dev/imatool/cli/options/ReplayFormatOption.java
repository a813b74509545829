package dev.imatool.cli.options;

import dev.imatool.cli.usage.UsageException;
import dev.imatool.render.output.Format;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --format} of {@code replay}, which also writes one line per list. */
public final class ReplayFormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            converter = Formats.class,
            description = {
                "Format of the report: ${COMPLETION-CANDIDATES}. Default: text.",
                "ndjson is one JSON object a line for each list, and the only form for several lists."
            })
    Optional<String> format = Optional.empty();

    /** The form chosen, if one was. */
    public Optional<Format> format() {
        return format.map(name -> Format.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    /** The form of a report about one list. */
    public Format ofOne() {
        return format().orElse(Format.TEXT);
    }

    /** Refuses other forms than the one of several lists. */
    public void ofSeveral() throws UsageException {
        if (format().filter(form -> form != Format.NDJSON).isPresent()) {
            throw new UsageException("several lists are reported as ndjson only");
        }
    }

    static final class Formats extends Choices {
        Formats() {
            super("text", "markdown", "html", "json", "ndjson", "sarif", "ecs");
        }
    }
}
