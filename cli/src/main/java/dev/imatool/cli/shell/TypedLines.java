package dev.imatool.cli.shell;

import dev.imatool.cli.output.NoticeText;
import dev.imatool.cli.terminal.Interruption;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Printable;
import dev.imatool.render.page.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Commands of a person at a terminal: edited, completed, remembered, and stopped with Ctrl-C. */
final class TypedLines implements Screen {
    private static final long LOOK_EVERY_MILLIS = 20;

    /** How long a command may take to stop before it is left to itself; nothing of it is shown any more. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final Set<String> NO_PAGERS = Set.of("", "cat");
    private static final int MOST_REMEMBERED = 5000;

    private final Terminal terminal;
    private final Streams streams;
    private final boolean ownTerminal;
    private final NoticeText notices;
    private volatile Optional<Interruption> running = Optional.empty();

    /**
     * At a terminal.
     *
     * @param ownTerminal true where it is that of the process
     */
    TypedLines(Terminal terminal, Streams streams, boolean ownTerminal) {
        this.terminal = terminal;
        this.streams = streams;
        this.ownTerminal = ownTerminal;
        this.notices = new NoticeText(streams.err(), Theme.of(streams.errInColour()));
    }

    /**
     * Runs a shell at the terminal of the process.
     *
     * @param remember whether the history is read and written
     * @return the exit status of the last command
     */
    static int run(ShellHost host, LoadedEvidence evidence, Streams streams, boolean remember) throws IOException {
        try (Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(true).build()) {
            return new TypedLines(terminal, streams, true).run(host, evidence, remember);
        }
    }

    /** Runs a shell. */
    int run(ShellHost host, LoadedEvidence evidence, boolean remember) throws IOException {
        terminal.handle(Terminal.Signal.INT, signal -> running.ifPresent(Interruption::raise));
        LineReader reader = reader(new Completions(host, evidence), remember);
        try (Shell shell = new Shell(host, evidence, streams, this)) {
            Optional<String> line = next(reader, shell);
            while (line.isPresent() && shell.run(line.get())) {
                line = next(reader, shell);
            }
            return shell.last();
        }
    }

    private static Optional<String> next(LineReader reader, Shell shell) {
        while (true) {
            try {
                String status = shell.last() == 0 ? "" : " [" + shell.last() + "]";
                return Optional.of(reader.readLine("imatool" + status + "> "));
            } catch (UserInterruptException anotherLine) {
                // Ctrl-C gives up the line that was typed, not the shell
            } catch (EndOfFileException end) {
                return Optional.empty();
            }
        }
    }

    private LineReader reader(Completions completions, boolean remember) {
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("imatool")
                .parser((line, cursor, context) -> TypedLine.of(line, cursor))
                .completer((reader, line, candidates) -> complete(completions, line, candidates))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_IGNORE_DUPS, true)
                .variable(LineReader.HISTORY_SIZE, MOST_REMEMBERED)
                .variable(LineReader.HISTORY_FILE_SIZE, MOST_REMEMBERED);
        if (remember) {
            history().ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        }
        return builder.build();
    }

    private Optional<Path> history() {
        Optional<Path> file = HistoryFile.of(streams.environment());
        if (file.isPresent()) {
            try {
                HistoryFile.prepare(file.get());
            } catch (IOException | UnsupportedOperationException impossible) {
                notices.note("the history is not kept: " + impossible.getMessage());
                return Optional.empty();
            }
        }
        return file;
    }

    private static void complete(Completions completions, ParsedLine parsed, List<Candidate> candidates) {
        if (!(parsed instanceof TypedLine line) || line.inProgram()) {
            return;
        }
        for (Completion one : completions.of(line.before(), line.begun())) {
            String value = Printable.ofText(one.value());
            String description = one.description().isEmpty() ? null : one.description();
            candidates.add(new Candidate(value, one.shown(), null, description, null, null, one.whole()));
        }
    }

    @Override
    public boolean watched() {
        return true;
    }

    @Override
    public boolean ownTerminal() {
        return ownTerminal;
    }

    @Override
    public Map<String, String> environment() {
        int columns = terminal.getWidth();
        return columns > 0 ? Map.of("COLUMNS", Integer.toString(columns)) : Map.of();
    }

    @Override
    public void show(LastAnswer answer, OutputStream out) throws IOException {
        boolean fits = terminal.getHeight() <= 0
                || answer.lines() < terminal.getHeight()
                || pager().filter(NO_PAGERS::contains).isPresent();
        Optional<Path> file = answer.file();
        if (fits || file.isEmpty()) {
            answer.writeTo(out);
        } else {
            page(answer, file.get());
        }
        if (!answer.whole()) {
            notices.note("the answer is too long to be shown whole; give it to a program: COMMAND | PROGRAM");
        }
    }

    private Optional<String> pager() {
        Map<String, String> environment = streams.environment();
        return Optional.ofNullable(environment.get(Shell.PAGER))
                .or(() -> Optional.ofNullable(environment.get("PAGER")))
                .map(String::strip);
    }

    /** By the user's own program, or by JLine's. */
    private void page(LastAnswer answer, Path file) throws IOException {
        Optional<String> pager = pager();
        try {
            if (pager.isEmpty()) {
                new Less(terminal, file.toAbsolutePath().getParent()).run(new Page(file));
                return;
            }
            Program program = Program.startPager(pager.get(), streams, ownTerminal);
            try (OutputStream in = program.in()) {
                answer.writeTo(in);
            }
            program.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** An answer as JLine's pager wants it. */
    private record Page(Path file) implements Source {
        @Override
        public String getName() {
            return "answer";
        }

        @Override
        public InputStream read() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public @Nullable Long lines() {
            return null;
        }
    }

    @Override
    public int run(Interruption interruption, IntSupplier command) {
        AtomicInteger status = new AtomicInteger(ExitCode.INTERNAL.status());
        running = Optional.of(interruption);
        Thread thread =
                Thread.ofPlatform().name("imatool-command").daemon().start(() -> status.set(command.getAsInt()));
        try {
            await(thread, interruption);
        } catch (InterruptedException stop) {
            interruption.raise();
            Thread.currentThread().interrupt();
        } finally {
            running = Optional.empty();
        }
        return interruption.raised() ? Interruption.STATUS : status.get();
    }

    private static void await(Thread thread, Interruption interruption) throws InterruptedException {
        while (thread.isAlive() && !interruption.raised()) {
            thread.join(LOOK_EVERY_MILLIS);
        }
        if (thread.isAlive()) {
            thread.interrupt();
            thread.join(TimeUnit.NANOSECONDS.toMillis(GRACE_NANOS));
        }
    }
}
