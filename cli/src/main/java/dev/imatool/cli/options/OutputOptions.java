package dev.imatool.cli.options;

import dev.imatool.cli.terminal.Streams;
import picocli.CommandLine.Option;

/** Colour and silence. */
public final class OutputOptions {
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            completionCandidates = Whens.class,
            converter = Whens.class,
            description =
                    "Colour the text: ${COMPLETION-CANDIDATES}. Default: auto, on a terminal unless NO_COLOR is set.")
    private String color = "auto";

    @Option(
            names = {"-q", "--quiet"},
            description = "Print no report: the exit status is the answer.")
    private boolean quiet;

    /** True when the report on standard output shall have colours. */
    public boolean outInColour(Streams streams) {
        return inColour(streams.outInColour());
    }

    /** True when diagnostics on standard error shall have colours. */
    public boolean errInColour(Streams streams) {
        return inColour(streams.errInColour());
    }

    /** True when only the exit status is wanted. */
    public boolean quiet() {
        return quiet;
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
