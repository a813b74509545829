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
    private static final byte[] ENCODING = {
        '-', 'E', 'n', 'c', 'o', 'd', 'i', 'n', 'g', ':', ' ', 'b', 'a', 's', 'e', '6', '4'
    };
    private static final long NEAR = 4096;

    /** How much of a long text is searched for a list, as {@code verify FILE} does. */
    static final int MOST_TEXT = 1 << 20;

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
        if (SIGNS.stream().noneMatch(sign -> Bytes.contain(head, sign)) && !encodes(head)) {
            return false;
        }
        InputSource source = InputSource.ofStream("head", new ByteArrayInputStream(head));
        try (MeasurementListReader reader = MeasurementListReader.open(source, ReadOptions.detectAll())) {
            boolean found = reader.next();
            if (found && reader.entry().list().isEmpty() && near(reader)) {
                return true;
            }
            boolean text = found && reader.entry().location().lines().isPresent();
            while (text
                    && found
                    && !reader.entry().proven()
                    && !reader.entry().template().described()) {
                found = reader.next();
            }
            return text && found;
        }
    }

    /** True when {@code head} is the beginning of a Canonical Event Log, whatever its records are of. */
    static boolean isRecordLog(byte[] head) throws IOException {
        ByteWindow window = ByteWindow.inMemory();
        window.hold(head, head.length);
        return CelReader.detect(window).isPresent();
    }

    /**
     * True when a long text quotes a list after its first bytes.
     *
     * @param text the beginning of the text, {@value #MOST_TEXT} bytes at most
     */
    static boolean isListBehind(byte[] text) throws IOException {
        return FormProbe.isText(text) && isList(text);
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
        return reader.entry().location().offset() < NEAR;
    }

    private static byte[] sign(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
