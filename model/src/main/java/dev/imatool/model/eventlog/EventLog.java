package dev.imatool.model.eventlog;

import java.util.List;
import java.util.Optional;

/**
 * A firmware event log.
 *
 * @param format its layout
 * @param specId its header; BIOSes of TPM 1.2 times may write none
 * @param algorithms the banks it has digests for, in the order of the header
 * @param events all that could be read, the header first
 * @param whole false when its end is missing or unreadable, so that PCR values computed from it decide nothing
 */
public record EventLog(
        EventLogFormat format,
        Optional<SpecId> specId,
        List<EventAlgorithm> algorithms,
        List<FirmwareEvent> events,
        boolean whole) {
    public EventLog {
        algorithms = List.copyOf(algorithms);
        events = List.copyOf(events);
    }

    /** What its events extend; asks every event. */
    public EventRegisters registers() {
        return EventRegisters.of(format, algorithms, events);
    }
}
