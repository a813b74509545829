package dev.imatool.parsers.eventlog;

import dev.imatool.model.ListFormat;
import dev.imatool.model.cel.CelForm;
import dev.imatool.model.cel.CelRecord;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.cel.CelReader;
import dev.imatool.parsers.input.Content;
import dev.imatool.parsers.input.DiagnosticLog;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads a file as a Canonical Event Log, .gz or not, record by record. Malformed content is told by diagnostics. */
public final class RecordLogFile implements Closeable {
    private final InputSource source;
    private final Content content;
    private final DiagnosticLog diagnostics;
    private final CelReader records;

    private RecordLogFile(InputSource source, Content content, DiagnosticLog diagnostics, CelForm form) {
        this.source = source;
        this.content = content;
        this.diagnostics = diagnostics;
        this.records = new CelReader(content.window(), form, diagnostics);
    }

    /**
     * Opens an input that can be opened again; absent where it is no such log.
     *
     * @throws IOException if it cannot be opened or read
     */
    public static Optional<RecordLogFile> open(InputSource source) throws IOException {
        DiagnosticLog diagnostics = new DiagnosticLog();
        Content content = Content.open(source.open(), diagnostics);
        try {
            Optional<CelForm> form = CelReader.detect(content.window());
            if (form.isPresent()) {
                return Optional.of(new RecordLogFile(source, content, diagnostics, form.get()));
            }
        } catch (IOException e) {
            content.close();
            throw e;
        }
        content.close();
        return Optional.empty();
    }

    /** The next record; absent at the end. */
    public Optional<CelRecord> next() throws IOException {
        return records.next();
    }

    /** How the records are written. */
    public CelForm form() {
        return records.form();
    }

    /** What is known of the input; to be asked once, at the end. Its entries are the records. */
    public InputSummary finish() throws IOException {
        return new InputSummary(
                source.name(),
                content.finish(),
                content.rawBytes(),
                Optional.of(ListFormat.CEL),
                Optional.empty(),
                Optional.empty(),
                records.records(),
                0,
                diagnostics.completeness(),
                content.encodings(),
                List.of(),
                diagnostics.diagnostics());
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
