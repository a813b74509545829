package dev.imatool.cli.report;

import java.io.IOException;

/** Writes entries as rows, each by itself. Not for use by several threads. */
public interface EntryRows {
    /** What stands before the first row, and alone where there is none. */
    byte[] head() throws IOException;

    /** The row of an entry, with its line feed. */
    byte[] row(ShownEntry entry) throws IOException;
}
