package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.cli.report.EntryRows;
import dev.imatool.cli.report.ShownEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Entries as JSON objects, one a line. */
public final class EntryLines implements EntryRows {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final JsonGenerator json;

    /** Makes lines in memory. */
    public EntryLines() {
        try {
            json = JsonDocument.lines(line);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public byte[] head() {
        return new byte[0];
    }

    @Override
    public byte[] row(ShownEntry entry) throws IOException {
        line.reset();
        EntryJson.write(json, entry);
        json.writeRaw('\n');
        json.flush();
        return line.toByteArray();
    }
}
