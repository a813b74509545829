package dev.imatool.parsers.input;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.encoding.Decoding;
import dev.imatool.parsers.encoding.Encoding;
import dev.imatool.parsers.encoding.UnpackingBudget;
import dev.imatool.parsers.json.JsonList;
import dev.imatool.parsers.json.RecordOutline;
import dev.imatool.parsers.mail.MailText;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The content of one input: raw bytes counted and hashed, text and packing around them decoded, UTF-16 converted, a byte order mark left out. */
public final class Content implements Closeable {
    private static final int SNIFFED_FOR_JSON = 64;
    private static final int LOOKED_AT = 1 << 10;
    private static final int SNIFFED_FOR_RECORDS = 64 << 10;

    private final RawBytes raw;
    private final ByteWindow window;
    private final List<Encoding> encodings;

    /** What is known of the raw bytes, on disk or in memory. */
    private interface RawBytes extends Closeable {
        /** How many were read so far. */
        long bytes();

        /** Reads what is left; the SHA-256 of all if it is wanted. */
        Optional<String> finish() throws IOException;
    }

    private record StreamedBytes(MeteredStream stream) implements RawBytes {
        @Override
        public long bytes() {
            return stream.bytes();
        }

        @Override
        public Optional<String> finish() throws IOException {
            return stream.finish();
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    private record KeptBytes(KeptContent kept, boolean hashed) implements RawBytes {
        @Override
        public long bytes() {
            return kept.rawBytes();
        }

        @Override
        public Optional<String> finish() {
            return hashed ? Optional.of(kept.sha256()) : Optional.empty();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private Content(RawBytes raw, ByteWindow window, List<Encoding> encodings) {
        this.raw = raw;
        this.window = window;
        this.encodings = List.copyOf(encodings);
    }

    /** Takes over {@code stream}, and hashes it; oddities go to {@code diagnostics}. */
    public static Content open(InputStream stream, DiagnosticLog diagnostics) throws IOException {
        return open(stream, true, diagnostics);
    }

    /** The same, hashed only where the hash is wanted. */
    public static Content open(InputStream stream, boolean hashed, DiagnosticLog diagnostics) throws IOException {
        MeteredStream raw = new MeteredStream(stream, hashed);
        return open(
                new StreamedBytes(raw), Decoding.open(raw, new UnpackingBudget(raw::bytes), diagnostics), diagnostics);
    }

    /** The same for a file that is kept in memory: it is neither read nor unpacked nor hashed again. */
    public static Content open(KeptContent kept, boolean hashed, DiagnosticLog diagnostics) throws IOException {
        Optional<InputStream> unpacked = kept.unpacked();
        if (unpacked.isEmpty()) {
            return open(kept.raw(), hashed, diagnostics);
        }
        Decoding decoding = new Decoding(new BufferedInputStream(unpacked.get()), kept.encodings());
        return open(new KeptBytes(kept, hashed), decoding, diagnostics);
    }

    private static Content open(RawBytes raw, Decoding decoding, DiagnosticLog diagnostics) throws IOException {
        List<Encoding> encodings = new ArrayList<>(decoding.encodings());
        BufferedInputStream bytes = decoding.content();
        Optional<Charset> utf16 = utf16(bytes);
        if (utf16.isPresent()) {
            diagnostics.report(
                    Diagnostic.of(DiagnosticKind.UTF16_TEXT, utf16.get().name()));
            bytes = new BufferedInputStream(new Utf16Stream(bytes, utf16.get()));
        }
        ByteWindow window = new ByteWindow(MailText.of(withoutJson(bytes, encodings, diagnostics), diagnostics));
        if (startsWithByteOrderMark(window)) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.BYTE_ORDER_MARK));
            window.advance(3);
        }
        return new Content(raw, window, encodings);
    }

    /** The content. */
    public ByteWindow window() {
        return window;
    }

    /** What was decoded and unpacked, the outermost first. */
    public List<Encoding> encodings() {
        return encodings;
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
    private static InputStream withoutJson(InputStream bytes, List<Encoding> encodings, DiagnosticLog diagnostics)
            throws IOException {
        bytes.mark(SNIFFED_FOR_JSON);
        byte[] head = bytes.readNBytes(SNIFFED_FOR_JSON);
        bytes.reset();
        if (!JsonList.mayBegin(head) || isEventLog(bytes)) {
            return bytes;
        }
        byte[] document = bytes.readNBytes(JsonList.LONGEST_DOCUMENT);
        Optional<JsonList> list = JsonList.find(document, Content::encodedList);
        if (list.isEmpty()) {
            return new SequenceInputStream(new ByteArrayInputStream(document), new Kept(bytes));
        }
        said(list.get(), bytes.read() >= 0, diagnostics);
        byte[] text = list.get().text().toByteArray();
        Decoding within =
                Decoding.open(new ByteArrayInputStream(text), new UnpackingBudget(() -> text.length), diagnostics);
        encodings.addAll(within.encodings());
        return within.content();
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
        byte[] head = text.substring(0, Math.min(text.length(), LOOKED_AT)).getBytes(StandardCharsets.ISO_8859_1);
        return Decoding.detect(head)
                .filter(encoding -> encoding == Encoding.BASE64)
                .isPresent();
    }

    /** True for a Canonical Event Log, whose records are read one by one. */
    private static boolean isEventLog(InputStream bytes) throws IOException {
        bytes.mark(SNIFFED_FOR_RECORDS);
        byte[] head = bytes.readNBytes(SNIFFED_FOR_RECORDS);
        bytes.reset();
        return RecordOutline.begins(head);
    }

    private static Optional<Charset> utf16(InputStream stream) throws IOException {
        stream.mark(Utf16Stream.HEAD);
        byte[] head = stream.readNBytes(Utf16Stream.HEAD);
        stream.reset();
        return Utf16Stream.charset(head);
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
