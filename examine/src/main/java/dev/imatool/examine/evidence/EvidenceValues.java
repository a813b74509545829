package dev.imatool.examine.evidence;

import dev.imatool.examine.eventlog.EventLogInput;
import dev.imatool.examine.parts.EvidenceSet;
import dev.imatool.examine.report.Notice;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.parsers.eventlog.EventLogFile;
import dev.imatool.parsers.eventlog.EventLogReading;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.parsers.pcr.PcrFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PCR values of a set, and the event log.
 *
 * @param pcrs one value for each bank, PCR and value
 * @param eventLog the first event log that is whole, else the first
 * @param notices what is odd about them
 */
record EvidenceValues(List<ExpectedPcr> pcrs, Optional<EventLogReading> eventLog, List<Notice> notices) {
    EvidenceValues {
        pcrs = List.copyOf(pcrs);
        notices = List.copyOf(notices);
    }

    private record Value(String bank, int pcr, String hex) {}

    static EvidenceValues of(EvidenceSet set) throws IOException {
        Map<Value, ExpectedPcr> values = new LinkedHashMap<>();
        for (Part file : set.of(PartKind.PCR_VALUES)) {
            PcrFile.parse(file.content().toByteArray(), file.path(), Optional.empty())
                    .values()
                    .forEach(value -> values.putIfAbsent(
                            new Value(value.bank(), value.pcr(), value.value().hex()), value));
        }
        Optional<EventLogReading> eventLog = Optional.empty();
        for (Part file : set.of(PartKind.EVENT_LOG)) {
            EventLogReading reading = EventLogFile.read(file.source());
            if (eventLog.isEmpty() || (!whole(eventLog.get()) && whole(reading))) {
                eventLog = Optional.of(reading);
            }
        }
        List<Notice> notices =
                new ArrayList<>(eventLog.map(EventLogInput::notices).orElse(List.of()));
        return new EvidenceValues(List.copyOf(values.values()), eventLog, notices);
    }

    private static boolean whole(EventLogReading reading) {
        return reading.log().filter(EventLog::whole).isPresent();
    }
}
