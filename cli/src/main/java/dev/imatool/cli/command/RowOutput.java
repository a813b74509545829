package dev.imatool.cli.command;

import dev.imatool.cli.output.UntilReaderLeaves;
import dev.imatool.examine.report.RowSink;
import dev.imatool.examine.show.ShownEntry;
import dev.imatool.render.output.Format;
import dev.imatool.render.show.EntryLines;
import dev.imatool.render.show.EntryRows;
import dev.imatool.render.show.EntryTable;
import dev.imatool.replay.parallel.ParallelPass.Preparation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Writes entries as rows while the list is read; the rows are made on all cores. What stands before them is written with the first, or
 * at the end where there is none.
 */
final class RowOutput implements RowSink<byte[]> {
    private static final byte[] NO_ROW = {};

    private final UntilReaderLeaves out;
    private final Format format;
    private boolean begun;

    /** Writes through {@code out}, a buffer. */
    RowOutput(OutputStream out, Format format) {
        this.out = new UntilReaderLeaves(out);
        this.format = format;
    }

    /** What makes rows, for one thread: none once nobody reads them. */
    Preparation<byte[]> maker() {
        EntryRows rows = rows();
        return (entry, check) -> {
            if (out.readerGone()) {
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
        begin();
        out.write(row, 0, row.length);
    }

    void end() throws IOException {
        begin();
        out.flush();
    }

    /** True when nobody wants further rows. */
    boolean readerGone() {
        return out.readerGone();
    }

    private void begin() throws IOException {
        if (!begun) {
            out.write(rows().head());
            begun = true;
        }
    }
}
