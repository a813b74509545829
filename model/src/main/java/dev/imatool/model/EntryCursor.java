package dev.imatool.model;

import java.io.Closeable;
import java.io.IOException;

/**
 * Moves over the entries of an input in order. The same object is the view of the entry it stands on, so that reading a
 * long list makes no garbage.
 */
public interface EntryCursor extends EntryView, Closeable {
    /**
     * Moves to the next entry.
     *
     * @return false when there is none
     * @throws IOException only if the input cannot be read; malformed content never throws
     */
    boolean next() throws IOException;
}
