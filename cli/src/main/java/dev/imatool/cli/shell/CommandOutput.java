package dev.imatool.cli.shell;

import dev.imatool.cli.terminal.Interruption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The standard streams of one command of a shell. Its answer is kept and goes to whoever reads it. Nothing passes any more once the
 * command is to stop. Where the answer is shown only when it is whole, what comes on standard error behind its beginning waits for it.
 */
final class CommandOutput {
    private static final int MOST_WAITING = 1 << 20;

    private final Interruption interruption;
    private final OutputStream answer;
    private final OutputStream reader;
    private final PrintStream err;
    private final boolean waits;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private boolean begun;

    /**
     * The streams.
     *
     * @param answer keeps the answer
     * @param reader gets it at once
     * @param err standard error of the shell
     * @param waits whether the answer is shown at the end
     */
    CommandOutput(Interruption interruption, OutputStream answer, OutputStream reader, PrintStream err, boolean waits) {
        this.interruption = interruption;
        this.answer = answer;
        this.reader = reader;
        this.err = err;
        this.waits = waits;
    }

    /** Standard output of the command. */
    OutputStream out() {
        return new Out();
    }

    /** Standard error of the command. */
    PrintStream err() {
        return new PrintStream(new Err(), true, StandardCharsets.UTF_8);
    }

    /** Prints what waits. */
    synchronized void release() {
        byte[] text = waiting.toByteArray();
        waiting.reset();
        err.write(text, 0, text.length);
        err.flush();
    }

    private final class Out extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (interruption.raised()) {
                throw new IOException("interrupted");
            }
            synchronized (CommandOutput.this) {
                begun |= length > 0;
            }
            answer.write(bytes, offset, length);
            reader.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            if (!interruption.raised()) {
                reader.flush();
            }
        }
    }

    private final class Err extends OutputStream {
        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (interruption.raised()) {
                return;
            }
            synchronized (CommandOutput.this) {
                if (waits && begun && waiting.size() + length <= MOST_WAITING) {
                    waiting.write(bytes, offset, length);
                } else {
                    err.write(bytes, offset, length);
                    err.flush();
                }
            }
        }
    }
}
