package dev.imatool.parsers.eventlog;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.parsers.InputSummary;
import java.util.List;
import java.util.Optional;

/**
 * What a file said as an event log.
 *
 * @param summary of the input; its entries are the events
 * @param log what could be read; absent where the file is none
 * @param diagnostics what was malformed or odd, in order, in addition to those of the summary (gzip)
 */
public record EventLogReading(InputSummary summary, Optional<EventLog> log, List<Diagnostic> diagnostics) {
    public EventLogReading {
        diagnostics = List.copyOf(diagnostics);
    }
}
