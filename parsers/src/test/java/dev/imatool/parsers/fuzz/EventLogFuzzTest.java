package dev.imatool.parsers.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.imatool.parsers.eventlog.EventLogFile;
import dev.imatool.parsers.eventlog.EventLogReading;
import dev.imatool.parsers.eventlog.EventWords;

/** Any bytes are read as an event log without a failure; see {@link MeasurementListFuzzTest} for how to fuzz. */
class EventLogFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void anyBytesAreReadAsAnEventLog(byte[] content) {
        EventLogReading reading = EventLogFile.parse(content, "fuzz");
        reading.log().ifPresent(log -> log.events().forEach(EventWords::of));
    }
}
