package dev.imatool.examine.timeline;

import dev.imatool.examine.evidence.lists.FirmwareLog;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.parsers.eventlog.EventLogReading;
import dev.imatool.parsers.eventlog.EventWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The events that firmware measured, as rows. The log is read whenever its rows are asked for: those of many hosts are too much to keep.
 */
final class FirmwareRows {
    /** How many events are rows; a log of a host has some hundred, a hostile one as many as fit into it. */
    static final int MOST = 1_000;

    private FirmwareRows() {}

    /**
     * The rows, in the order of the log. Events that were only noted and not extended into a register are none.
     *
     * @throws IOException if the log can no longer be read
     */
    static List<TimelineEvent> of(DatedList dated) throws IOException {
        Optional<EventLogReading> reading =
                dated.firmware().isPresent() ? FirmwareLog.read(dated.firmware().get()) : Optional.empty();
        Optional<EventLog> log = reading.flatMap(EventLogReading::log);
        if (log.isEmpty()) {
            return List.of();
        }
        String file = reading.get().summary().name();
        EventRegisters registers = log.get().registers();
        ClockBounds clock = dated.clock().ofBoot();
        WallTime wall = new WallTime(Optional.empty(), dated.marks().of(1).notAfter());
        List<TimelineEvent> rows = new ArrayList<>();
        long more = 0;
        for (FirmwareEvent event : log.get().events()) {
            if (event.extended() && rows.size() < MOST) {
                rows.add(new TimelineEvent.Firmware(
                        file, registers.name(event.pcr()), event, EventWords.of(event), clock, wall));
            } else if (event.extended()) {
                more++;
            }
        }
        if (more > 0) {
            rows.add(new TimelineEvent.MoreFirmware(file, more, clock, wall));
        }
        return rows;
    }
}
