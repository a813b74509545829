package dev.imatool.examine.eventlog;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.replay.eventlog.EventDataCheck;
import dev.imatool.replay.eventlog.EventLogComparison;
import java.util.List;
import java.util.Optional;

/**
 * Event logs, the PCR values that they lead to, and how they compare with expected ones: a firmware's, Canonical Event Logs, or
 * the latter after the former.
 *
 * @param head with the verdict of the replay, or {@code nothing_read}
 * @param log the firmware's log; absent where none was given, or the file is none
 * @param records the Canonical Event Logs; absent where none was given
 * @param comparison the PCRs; absent where the file is no log
 * @param events the firmware's events in order
 */
public record EventLogReport(
        ReportHeader head,
        Optional<EventLog> log,
        Optional<RecordLogs> records,
        Optional<EventLogComparison> comparison,
        List<ReportedEvent> events)
        implements Report {
    public EventLogReport {
        events = List.copyOf(events);
    }

    /**
     * An event and what is to be said about it.
     *
     * @param event as logged
     * @param words what its data says; may hold anything the log does
     * @param data whether its digests are those of its data
     */
    public record ReportedEvent(FirmwareEvent event, Optional<String> words, EventDataCheck.Result data) {}
}
