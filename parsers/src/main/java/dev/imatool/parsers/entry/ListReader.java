package dev.imatool.parsers.entry;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.PlainEntries;
import java.io.IOException;
import java.util.Optional;

/** Finds the entries of an input in one of its forms. */
public interface ListReader {
    /** Fills {@code entry} with the next entry; false when there is none. */
    boolean next(CurrentEntry entry) throws IOException;

    /**
     * Moves over plain entries that are at hand, in place of {@link #next}.
     *
     * @param into takes them, as entries {@code index} and following
     * @param most how many at most
     * @return how many; 0 says nothing about what comes next
     */
    default int plain(PlainEntries into, int index, int most) {
        return 0;
    }

    /** Order of the length words, where an entry has told it. */
    Optional<ByteOrder> byteOrder();

    /** What stands around the entries, and which were joined; known at the end. */
    default TextCounts text() {
        return TextCounts.NONE;
    }
}
