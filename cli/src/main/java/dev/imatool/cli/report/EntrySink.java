package dev.imatool.cli.report;

import java.io.Closeable;
import java.io.IOException;

/** Takes the entries of a {@link ShowReport} in order. Closed without having been ended, it leaves a torn report. */
public interface EntrySink extends Closeable {
    /** Takes one entry. */
    void entry(ShownEntry entry) throws IOException;

    /** Writes what stands behind the last entry. */
    void end() throws IOException;
}
