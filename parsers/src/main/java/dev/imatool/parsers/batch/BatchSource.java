package dev.imatool.parsers.batch;

import dev.imatool.parsers.entry.CurrentEntry;
import java.io.IOException;

/** What a batch is filled from: a reader that moves over its entries one by one, or over several at once. */
public interface BatchSource {
    /** Moves to the next entry; false when there is none. */
    boolean next() throws IOException;

    /** The entry that {@link #next} moved to. */
    CurrentEntry entry();

    /**
     * Moves over entries that can be taken in bulk, in place of {@link #next}.
     *
     * @return how many entries were put into {@code batch}; 0 says nothing about what comes next
     */
    int take(CopiedEntries batch);
}
