package dev.imatool.parsers.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.imatool.parsers.pcr.file.PcrFile;
import java.util.Optional;

/** Any bytes are searched for PCR values without a failure; see {@link MeasurementListFuzzTest} for how to fuzz. */
class PcrFileFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void anyBytesAreSearchedForPcrValues(byte[] content) {
        PcrFile.parse(content, "fuzz", Optional.empty());
    }
}
