package dev.imatool.parsers.input;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.json.JsonList;
import dev.imatool.parsers.mail.MailText;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The content of one input: raw bytes counted and hashed, base64 decoded, gzip unpacked, UTF-16 converted, a byte order mark left out. */
public final class Content implements Closeable {
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int DEEPEST_GZIP = 3;
    private static final int SNIFFED_FOR_JSON = 64;

    private final MeteredStream raw;
    private final ByteWindow window;
    private final boolean compressed;

    private Content(MeteredStream raw, ByteWindow window, boolean compressed) {
        this.raw = raw;
        this.window = window;
        this.compressed = compressed;
    }

    /** Takes over {@code stream}, and hashes it; oddities go to {@code diagnostics}. */
    public static Content open(InputStream stream, DiagnosticLog diagnostics) throws IOException {
        return open(stream, true, diagnostics);
    }

    /** The same, hashed only where the hash is wanted. */
    public static Content open(InputStream stream, boolean hashed, DiagnosticLog diagnostics) throws IOException {
        MeteredStream raw = new MeteredStream(stream, hashed);
        BufferedInputStream bytes = new BufferedInputStream(raw);
        if (Base64Stream.begins(bytes)) {
            bytes = new BufferedInputStream(Base64Stream.decoded(bytes, diagnostics));
        }
        int unpacked = 0;
        while (unpacked < DEEPEST_GZIP && peek16(bytes) == GZIP_MAGIC) {
            bytes = new BufferedInputStream(new GunzippedStream(bytes, diagnostics));
            unpacked++;
        }
        Optional<Charset> utf16 = utf16(bytes);
        if (utf16.isPresent()) {
            diagnostics.report(
                    Diagnostic.of(DiagnosticKind.UTF16_TEXT, utf16.get().name()));
            bytes = new BufferedInputStream(new Utf16Stream(bytes, utf16.get()));
        }
        ByteWindow window = new ByteWindow(MailText.of(withoutJson(bytes, diagnostics), diagnostics));
        if (startsWithByteOrderMark(window)) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.BYTE_ORDER_MARK));
            window.advance(3);
        }
        return new Content(raw, window, unpacked > 0);
    }

    /** The content. */
    public ByteWindow window() {
        return window;
    }

    /** True when gzip was unpacked. */
    public boolean compressed() {
        return compressed;
    }

    /** Reads the raw input to its end and gives its SHA-256 in lower-case hex, if it is wanted; to be called once. */
    public Optional<String> finish() throws IOException {
        return raw.finish();
    }

    /** Number of raw bytes read so far. */
    public long rawBytes() {
        return raw.bytes();
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }

    /** The list that a JSON document carries as a string; else the same bytes. */
    private static InputStream withoutJson(InputStream bytes, DiagnosticLog diagnostics) throws IOException {
        bytes.mark(SNIFFED_FOR_JSON);
        byte[] head = bytes.readNBytes(SNIFFED_FOR_JSON);
        bytes.reset();
        if (!JsonList.mayBegin(head)) {
            return bytes;
        }
        byte[] document = bytes.readNBytes(JsonList.LONGEST_DOCUMENT);
        Optional<JsonList> list = JsonList.find(document, Content::encodedList);
        if (list.isEmpty()) {
            return new SequenceInputStream(new ByteArrayInputStream(document), new Kept(bytes));
        }
        said(list.get(), bytes.read() >= 0, diagnostics);
        BufferedInputStream text = new BufferedInputStream(
                new ByteArrayInputStream(list.get().text().toByteArray()));
        return peek16(text) == GZIP_MAGIC ? new GunzippedStream(text, diagnostics) : text;
    }

    /** Says what of a JSON document is read, and what is not. */
    private static void said(JsonList list, boolean longer, DiagnosticLog diagnostics) {
        diagnostics.report(
                list.rows() > 1
                        ? Diagnostic.of(DiagnosticKind.JSON_ROWS, Integer.toString(list.rows()), list.pointer())
                        : Diagnostic.of(DiagnosticKind.JSON_STRING, list.pointer()));
        if (list.further() > 0) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.JSON_FURTHER_LISTS, Integer.toString(list.further())));
        }
        if (list.damaged() || longer) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.JSON_CUT, Integer.toString(list.rows())));
        }
    }

    private static boolean encodedList(String text) {
        try {
            return Base64Stream.begins(new ByteArrayInputStream(
                    text.substring(0, Math.min(text.length(), 1024)).getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static int peek16(InputStream stream) throws IOException {
        stream.mark(2);
        byte[] magic = stream.readNBytes(2);
        stream.reset();
        return magic.length < 2 ? -1 : ((magic[0] & 0xff) << 8) | (magic[1] & 0xff);
    }

    /** UTF-16 by its byte order mark, or by a first line that begins like an ascii entry with zero bytes between. */
    private static Optional<Charset> utf16(InputStream stream) throws IOException {
        stream.mark(8);
        byte[] head = stream.readNBytes(8);
        stream.reset();
        if (head.length < 8) {
            return Optional.empty();
        }
        int mark = ((head[0] & 0xff) << 8) | (head[1] & 0xff);
        if ((mark == 0xfffe && head[3] == 0) || (mark == 0xfeff && head[2] == 0)) {
            return Optional.of(StandardCharsets.UTF_16);
        }
        if (text(head, 0) && zeros(head, 1)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return text(head, 1) && zeros(head, 0) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static boolean text(byte[] head, int from) {
        for (int i = from; i < head.length; i += 2) {
            if (head[i] < ' ' || head[i] > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean zeros(byte[] head, int from) {
        for (int i = from; i < head.length; i += 2) {
            if (head[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWithByteOrderMark(ByteWindow window) throws IOException {
        if (window.ensure(3) < 3) {
            return false;
        }
        byte[] bytes = window.array();
        int at = window.position();
        return bytes[at] == (byte) 0xef && bytes[at + 1] == (byte) 0xbb && bytes[at + 2] == (byte) 0xbf;
    }

    /** A sequence closes what it has read to its end; the raw bytes are still needed then. */
    private static final class Kept extends FilterInputStream {
        Kept(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // whoever opened the content closes it
        }
    }
}
