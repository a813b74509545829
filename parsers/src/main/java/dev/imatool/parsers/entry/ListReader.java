package dev.imatool.parsers.entry;

import dev.imatool.model.ByteOrder;
import java.io.IOException;
import java.util.Optional;

/** Finds the entries of an input in one of its forms. */
public interface ListReader {
    /** Fills {@code entry} with the next entry; false when there is none. */
    boolean next(CurrentEntry entry) throws IOException;

    /** Order of the length words, where an entry has told it. */
    Optional<ByteOrder> byteOrder();

    /** What is around the entries, and which were joined; known at the end. */
    default TextCounts text() {
        return TextCounts.NONE;
    }
}
