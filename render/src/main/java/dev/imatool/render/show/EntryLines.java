package dev.imatool.render.show;

import dev.imatool.examine.show.ShownEntry;
import dev.imatool.model.EntryView;
import dev.imatool.render.tree.JsonSink;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Entries as JSON objects, one a line. */
public final class EntryLines implements EntryRows {
    /** Bytes of template data from which on a line is made apart, so that its buffer does not stay. */
    private static final int LONG_ENTRY = 1 << 20;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final JsonSink json;
    private final PlainEntryJson plain = new PlainEntryJson();

    /** Makes lines in memory. */
    public EntryLines() {
        try {
            json = JsonSink.lines(line);
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
        return entry.entry().templateData().length() >= LONG_ENTRY ? new EntryLines().line(entry) : line(entry);
    }

    @Override
    public Optional<byte[]> plainRow(EntryView entry, TemplateDigestCheck check) throws IOException {
        line.reset();
        return plain.write(json.generator(), entry, check) ? Optional.of(written()) : Optional.empty();
    }

    private byte[] line(ShownEntry entry) throws IOException {
        line.reset();
        EntryShape.ENTRY.write(entry, json);
        return written();
    }

    private byte[] written() throws IOException {
        json.endLine();
        json.generator().flush();
        return line.toByteArray();
    }
}
