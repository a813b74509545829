package dev.imatool.parsers.known.source;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Tells measurement lists, by asking their reader. */
final class ListDetection {
    private ListDetection() {}

    /** True where the beginning of an input, as it is, holds an entry. */
    static boolean hasEntries(byte[] raw) {
        InputSource head = InputSource.ofStream("", new ByteArrayInputStream(raw));
        try (MeasurementListReader reader =
                MeasurementListReader.open(head, ReadOptions.detectAll().hashed(false))) {
            return reader.next();
        } catch (IOException impossible) {
            return false;
        }
    }
}
