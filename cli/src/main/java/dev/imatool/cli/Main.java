package dev.imatool.cli;

import dev.imatool.cli.terminal.Arguments;
import dev.imatool.cli.terminal.StreamKind;
import dev.imatool.cli.terminal.Streams;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Start of the process. */
public final class Main {
    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;

    private Main() {}

    /** Runs imatool and ends the process with its exit status. */
    public static void main(String[] args) {
        start(args, new AnnotatedModels());
    }

    /** The same, with the models of commands from somewhere. */
    static void start(String[] args, CommandModels models) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Streams streams = new Streams(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                err,
                StreamKind.ofDescriptor(STDIN),
                StreamKind.ofDescriptor(STDOUT),
                StreamKind.ofDescriptor(STDERR),
                System.getenv(),
                List.of(),
                List.of(),
                Optional.empty());
        int status = Imatool.run(Arguments.asTyped(args), streams, models);
        // not exit: everything is written and closed, and asking whether the exit shall be logged takes a tenth of a
        // start
        Runtime.getRuntime().halt(status);
    }
}
