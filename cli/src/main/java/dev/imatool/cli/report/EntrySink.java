package dev.imatool.cli.report;

import java.io.Closeable;
import java.io.IOException;

/** Takes the entries of a {@link ShowReport} in order; closing ends the report. */
public interface EntrySink extends Closeable {
    /** Takes one entry. */
    void entry(ShownEntry entry) throws IOException;
}
