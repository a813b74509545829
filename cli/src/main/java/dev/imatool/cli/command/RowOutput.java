package dev.imatool.cli.command;

import dev.imatool.cli.report.EntryRows;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Writes rows as they come. What stands before them is written with the first, or at the end where there is none. */
final class RowOutput implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final EntryRows rows;
    private boolean begun;

    RowOutput(OutputStream out, EntryRows rows) {
        this.out = new BufferedOutputStream(out, BUFFER);
        this.rows = rows;
    }

    void write(byte[] row) throws IOException {
        begin();
        out.write(row);
    }

    void end() throws IOException {
        begin();
    }

    private void begin() throws IOException {
        if (!begun) {
            out.write(rows.head());
            begun = true;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
