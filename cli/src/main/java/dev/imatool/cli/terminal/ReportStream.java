package dev.imatool.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output as commands see it: a reader who has gone is told apart from a device that takes no more. */
public final class ReportStream extends FilterOutputStream {
    private final StreamKind kind;
    private boolean begun;

    /** Writes to {@code out}, which is connected to something of that kind. */
    public ReportStream(OutputStream out, StreamKind kind) {
        super(out);
        this.kind = kind;
    }

    /** The reader of standard output has gone, as {@code head} does; nothing is wrong. */
    public static final class Closed extends IOException {
        Closed(IOException cause) {
            super("standard output is closed", cause);
        }
    }

    /** Standard output takes no more: a full disk, say. The report is not whole. */
    public static final class Unwritable extends IOException {
        Unwritable(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    /** True when something was written: what comes now would stand behind it. */
    public boolean begun() {
        return begun;
    }

    /** A pager shows what was to be written. */
    void begin() {
        begun = true;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        begun |= length > 0;
        try {
            out.write(bytes, offset, length);
        } catch (IOException failure) {
            throw told(failure);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException failure) {
            throw told(failure);
        }
    }

    /** Flushes only: the stream belongs to the process. */
    @Override
    public void close() throws IOException {
        flush();
    }

    private IOException told(IOException failure) {
        return kind == StreamKind.FILE ? new Unwritable(failure) : new Closed(failure);
    }
}
