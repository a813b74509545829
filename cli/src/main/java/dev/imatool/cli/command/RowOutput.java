package dev.imatool.cli.command;

import dev.imatool.cli.report.EntryRows;
import dev.imatool.cli.terminal.ReportStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes rows as they come. What stands before them is written with the first, or at the end where there is none. A reader who
 * goes before the end, as {@code head} does, is no error: what follows is dropped.
 */
final class RowOutput implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final EntryRows rows;
    private boolean begun;

    /** Read by the threads that make rows. */
    private volatile boolean readerGone;

    RowOutput(OutputStream out, EntryRows rows) {
        this.out = new BufferedOutputStream(out, BUFFER);
        this.rows = rows;
    }

    void write(byte[] row) throws IOException {
        try {
            if (!readerGone) {
                begin();
                out.write(row);
            }
        } catch (ReportStream.Closed nobodyReads) {
            readerGone = true;
        }
    }

    void end() throws IOException {
        try {
            if (!readerGone) {
                begin();
                out.flush();
            }
        } catch (ReportStream.Closed nobodyReads) {
            readerGone = true;
        }
    }

    /** True when nobody wants further rows. */
    boolean readerGone() {
        return readerGone;
    }

    private void begin() throws IOException {
        if (!begun) {
            out.write(rows.head());
            begun = true;
        }
    }

    @Override
    public void close() throws IOException {
        if (!readerGone) {
            out.close();
        }
    }
}
