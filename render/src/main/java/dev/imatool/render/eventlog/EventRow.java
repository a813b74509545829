package dev.imatool.render.eventlog;

import dev.imatool.examine.eventlog.EventLogReport.ReportedEvent;
import dev.imatool.examine.eventlog.RecordLogs.ReportedRecord;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import java.util.List;
import java.util.Optional;

/**
 * A row of all events: one of the firmware's log, or a record of a Canonical Event Log.
 *
 * @param event the former
 * @param record the latter
 */
record EventRow(Optional<ReportedEvent> event, Optional<ReportedRecord> record) {
    private static final String FIRMWARE = "firmware";
    private static final String RECORDS = "records";

    static final Shape<EventRow> SHAPE = Shape.of(
            "An event or a record.",
            shape -> shape.field(
                            "log",
                            "firmware (an event of the firmware's log) or records (a record of a Canonical Event Log).",
                            Type.choice(List.of(FIRMWARE, RECORDS)),
                            row -> row.event().isPresent() ? FIRMWARE : RECORDS)
                    .includeOptional(EventShapes.EVENT, EventRow::event)
                    .includeOptional(EventRecordShapes.RECORD, EventRow::record));

    static EventRow of(ReportedEvent event) {
        return new EventRow(Optional.of(event), Optional.empty());
    }

    static EventRow of(ReportedRecord record) {
        return new EventRow(Optional.empty(), Optional.of(record));
    }
}
