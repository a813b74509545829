package dev.imatool.cli.command;

import dev.imatool.cli.terminal.ReportStream;
import dev.imatool.examine.report.RowSink;
import dev.imatool.examine.show.ShownEntry;
import dev.imatool.render.output.Format;
import dev.imatool.render.show.EntryLines;
import dev.imatool.render.show.EntryRows;
import dev.imatool.render.show.EntryTable;
import dev.imatool.replay.parallel.ParallelPass.Preparation;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Writes entries as rows while the list is read; the rows are made on all cores. What stands before them is written with the first, or
 * at the end where there is none. A reader who leaves before the end, as {@code head} does, is not an error: the rest is dropped.
 */
final class RowOutput implements RowSink<byte[]>, Closeable {
    private static final int BUFFER = 1 << 16;
    private static final byte[] NO_ROW = {};

    private final OutputStream out;
    private final Format format;
    private boolean begun;

    /** Read by the threads that make rows. */
    private volatile boolean readerGone;

    RowOutput(OutputStream out, Format format) {
        this.out = new BufferedOutputStream(out, BUFFER);
        this.format = format;
    }

    /** What makes rows, for one thread: none once nobody reads them. */
    Preparation<byte[]> maker() {
        EntryRows rows = rows();
        return (entry, check) -> {
            if (readerGone) {
                return NO_ROW;
            }
            Optional<byte[]> plain = rows.plainRow(entry, check);
            return plain.isPresent() ? plain.get() : rows.row(ShownEntry.of(entry, check));
        };
    }

    private EntryRows rows() {
        return format == Format.CSV ? new EntryTable() : new EntryLines();
    }

    @Override
    public void row(byte[] row) throws IOException {
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
            out.write(rows().head());
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
