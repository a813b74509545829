package dev.imatool.cli.shell;

import dev.imatool.cli.terminal.StreamKind;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.PartsArgument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads commands and runs them. */
@Command(
        name = "shell",
        description = {
            "Runs imatool commands one after the other, with the evidence loaded once.",
            "",
            "Every command works as it does outside, without 'imatool' in front. A command that names no list is about EVIDENCE."
                    + " COMMAND | PROGRAM gives an answer to another program, and $_ is the last answer: $_ | grep /srv."
                    + " Nothing is expanded: * and ? reach the command. A file that changed on disk is read again, and the"
                    + " shell says so.",
            "",
            "On a terminal: Tab completes commands, options, their values, file names, and the paths, containers and namespaces"
                    + " in EVIDENCE. Long answers are shown page by page (PAGER). Ctrl-C ends the running command; Ctrl-D, exit or quit"
                    + " ends the shell, whose exit status is that of the last command. The history is kept in"
                    + " $XDG_STATE_HOME/imatool/history, for you alone.",
            "",
            "Otherwise standard input holds one command per line, and lines that begin with # are comments. All of them are"
                    + " run; the exit status is the highest of theirs."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Look around in two collections of a host:",
            "    imatool shell monday.bin friday.bin",
            "",
            "  Ask the same questions of every host:",
            "    imatool shell binary_runtime_measurements < questions.txt"
        })
public final class ShellCommand implements Callable<Integer> {
    private final Streams streams;
    private final ShellHost host;

    @Parameters(
            arity = "0..*",
            paramLabel = "EVIDENCE",
            description = "Measurement lists to keep in memory, or folders. PART + PART joins parts of one list.")
    List<String> evidence = new ArrayList<>();

    @Option(names = "--no-history", description = "Do not read or write the history of commands.")
    boolean noHistory;

    /** A command of that process; {@code host} runs what is typed. */
    public ShellCommand(Streams streams, ShellHost host) {
        this.streams = streams;
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        if (streams.shell().isPresent()) {
            throw new UsageException("this is a shell already; it does not run another one");
        }
        if (evidence.stream().anyMatch(one -> PartsArgument.parts(one).contains(InputArguments.STDIN_ARGUMENT))) {
            throw new UsageException("EVIDENCE cannot be standard input: the shell reads commands from there");
        }
        LoadedEvidence loaded = LoadedEvidence.of(evidence);
        boolean typed = streams.inKind() == StreamKind.TERMINAL && streams.outKind() == StreamKind.TERMINAL;
        return typed ? TypedLines.run(host, loaded, streams, !noHistory) : scripted(loaded);
    }

    private int scripted(LoadedEvidence loaded) throws IOException {
        ScriptedLines lines = new ScriptedLines(streams.in());
        try (Shell shell = new Shell(host, loaded, streams, lines)) {
            return lines.run(shell);
        }
    }
}
