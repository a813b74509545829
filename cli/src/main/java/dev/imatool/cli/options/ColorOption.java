package dev.imatool.cli.options;

import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.render.output.Format;
import dev.imatool.render.page.Limit;
import picocli.CommandLine.Option;

/** Colour of the text; the part of {@link OutputOptions} that commands share whose {@code -q} means something else. */
public abstract class ColorOption {
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            completionCandidates = Whens.class,
            converter = Whens.class,
            description =
                    "Colour the text: ${COMPLETION-CANDIDATES}. Default: auto, on a terminal unless NO_COLOR is set.")
    String color = "auto";

    /** True when the report on standard output shall have colours. */
    public boolean outInColour(Streams streams) {
        return inColour(streams.outInColour());
    }

    /** True when diagnostics on standard error shall have colours. */
    public boolean errInColour(Streams streams) {
        return inColour(streams.errInColour());
    }

    /** True when only the exit status is wanted. */
    public abstract boolean quiet();

    /** How many rows of a kind the text lists. */
    public Limit limit() {
        return Limit.USUAL;
    }

    /** The files of the command line; named with their digests where a report is printed that names them. */
    public InputArguments inputs(Streams streams, Format format) {
        return inputs(streams, format != Format.TEXT && !quiet());
    }

    /** The same where it does not follow from the form alone whether they are {@code named}. */
    public InputArguments inputs(Streams streams, boolean named) {
        return new InputArguments(streams.in(), streams.arguments(), named);
    }

    private boolean inColour(boolean auto) {
        return switch (color) {
            case "always" -> true;
            case "never" -> false;
            default -> auto;
        };
    }

    static final class Whens extends Choices {
        Whens() {
            super("auto", "always", "never");
        }
    }
}
