package dev.imatool.cli.output;

import dev.imatool.cli.terminal.ReportStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output for rows. A reader who leaves before the end, as {@code head} does, is not an error: the rest is dropped, and the
 * answer is found all the same, because the exit status is about all of it. Nothing is flushed unless asked: rows that stand in the
 * buffer when a command fails make way for the document of the failure.
 */
public final class UntilReaderLeaves extends OutputStream {
    private final OutputStream out;

    /** Read by the threads that make rows. */
    private volatile boolean readerGone;

    /** Through {@code out}, a buffer. */
    public UntilReaderLeaves(OutputStream out) {
        this.out = out;
    }

    /** True when nobody wants further rows. */
    public boolean readerGone() {
        return readerGone;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            if (!readerGone) {
                out.write(bytes, offset, length);
            }
        } catch (ReportStream.Closed nobodyReads) {
            readerGone = true;
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            if (!readerGone) {
                out.flush();
            }
        } catch (ReportStream.Closed nobodyReads) {
            readerGone = true;
        }
    }
}
