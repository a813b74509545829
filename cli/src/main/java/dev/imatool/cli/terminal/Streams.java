package dev.imatool.cli.terminal;

import dev.imatool.cli.config.ConfigFile;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
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
 * @param arguments the command line, the name of the command first: as given, with what configuration files add
 * @param configured configuration files that were read
 */
public record Streams(
        InputStream in,
        OutputStream out,
        PrintStream err,
        StreamKind outKind,
        StreamKind errKind,
        Map<String, String> environment,
        List<String> arguments,
        List<ConfigFile> configured) {
    public Streams {
        environment = Map.copyOf(environment);
        arguments = List.copyOf(arguments);
        configured = List.copyOf(configured);
    }

    /** The surroundings before a command line is looked at. */
    public Streams(
            InputStream in,
            OutputStream out,
            PrintStream err,
            StreamKind outKind,
            StreamKind errKind,
            Map<String, String> environment) {
        this(in, out, err, outKind, errKind, environment, List.of(), List.of());
    }

    /** The same surroundings with a command line and what was read for it. */
    public Streams with(List<String> words, List<ConfigFile> files) {
        return new Streams(in, out, err, outKind, errKind, environment, words, files);
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
