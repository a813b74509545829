package dev.imatool.model;

import java.io.Closeable;
import java.io.IOException;

/** Moves over the entries of an input in order. */
public interface EntryCursor extends Closeable {
    /**
     * Moves to the next entry.
     *
     * @return false when there is none
     * @throws IOException only if the input cannot be read; malformed content never throws
     */
    boolean next() throws IOException;

    /**
     * The entry that the last {@link #next} found; it means nothing before that and after the end. A reader returns the same
     * view each time and changes what it shows, so that reading a long list makes no garbage.
     */
    EntryView entry();
}
