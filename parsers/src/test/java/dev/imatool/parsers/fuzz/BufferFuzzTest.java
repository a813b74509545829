package dev.imatool.parsers.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.imatool.model.ByteString;
import dev.imatool.model.buffer.BufferEvent;
import dev.imatool.parsers.buffer.BufferReader;

/** Any bytes are a buffer of any name; see {@link MeasurementListFuzzTest} for how to fuzz. */
class BufferFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void anyBytesAreABufferOfAnyName(byte[] content) {
        ByteString buffer = ByteString.copyOf(content);
        for (BufferEvent event : BufferEvent.values()) {
            BufferReader.read(ByteString.ofText(event.eventName()), buffer, 32);
        }
        BufferReader.read(buffer, buffer, 0);
    }
}
