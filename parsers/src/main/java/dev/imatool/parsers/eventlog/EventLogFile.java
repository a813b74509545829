package dev.imatool.parsers.eventlog;

import dev.imatool.model.ByteString;
import dev.imatool.model.Completeness;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.input.ByteWindow;
import dev.imatool.parsers.input.Content;
import dev.imatool.parsers.input.DiagnosticLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads a file as a firmware event log, .gz or not. Malformed content is told by diagnostics; only a file that cannot be
 * read throws.
 */
public final class EventLogFile {
    /** The longest content that is read, 8 MiB; firmware has some ten or hundred kilobytes. */
    public static final int MAX_LENGTH = 8 << 20;

    private EventLogFile() {}

    /**
     * Reads an input to its end.
     *
     * @throws IOException if it cannot be opened or read
     */
    public static EventLogReading read(InputSource source) throws IOException {
        DiagnosticLog diagnostics = new DiagnosticLog();
        try (Content content = Content.open(source.open(), diagnostics)) {
            ByteWindow window = content.window();
            int available = window.ensure(MAX_LENGTH + 1L);
            ByteString bytes = ByteString.copyOf(window.array(), window.position(), Math.min(available, MAX_LENGTH));
            EventLogReader reader = new EventLogReader(bytes);
            if (available > MAX_LENGTH) {
                reader.report(Diagnostic.of(EventLogDiagnosticKind.EVENT_LOG_TOO_LONG, MAX_LENGTH));
            }
            Optional<EventLog> log = reader.read();
            Optional<String> sha256 = content.finish();
            Completeness completeness = diagnostics.completeness().worst(reader.completeness());
            InputSummary summary = new InputSummary(
                    source.name(),
                    sha256,
                    content.rawBytes(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    log.map(each -> each.events().size()).orElse(0),
                    0,
                    completeness,
                    content.encodings(),
                    List.of(),
                    diagnostics.diagnostics());
            return new EventLogReading(summary, log.map(each -> asFarAs(each, completeness)), reader.diagnostics());
        }
    }

    /** Reads a file that is in memory. */
    public static EventLogReading parse(byte[] content, String name) {
        try {
            return read(InputSource.ofStream(name, new ByteArrayInputStream(content)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A log of which some content is missing is not whole, even if it seems to end after an event. */
    private static EventLog asFarAs(EventLog log, Completeness completeness) {
        boolean whole = log.whole() && completeness == Completeness.COMPLETE;
        return new EventLog(log.format(), log.specId(), log.algorithms(), log.events(), whole);
    }
}
