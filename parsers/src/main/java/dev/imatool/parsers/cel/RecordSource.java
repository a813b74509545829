package dev.imatool.parsers.cel;

import dev.imatool.model.cel.CelRecord;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds the records of a log in one of its forms. */
interface RecordSource {
    /**
     * The next record that can be read; null at the end. What cannot be read is reported.
     *
     * @param number what the record is to be called, from 1
     */
    @Nullable CelRecord next(long number) throws IOException;
}
