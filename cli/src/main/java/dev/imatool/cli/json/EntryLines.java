package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.cli.report.EntrySink;
import dev.imatool.cli.report.ShownEntry;
import java.io.IOException;
import java.io.OutputStream;

/** Entries as JSON objects, one a line. */
public final class EntryLines implements EntrySink {
    private final JsonGenerator json;
    private boolean any;

    /** Writes to {@code out}. */
    public EntryLines(OutputStream out) throws IOException {
        json = JsonDocument.lines(out);
    }

    @Override
    public void entry(ShownEntry entry) throws IOException {
        EntryJson.write(json, entry);
        any = true;
    }

    @Override
    public void end() throws IOException {
        if (any) {
            json.writeRaw('\n');
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
