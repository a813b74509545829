package dev.imatool.examine.eventlog;

import dev.imatool.examine.eventlog.RecordLogs.ReportedRecord;
import dev.imatool.examine.report.RowSink;
import java.io.IOException;

/** Every record of Canonical Event Logs; read again each time where there are more than a report lists. */
@FunctionalInterface
public interface AllRecords {
    /**
     * Hands all of them to {@code sink}, in order.
     *
     * @throws IOException if a log cannot be read again, or the sink cannot take a record
     */
    void feed(RowSink<? super ReportedRecord> sink) throws IOException;
}
