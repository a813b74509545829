package dev.imatool.cli;

import dev.imatool.cli.terminal.JoinedArguments;
import dev.imatool.cli.terminal.ReportStream;
import dev.imatool.cli.terminal.StreamKind;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.report.ExitCode;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** imatool as a function of its arguments and streams. */
public final class Imatool {
    private Imatool() {}

    /**
     * Runs one command line away from any terminal.
     *
     * @param args the arguments
     * @param in standard input
     * @param out standard output
     * @param err standard error
     * @param environment environment variables
     * @return the exit status, see {@link ExitCode}
     */
    public static int run(
            String[] args, InputStream in, OutputStream out, PrintStream err, Map<String, String> environment) {
        return run(args, in, out, err, environment, new AnnotatedModels());
    }

    /**
     * Runs one command line away from any terminal, with the models of commands from somewhere.
     *
     * @param args the arguments
     * @param in standard input
     * @param out standard output
     * @param err standard error
     * @param environment environment variables
     * @param models where the models of commands come from
     * @return the exit status, see {@link ExitCode}
     */
    public static int run(
            String[] args,
            InputStream in,
            OutputStream out,
            PrintStream err,
            Map<String, String> environment,
            CommandModels models) {
        return run(args, new Streams(in, out, err, StreamKind.PIPE, StreamKind.PIPE, environment), models);
    }

    /** Runs one command line in surroundings that are not those of a process. */
    public static int run(String[] args, Streams surroundings) {
        return run(args, surroundings, new AnnotatedModels());
    }

    /** Runs one command line. */
    static int run(String[] typed, Streams process, CommandModels models) {
        String[] joined = JoinedArguments.of(typed);
        String[] args = FirstWord.of(joined);
        List<String> shown = new ArrayList<>(List.of(typed));
        if (args.length > joined.length) {
            shown.add(0, args[0]);
        }
        ReportStream out = new ReportStream(process.out(), process.outKind());
        return new Run(models, out, process.of(out, shown)).of(args);
    }

    /** The command model with every command, for manual pages and completions. */
    public static CommandLine commandLine() {
        Streams nowhere = new Streams(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                StreamKind.PIPE,
                StreamKind.PIPE,
                Map.of());
        return new Commands(nowhere, new AnnotatedModels()).all();
    }
}
