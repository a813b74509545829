package dev.imatool.render.show;

import dev.imatool.examine.show.ShownEntry;
import dev.imatool.render.tree.CsvSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Entries as rows of a table with titles. */
public final class EntryTable implements EntryRows {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final CsvSink csv;
    private final byte[] titles;

    /** Makes rows in memory. */
    public EntryTable() {
        try {
            csv = new CsvSink(line, ShowRendering.COLUMNS.columns());
            titles = written();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public byte[] head() {
        return titles.clone();
    }

    @Override
    public byte[] row(ShownEntry entry) throws IOException {
        ShowRendering.COLUMNS.write(entry, csv);
        return written();
    }

    private byte[] written() throws IOException {
        csv.close(); // flushes, and leaves the stream open
        byte[] row = line.toByteArray();
        line.reset();
        return row;
    }
}
