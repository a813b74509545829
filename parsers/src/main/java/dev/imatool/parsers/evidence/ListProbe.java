package dev.imatool.parsers.evidence;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
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
    private static final byte[] ENCODING = {
        '-', 'E', 'n', 'c', 'o', 'd', 'i', 'n', 'g', ':', ' ', 'b', 'a', 's', 'e', '6', '4'
    };
    private static final long NEAR = 4096;

    /** How much of a long text is searched for a list, as {@code verify FILE} does. */
    private static final int MOST_TEXT = 1 << 20;

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

    /** True when a list begins near the beginning, or a text quotes entries of one: a terminal session, a mail, rows of a console. */
    static boolean isList(byte[] head) throws IOException {
        byte[] content = Bytes.startWith(head, 0, GZIP) ? unpacked(head) : head;
        if (SIGNS.stream().noneMatch(sign -> Bytes.contain(content, sign)) && !encodes(content)) {
            return false;
        }
        InputSource source = InputSource.ofStream("head", new ByteArrayInputStream(content));
        try (MeasurementListReader reader = MeasurementListReader.open(source, ReadOptions.detectAll())) {
            boolean entry = reader.next();
            if (entry && reader.list().isEmpty() && near(reader)) {
                return true;
            }
            boolean text = entry && reader.location().lines().isPresent();
            while (text && entry && !reader.proven() && !reader.template().described()) {
                entry = reader.next();
            }
            return text && entry;
        }
    }

    /**
     * True when a long text quotes a list behind its first bytes.
     *
     * @param rest what follows {@code head}
     */
    static boolean isListBehind(byte[] head, InputStream rest) throws IOException {
        if (!FormProbe.isText(head)) {
            return false;
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.write(head);
        rest.mark(MOST_TEXT);
        text.write(rest.readNBytes(MOST_TEXT - head.length));
        rest.reset();
        return isList(text.toByteArray());
    }

    /** A mail or JSON may have the list in base64. */
    private static boolean encodes(byte[] head) {
        return head.length > 0 && (head[0] == '{' || head[0] == '[' || Bytes.contain(head, ENCODING));
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
