package dev.imatool.parsers.cel;

import dev.imatool.model.cel.CelForm;
import dev.imatool.model.cel.CelRecord;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.input.ByteWindow;
import dev.imatool.parsers.input.DiagnosticLog;
import java.io.IOException;
import java.util.Optional;

/**
 * Moves over the records of a log. One record is in memory at a time, and none of more than {@value #LONGEST_RECORD} bytes; what
 * is malformed is reported and passed over.
 */
public final class CelReader {
    /** Bytes of the longest record that is read, 16 MiB: what it carries may be half of that in JSON. */
    public static final int LONGEST_RECORD = 16 << 20;

    private final CelForm form;
    private final RecordSource source;
    private final RecordNumbers numbers = new RecordNumbers();
    private final DiagnosticLog diagnostics;
    private long records;
    private boolean ended;

    /** A reader of the content of {@code window}, which is a log of that form. */
    public CelReader(ByteWindow window, CelForm form, DiagnosticLog diagnostics) {
        this.form = form;
        this.diagnostics = diagnostics;
        this.source =
                form == CelForm.TLV ? new TlvRecords(window, diagnostics) : new JsonRecords(window, form, diagnostics);
    }

    /** The form of the content of {@code window}; absent where it is no such log. */
    public static Optional<CelForm> detect(ByteWindow window) throws IOException {
        return CelDetector.detect(window);
    }

    /** The next record; absent at the end. */
    public Optional<CelRecord> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        Optional<CelRecord> record = Optional.ofNullable(source.next(records + 1));
        if (record.isPresent()) {
            records++;
            numbers.add(record.get());
        } else {
            ended = true;
            numbers.report(diagnostics);
            if (records == 0) {
                diagnostics.reportOnce(Diagnostic.of(DiagnosticKind.RECORDS_NONE, form.words()));
            }
        }
        return record;
    }

    /** How the records are written. */
    public CelForm form() {
        return form;
    }

    /** How many were read. */
    public long records() {
        return records;
    }
}
