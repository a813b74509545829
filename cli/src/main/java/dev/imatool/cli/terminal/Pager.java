package dev.imatool.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program that shows long text on a terminal: what {@code IMATOOL_PAGER} or {@code PAGER} of the user's environment name, else
 * {@code less} or {@code more}. An empty value, or {@code cat}, means none. No folder of a relative name in {@code PATH} is searched,
 * so that no file of the evidence is run because somebody stands in its folder.
 */
final class Pager {
    /** Variables that name the pager, the first that is set decides. */
    private static final List<String> VARIABLES = List.of("IMATOOL_PAGER", "PAGER");

    private static final List<String> USUAL = List.of("less", "more");
    private static final String SHELL = "/bin/sh";
    private static final String NONE = "cat";
    private static final String PATH = "PATH";

    /** Leave what fits on a screen, show colours, leave the text on the screen; as git does. */
    private static final String LESS_OPTIONS = "FRX";

    private final String command;
    private final Map<String, String> environment;

    private Pager(String command, Map<String, String> environment) {
        this.command = command;
        this.environment = environment;
    }

    /** The pager of that environment; absent where none is wanted, or none is there. */
    static Optional<Pager> of(Map<String, String> environment) {
        Map<String, String> own = new HashMap<>(environment);
        own.putIfAbsent("LESS", LESS_OPTIONS);
        own.computeIfPresent(PATH, (name, folders) -> absolute(folders).collect(Collectors.joining(":")));
        return named(environment)
                .or(() -> usual(environment))
                .filter(command -> !command.isBlank() && !command.equals(NONE))
                .filter(command -> !plain(command) || there(command, environment))
                .map(command -> new Pager(command, Map.copyOf(own)));
    }

    /** One that is there, for a terminal on which it can move the cursor. */
    private static Optional<String> usual(Map<String, String> environment) {
        return TerminalType.of(environment).moves()
                ? USUAL.stream().filter(program -> there(program, environment)).findFirst()
                : Optional.empty();
    }

    private static Optional<String> named(Map<String, String> environment) {
        return VARIABLES.stream()
                .filter(environment::containsKey)
                .findFirst()
                .map(environment::get)
                .map(String::strip);
    }

    /** True of the name of a program, which can be looked for; a command with options is the shell's. */
    private static boolean plain(String command) {
        return command.matches("[A-Za-z0-9._+-]+");
    }

    private static boolean there(String program, Map<String, String> environment) {
        return absolute(environment.getOrDefault(PATH, ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Stream<String> absolute(String folders) {
        return Arrays.stream(folders.split(":")).filter(folder -> folder.startsWith("/"));
    }

    /** The command, as a shell reads it. */
    String command() {
        return command;
    }

    /** What the pager finds in its environment. */
    Map<String, String> environment() {
        return environment;
    }

    /** Starts it; it writes to the terminal of this process. */
    Running start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(SHELL, "-c", command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        return new Running(builder.start());
    }

    /** A pager that shows what is written to it. Whoever leaves it has seen enough: that is no error. */
    static final class Running extends OutputStream {
        private final Process process;
        private final Thread atExit;

        private Running(Process process) {
            this.process = process;
            // Ctrl-C ends this process, and the pager goes on reading keys: the shell must not do so at the same time
            this.atExit = new Thread(this::leave, "pager");
            Runtime.getRuntime().addShutdownHook(atExit);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                process.getOutputStream().write(bytes, offset, length);
            } catch (IOException left) {
                throw new ReportStream.Closed(left);
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                process.getOutputStream().flush();
            } catch (IOException left) {
                throw new ReportStream.Closed(left);
            }
        }

        /** Ends the text and waits until it is left. */
        @Override
        public void close() {
            leave();
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException ending) {
                // the process ends, and waits for the pager itself
            }
        }

        private void leave() {
            try {
                process.getOutputStream().close();
            } catch (IOException left) {
                // nothing is lost: nobody reads
            }
            boolean interrupted = false;
            while (process.isAlive()) {
                try {
                    process.waitFor();
                } catch (InterruptedException wait) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
