package dev.imatool.parsers.evidence;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.parsers.archive.Bytes;
import dev.imatool.parsers.cel.CelReader;
import dev.imatool.parsers.input.ByteWindow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells whether the beginning of a member is that of a measurement list. */
final class ListProbe {
    private static final long NEAR = 4096;

    /** One of these stands in every list: the name of a built-in template, or the format of another. */
    private static final List<byte[]> SIGNS = List.of(
            sign("ima-"),
            sign("ima "),
            sign("\3\0\0\0ima"),
            sign("\0\0\0\3ima"),
            sign("evm-sig"),
            sign("n-ng"),
            sign("|n"));

    private ListProbe() {}

    /** True when a plain list begins near the beginning; a text that quotes one among other lines is none. */
    static boolean isList(byte[] head) throws IOException {
        if (SIGNS.stream().noneMatch(sign -> Bytes.contain(head, sign))) {
            return false;
        }
        InputSource source = InputSource.ofStream("head", new ByteArrayInputStream(head));
        try (MeasurementListReader reader = MeasurementListReader.open(source, ReadOptions.detectAll())) {
            return reader.next() && reader.list().isEmpty() && near(reader);
        }
    }

    /** True when {@code head} is the beginning of a Canonical Event Log, whatever its records are of. */
    static boolean isRecordLog(byte[] head) throws IOException {
        ByteWindow window = ByteWindow.inMemory();
        window.hold(head, head.length);
        return CelReader.detect(window).isPresent();
    }

    /** True when an entry stands anywhere in {@code head}. */
    static boolean holdsEntry(byte[] head) throws IOException {
        InputSource source = InputSource.ofStream("head", new ByteArrayInputStream(head));
        try (MeasurementListReader reader = MeasurementListReader.open(source, ReadOptions.detectAll())) {
            return reader.next();
        }
    }

    private static boolean near(MeasurementListReader reader) {
        return reader.location().offset() < NEAR;
    }

    private static byte[] sign(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
