package dev.imatool.examine.signature;

import dev.imatool.appraise.signature.EntrySignatures;
import java.io.Closeable;
import java.io.IOException;

/** Takes the judged entries behind a {@link SignaturesReport} in order. Closed without having been ended, it leaves a torn report. */
public interface SignatureSink extends Closeable {
    /** Takes one entry. */
    void entry(EntrySignatures entry) throws IOException;

    /** Writes what stands behind the last entry. */
    void end() throws IOException;
}
