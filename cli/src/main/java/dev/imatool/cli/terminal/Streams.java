package dev.imatool.cli.terminal;

import dev.imatool.cli.config.ConfigFile;
import dev.imatool.examine.input.InputArguments.KeptFiles;
import dev.imatool.fleet.engine.FleetReaders;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The surroundings of one run.
 *
 * @param in standard input
 * @param out standard output: the report and nothing else
 * @param err standard error: diagnostics, hints, progress; in UTF-8
 * @param inKind what {@code in} is connected to
 * @param outKind what {@code out} is connected to
 * @param errKind what {@code err} is connected to
 * @param environment environment variables
 * @param arguments the command line, the name of the command first: as given, with what configuration files add
 * @param configured configuration files that were read
 * @param shell the shell that runs the command, if one does
 * @param fleets what answers questions to fleets; absent for what is installed
 */
public record Streams(
        InputStream in,
        OutputStream out,
        PrintStream err,
        StreamKind inKind,
        StreamKind outKind,
        StreamKind errKind,
        Map<String, String> environment,
        List<String> arguments,
        List<ConfigFile> configured,
        Optional<EnclosingShell> shell,
        Optional<FleetReaders> fleets) {
    public Streams {
        environment = Map.copyOf(environment);
        arguments = List.copyOf(arguments);
        configured = List.copyOf(configured);
    }

    /** The same with what is installed for fleets. */
    public Streams(
            InputStream in,
            OutputStream out,
            PrintStream err,
            StreamKind inKind,
            StreamKind outKind,
            StreamKind errKind,
            Map<String, String> environment,
            List<String> arguments,
            List<ConfigFile> configured,
            Optional<EnclosingShell> shell) {
        this(in, out, err, inKind, outKind, errKind, environment, arguments, configured, shell, Optional.empty());
    }

    /** The surroundings before a command line is looked at, where nobody types at standard input. */
    public Streams(
            InputStream in,
            OutputStream out,
            PrintStream err,
            StreamKind outKind,
            StreamKind errKind,
            Map<String, String> environment) {
        this(in, out, err, StreamKind.PIPE, outKind, errKind, environment, List.of(), List.of(), Optional.empty());
    }

    /** The same with a report stream and the arguments of one command. */
    public Streams of(ReportStream report, List<String> typed) {
        return new Streams(in, report, err, inKind, outKind, errKind, environment, typed, configured, shell, fleets);
    }

    /** The same surroundings with a command line and what was read for it. */
    public Streams with(List<String> words, List<ConfigFile> files) {
        return new Streams(in, out, err, inKind, outKind, errKind, environment, words, files, shell, fleets);
    }

    /** The same surroundings in which others answer questions to fleets. */
    public Streams with(FleetReaders others) {
        return new Streams(
                in, out, err, inKind, outKind, errKind, environment, arguments, configured, shell, Optional.of(others));
    }

    /** True when a terminal shows standard output and colours are wanted there ({@code NO_COLOR}, {@code TERM}). */
    public boolean outInColour() {
        return outKind == StreamKind.TERMINAL && colourWanted();
    }

    /** The same for standard error. */
    public boolean errInColour() {
        return errKind == StreamKind.TERMINAL && colourWanted();
    }

    /** Files that are in memory already. */
    public KeptFiles kept() {
        return shell.map(EnclosingShell::kept).orElse(KeptFiles.NONE);
    }

    private boolean colourWanted() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && TerminalType.of(environment).colours();
    }
}
