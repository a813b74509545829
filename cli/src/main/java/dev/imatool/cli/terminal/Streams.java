package dev.imatool.cli.terminal;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * The surroundings of one run.
 *
 * @param in standard input
 * @param out standard output: the report and nothing else
 * @param err standard error: diagnostics, hints, progress; in UTF-8
 * @param outKind what {@code out} is connected to
 * @param errKind what {@code err} is connected to
 * @param environment environment variables
 */
public record Streams(
        InputStream in,
        OutputStream out,
        PrintStream err,
        StreamKind outKind,
        StreamKind errKind,
        Map<String, String> environment) {
    public Streams {
        environment = Map.copyOf(environment);
    }

    /** True when a terminal shows standard output and colours are wanted there ({@code NO_COLOR}, {@code TERM}). */
    public boolean outInColour() {
        return outKind == StreamKind.TERMINAL && colourWanted();
    }

    /** The same for standard error. */
    public boolean errInColour() {
        return errKind == StreamKind.TERMINAL && colourWanted();
    }

    private boolean colourWanted() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && TerminalType.of(environment).colours();
    }
}
