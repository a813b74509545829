package dev.imatool.parsers.evidence;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.parsers.cel.CelReader;
import dev.imatool.parsers.input.ByteWindow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Tells whether the beginning of a member is that of a measurement list. */
final class ListProbe {
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
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
        byte[] content = Bytes.startWith(head, 0, GZIP) ? unpacked(head) : head;
        if (SIGNS.stream().noneMatch(sign -> Bytes.contain(content, sign))) {
            return false;
        }
        InputSource source = InputSource.ofStream("head", new ByteArrayInputStream(content));
        try (MeasurementListReader reader = MeasurementListReader.open(source, ReadOptions.detectAll())) {
            return reader.next() && reader.list().isEmpty() && near(reader);
        }
    }

    /** True when {@code head} is the beginning of a Canonical Event Log, whatever its records are of. */
    static boolean isRecordLog(byte[] head) throws IOException {
        byte[] content = Bytes.startWith(head, 0, GZIP) ? unpacked(head) : head;
        ByteWindow window = ByteWindow.inMemory();
        window.hold(content, content.length);
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

    private static byte[] unpacked(byte[] head) {
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        try (InputStream content = new GZIPInputStream(new ByteArrayInputStream(head))) {
            byte[] buffer = new byte[4096];
            int read = content.read(buffer);
            while (read > 0 && unpacked.size() < EvidenceReader.HEAD) {
                unpacked.write(buffer, 0, read);
                read = content.read(buffer);
            }
        } catch (IOException endOfHead) {
            return unpacked.toByteArray();
        }
        return unpacked.toByteArray();
    }

    private static byte[] sign(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
