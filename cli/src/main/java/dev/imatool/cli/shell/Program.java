package dev.imatool.cli.shell;

import dev.imatool.cli.terminal.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Another program, or several, that read an answer: what stands behind {@code |}, run by {@code /bin/sh}. It may leave before the end,
 * as {@code head} does; the rest of the answer is dropped then.
 */
final class Program {
    private static final String SHELL = "/bin/sh";

    private final Process process;
    private final List<Thread> pumps = new ArrayList<>();

    private Program(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param commandLine as typed behind the {@code |}
     * @param streams take what it prints
     * @param ownTerminal true where it gets the terminal of the process itself, so that it can page or draw
     * @throws IOException if there is no {@value #SHELL}
     */
    static Program start(String commandLine, Streams streams, boolean ownTerminal) throws IOException {
        return start(new ProcessBuilder(SHELL, "-c", commandLine), streams, ownTerminal);
    }

    /**
     * The same for a program that shows an answer page by page: {@code less} keeps colours, leaves what it showed, and ends where all fits,
     * unless {@code LESS} says otherwise.
     */
    static Program startPager(String commandLine, Streams streams, boolean ownTerminal) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(SHELL, "-c", commandLine);
        builder.environment().putIfAbsent("LESS", "FRX");
        return start(builder, streams, ownTerminal);
    }

    private static Program start(ProcessBuilder builder, Streams streams, boolean ownTerminal) throws IOException {
        if (ownTerminal) {
            builder.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        }
        Program program = new Program(builder.start());
        if (!ownTerminal) {
            program.pump(program.process.getInputStream(), streams.out());
            program.pump(program.process.getErrorStream(), streams.err());
        }
        return program;
    }

    private void pump(InputStream from, OutputStream to) {
        pumps.add(Thread.ofPlatform().daemon().name("imatool-program").start(() -> {
            try (from) {
                from.transferTo(to);
                to.flush();
            } catch (IOException readerGone) {
                process.destroy();
            }
        }));
    }

    /** Its standard input. Closing it ends the answer; writing never fails. */
    OutputStream in() {
        return new Input(process.getOutputStream());
    }

    /**
     * Waits until it has ended.
     *
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    void await() throws InterruptedException {
        process.waitFor();
        for (Thread pump : pumps) {
            pump.join();
        }
    }

    /** Ends it. */
    void end() {
        process.destroy();
    }

    private static final class Input extends OutputStream {
        private final OutputStream out;
        private boolean readerGone;

        Input(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (readerGone) {
                return;
            }
            try {
                out.write(bytes, offset, length);
            } catch (IOException enough) {
                readerGone = true;
            }
        }

        @Override
        public void flush() {
            if (readerGone) {
                return;
            }
            try {
                out.flush();
            } catch (IOException enough) {
                readerGone = true;
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException enough) {
                readerGone = true;
            }
        }
    }
}
