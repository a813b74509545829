package dev.imatool.parsers.known.source;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.encoding.Decoding;
import dev.imatool.parsers.encoding.UnpackingBudget;
import dev.imatool.parsers.input.MeteredStream;
import dev.imatool.parsers.input.Utf16Stream;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.SourceFormReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * A source of known files, of which the beginning was looked at. Its form is detected from its content, never from its name; what is
 * around the bytes (packing, base64) is taken off. Measurement lists and what {@code learn} writes are detected and left to their own
 * readers, which take {@link #source()}.
 */
public final class KnownSourceReader implements Closeable {
    /** Bytes that are looked at. */
    public static final int HEAD = 1 << 16;

    private final String name;
    private final MeteredStream raw;
    private final BufferedInputStream stream;
    private final byte[] head;
    private final Detection detection;

    private KnownSourceReader(String name, InputStream opened, boolean hashed) throws IOException {
        this.name = name;
        this.raw = new MeteredStream(opened, hashed);
        this.stream = new BufferedInputStream(raw, HEAD);
        stream.mark(HEAD);
        byte[] first = stream.readNBytes(HEAD);
        stream.reset();
        this.head = decoded(first);
        this.detection = Detection.of(first, head);
    }

    /**
     * Opens a source.
     *
     * @param hashed whether {@link KnownSource#sha256} is wanted
     * @throws IOException if it cannot be opened or read
     */
    public static KnownSourceReader open(InputSource source, boolean hashed) throws IOException {
        return new KnownSourceReader(source.name(), source.open(), hashed);
    }

    /**
     * Reads a source whole.
     *
     * @return what was read; empty where its form is not read here, and without a file where another reader has to read it ({@link
     *     #leftToOthers})
     * @throws IOException if it cannot be opened or read
     */
    public static Optional<KnownSource> read(InputSource source, KnownFileSink sink) throws IOException {
        try (KnownSourceReader reader = open(source, true)) {
            return reader.read(sink);
        }
    }

    /** The form; empty where it is none that is known. */
    public Optional<SourceForm> form() {
        return detection.form();
    }

    /** True for forms that are detected here and read elsewhere. */
    public static boolean leftToOthers(SourceForm form) {
        return form == SourceForm.LEARNED || form == SourceForm.MEASUREMENT_LIST;
    }

    /** The same bytes from the first one on for another reader, which closes them; of use as long as nothing was read. */
    public InputSource source() {
        return InputSource.ofStream(name, stream);
    }

    /** The beginning of what is left when packing and encodings are taken off, at most {@link #HEAD} bytes of it. */
    public byte[] head() {
        return head.clone();
    }

    /** Reads a content of a form that is detected elsewhere. */
    @FunctionalInterface
    public interface ContentReader<T> {
        T read(InputStream content) throws IOException;
    }

    /**
     * Hands what is left when packing and encodings are taken off to another reader; in place of {@link #read}.
     *
     * @param remarks takes what is wrong with the packing
     * @throws IOException if it cannot be read
     */
    public <T> T read(KnownRemarks remarks, ContentReader<T> reader) throws IOException {
        return reader.read(text(
                Decoding.open(stream, new UnpackingBudget(raw::bytes), remarks).content()));
    }

    /** SHA-256 of the raw bytes, the rest of which are read for it; empty where it was not wanted. */
    public Optional<String> sha256() throws IOException {
        return raw.finish();
    }

    /**
     * Hands what the source says to {@code sink}, in its order; to be called once.
     *
     * @return empty where there is no reader for its form
     * @throws IOException if it cannot be read
     */
    public Optional<KnownSource> read(KnownFileSink sink) throws IOException {
        Optional<SourceFormReader> reader = detection.reader();
        if (form().isEmpty() || reader.isEmpty()) {
            return form().filter(KnownSourceReader::leftToOthers)
                    .map(form -> new KnownSource(form, 0, Optional.empty(), List.of()));
        }
        KnownRemarks remarks = new KnownRemarks();
        Decoding decoding = Decoding.open(stream, new UnpackingBudget(raw::bytes), remarks);
        long items = reader.get().read(text(decoding.content()), sink, remarks);
        return Optional.of(new KnownSource(form().get(), items, raw.finish(), remarks.all()));
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** The content; a text in UTF-16, as programs on Windows export it, in UTF-8. */
    private static InputStream text(BufferedInputStream content) throws IOException {
        content.mark(Utf16Stream.HEAD);
        byte[] first = content.readNBytes(Utf16Stream.HEAD);
        content.reset();
        Optional<Charset> charset = Utf16Stream.charset(first);
        return charset.isPresent() ? new Utf16Stream(content, charset.get()) : content;
    }

    /** What the beginning of an input is as text, whose last character may be cut. */
    private static byte[] asText(byte[] head) throws IOException {
        Optional<Charset> charset = Utf16Stream.charset(head);
        return charset.isPresent()
                ? new Utf16Stream(new ByteArrayInputStream(head), charset.get()).readAllBytes()
                : head;
    }

    /** What the beginning of an input decodes to, at most as many bytes again, as text where it is UTF-16. */
    private static byte[] decoded(byte[] head) throws IOException {
        return asText(unpacked(head));
    }

    private static byte[] unpacked(byte[] head) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        UnpackingBudget budget = new UnpackingBudget(() -> head.length);
        try {
            Decoding decoding = Decoding.open(new ByteArrayInputStream(head), budget, ignored -> {});
            if (decoding.encodings().isEmpty()) {
                return head;
            }
            byte[] chunk = new byte[1 << 12];
            int count = decoding.content().read(chunk);
            while (count >= 0 && content.size() < HEAD) {
                content.write(chunk, 0, count);
                count = decoding.content().read(chunk);
            }
        } catch (IOException endOfHead) {
            return content.toByteArray();
        }
        return content.toByteArray();
    }
}
