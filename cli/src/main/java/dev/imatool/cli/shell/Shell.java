package dev.imatool.cli.shell;

import dev.imatool.cli.output.NoticeText;
import dev.imatool.cli.terminal.EnclosingShell;
import dev.imatool.cli.terminal.Interruption;
import dev.imatool.cli.terminal.StreamKind;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.PartsArgument;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.Tool;
import dev.imatool.render.page.Theme;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs lines: commands of imatool, the last answer, and a few words of the shell's own. */
final class Shell implements Closeable {
    /** The last answer. */
    static final String LAST = "$_";

    /** Words that end the shell. */
    static final List<String> END = List.of("exit", "quit");

    private static final String HELP = "help";

    /** The pager of imatool alone; empty for none. */
    static final String PAGER = "IMATOOL_PAGER";

    /** Which of the shell's own words there are, behind the help of imatool. */
    private static final String OWN_WORDS = """

            In the shell:
              COMMAND | PROGRAM  give the answer to another program: show | grep /srv
              $_                 the last answer again; $_ | PROGRAM gives it to a program
              exit, quit         leave, as Ctrl-D does; Ctrl-C ends the running command
              'a b' "a b" a\\ b   one word; $'\\x1b' one byte, as reports print it
            A command that names no list is about the files that the shell was started with.
            """;

    private final ShellHost host;
    private final LoadedEvidence evidence;
    private final Streams streams;
    private final Screen screen;
    private final NoticeText notices;
    private final LastAnswer answer = new LastAnswer();
    private int last;
    private int worst;

    Shell(ShellHost host, LoadedEvidence evidence, Streams streams, Screen screen) {
        this.host = host;
        this.evidence = evidence;
        this.streams = streams;
        this.screen = screen;
        this.notices = new NoticeText(streams.err(), Theme.of(streams.errInColour()));
    }

    /** Exit status of the last command; 0 in front of the first. */
    int last() {
        return last;
    }

    /** The highest exit status of a command. */
    int worst() {
        return worst;
    }

    /**
     * Runs a line, or several.
     *
     * @return false when the shell is to end
     * @throws IOException if nobody reads any more what it prints
     */
    boolean run(String text) throws IOException {
        for (String line : text.lines().toList()) {
            ShellWords words = ShellWords.of(line);
            if (words.open() || words.unread().isPresent()) {
                refuse(words);
            } else if (words.bar().isPresent() || !words.words().isEmpty()) {
                Optional<String> program = words.bar().map(bar -> line.substring(bar + 1));
                if (!run(words.texts(), program)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void refuse(ShellWords words) {
        if (words.open()) {
            notices.error("a quote is not closed");
        } else {
            notices.error(
                    "'" + words.unread().orElseThrow() + "' means nothing here; quote it if it is part of a name");
            notices.hint("'| cat > FILE' writes an answer to a file");
        }
        ended(ExitCode.USAGE.status());
    }

    private boolean run(List<String> typed, Optional<String> program) throws IOException {
        List<String> words =
                !typed.isEmpty() && typed.get(0).equals(Tool.NAME) ? typed.subList(1, typed.size()) : typed;
        if (program.filter(String::isBlank).isPresent() || (words.isEmpty() && program.isPresent())) {
            notices.error("'|' stands between a command and a program");
            ended(ExitCode.USAGE.status());
            return true;
        }
        if (words.size() == 1 && END.contains(words.get(0))) {
            return false;
        }
        if (words.equals(List.of(LAST))) {
            again(program);
        } else {
            command(words, program);
        }
        return true;
    }

    private void again(Optional<String> program) throws IOException {
        if (answer.file().isEmpty() && answer.whole()) {
            notices.error("there is no answer yet");
            ended(ExitCode.USAGE.status());
        } else if (!answer.whole()) {
            notices.error("the last answer was too long to be kept; run the command again with a program behind it");
            ended(ExitCode.USAGE.status());
        } else if (program.isPresent()) {
            Optional<Program> reader = start(program.get());
            if (reader.isPresent()) {
                try (OutputStream in = reader.get().in()) {
                    answer.writeTo(new Uncoloured(in));
                }
                await(reader.get());
            }
        } else {
            screen.show(answer, streams.out());
        }
    }

    private void command(List<String> typed, Optional<String> program) throws IOException {
        for (String changed : evidence.refresh()) {
            notices.note(Printable.ofText(changed) + " changed on disk and was read again");
        }
        List<String> words = about(typed);
        if (words.isEmpty()) {
            return;
        }
        Interruption interruption = new Interruption();
        int status;
        try (LastAnswer.Next kept = answer.next()) {
            if (program.isEmpty()) {
                status = alone(words, kept, interruption);
            } else {
                Optional<Program> reader = start(program.get());
                status = reader.isPresent() ? into(reader.get(), words, kept, interruption) : last;
            }
        }
        ended(status);
    }

    private int alone(List<String> words, LastAnswer.Next kept, Interruption interruption) throws IOException {
        boolean waits = screen.watched();
        OutputStream reader = waits ? OutputStream.nullOutputStream() : streams.out();
        CommandOutput output = new CommandOutput(interruption, kept, reader, streams.err(), waits);
        int status = screen.run(interruption, () -> execute(words, output, streams.outKind(), interruption));
        kept.close();
        if (waits && kept.said() && !interruption.raised()) {
            screen.show(answer, streams.out());
        }
        output.release();
        return status;
    }

    /** Starts a program, or says why that cannot be done. */
    private Optional<Program> start(String program) {
        try {
            return Optional.of(Program.start(program, streams, screen.ownTerminal()));
        } catch (IOException noShell) {
            notices.error("no program can be run here: " + noShell.getMessage());
            ended(ExitCode.USAGE.status());
            return Optional.empty();
        }
    }

    private int into(Program reader, List<String> words, LastAnswer.Next kept, Interruption interruption)
            throws IOException {
        int status;
        try (OutputStream in = reader.in()) {
            CommandOutput output = new CommandOutput(interruption, kept, in, streams.err(), false);
            status = screen.run(interruption, () -> execute(words, output, StreamKind.PIPE, interruption));
        }
        if (interruption.raised()) {
            reader.end();
        }
        await(reader);
        return status;
    }

    private int execute(List<String> words, CommandOutput output, StreamKind outKind, Interruption interruption) {
        Map<String, String> environment = new HashMap<>(streams.environment());
        environment.putAll(screen.environment());
        environment.put(PAGER, ""); // the shell shows answers
        // progress would be drawn over what a program shows on the same terminal
        boolean shared = screen.ownTerminal() && outKind == StreamKind.PIPE;
        int status = host.run(
                words,
                new Streams(
                        InputStream.nullInputStream(),
                        output.out(),
                        output.err(),
                        StreamKind.PIPE,
                        outKind,
                        shared ? StreamKind.PIPE : streams.errKind(),
                        environment,
                        List.of(),
                        List.of(),
                        Optional.of(new EnclosingShell(evidence, interruption))));
        if (words.equals(List.of(HELP))) {
            PrintStream out = new PrintStream(output.out(), false, StandardCharsets.UTF_8);
            out.print(OWN_WORDS);
            out.flush();
        }
        return status;
    }

    /** The words, with the files of the shell where they name none; none where there is nothing that they could be about. */
    private List<String> about(List<String> typed) {
        CommandPlace place = CommandPlace.of(host.model(typed), typed);
        if (!DefaultEvidence.lacking(place)) {
            return typed;
        }
        List<String> files = DefaultEvidence.of(place, evidence);
        if (files.isEmpty()) {
            notices.error("which list? The shell was started without one: name it behind the command");
            ended(ExitCode.USAGE.status());
            return List.of();
        }
        notices.note("using "
                + files.stream()
                        .map(PartsArgument::shown)
                        .map(Printable::ofText)
                        .collect(Collectors.joining(", ")));
        return place.withParameters(typed, files);
    }

    private void await(Program program) {
        try {
            program.await();
        } catch (InterruptedException stop) {
            program.end();
            Thread.currentThread().interrupt();
        }
    }

    private void ended(int status) {
        last = status;
        worst = Math.max(worst, status);
    }

    @Override
    public void close() throws IOException {
        answer.close();
    }

    /** Words of the shell's own. */
    static Set<String> ownWords() {
        return Set.of(LAST, END.get(0), END.get(1), HELP);
    }
}
