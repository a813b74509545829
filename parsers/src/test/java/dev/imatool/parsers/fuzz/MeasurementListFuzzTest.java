package dev.imatool.parsers.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Any bytes are read to their end without a failure. An ordinary build replays the kept inputs; {@code JAZZER_FUZZ=1 mvn -B
 * test -pl parsers -am -Dtest=MeasurementListFuzzTest -Dsurefire.failIfNoSpecifiedTests=false} searches for new ones.
 */
class MeasurementListFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void anyBytesAreReadToTheirEnd(byte[] content) throws IOException {
        InputSource source = InputSource.ofStream("fuzz", new ByteArrayInputStream(content));
        try (MeasurementListReader reader = MeasurementListReader.open(source, ReadOptions.detectAll())) {
            long entries = 0;
            while (reader.next()) {
                reader.entry().toEntry();
                entries++;
            }
            if (entries != reader.summary().entries()) {
                throw new IllegalStateException(
                        entries + " entries, counted " + reader.summary().entries());
            }
        }
    }
}
