package dev.imatool.parsers.allowlist;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.input.MeteredStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An input with reference values, of which the beginning was looked at. What is neither an allow-list nor a checksum file
 * may be a measurement list, which its own reader takes from the first byte on.
 */
public final class AllowListInput implements Closeable {
    private static final int HEAD = 1 << 16;
    private static final int LINES_LOOKED_AT = 20;
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private final String name;
    private final MeteredStream raw;
    private final BufferedInputStream stream;
    private final boolean compressed;
    private final Optional<AllowListShape> shape;

    private AllowListInput(String name, InputStream opened) throws IOException {
        this.name = name;
        this.raw = new MeteredStream(opened, true);
        this.stream = new BufferedInputStream(raw, HEAD);
        stream.mark(HEAD);
        byte[] head = stream.readNBytes(HEAD);
        stream.reset();
        this.compressed = head.length > 1 && head[0] == 0x1f && (head[1] & 0xff) == 0x8b;
        this.shape = shape(compressed ? unpacked(head) : head);
    }

    /**
     * Opens an input.
     *
     * @throws IOException if it cannot be opened or read
     */
    public static AllowListInput open(InputSource source) throws IOException {
        return new AllowListInput(source.name(), source.open());
    }

    /** Its shape by its first lines; empty where it may be a measurement list. */
    public Optional<AllowListShape> shape() {
        return shape;
    }

    /**
     * Hands the values to {@code out}, in the order of the input; to be called once, where there is a shape.
     *
     * @throws IOException if the input cannot be read
     */
    public AllowListReading read(ValueSink out) throws IOException {
        AllowListDiagnostics diagnostics = new AllowListDiagnostics();
        long[] values = new long[1];
        ValueSink counted = (line, value) -> {
            values[0]++;
            out.take(line, value);
        };
        try {
            InputStream content = new BufferedInputStream(compressed ? new GZIPInputStream(stream) : stream, HEAD);
            if (shape.orElseThrow() == AllowListShape.CHECKSUMS) {
                new ChecksumReader(content, diagnostics).read(counted);
            } else {
                new AllowListDocument(diagnostics, counted).read(content);
            }
        } catch (EOFException cut) {
            diagnostics.error(
                    "", "the gzip stream ends early", "the copy is incomplete; what could be unpacked was read");
        } catch (ZipException damage) {
            diagnostics.error("", "the gzip stream is damaged", "what could be unpacked was read");
        }
        return new AllowListReading(raw.finish().orElseThrow(), values[0], diagnostics.all());
    }

    /** The same bytes for the reader of measurement lists, which closes them. */
    public InputSource asMeasurementList() {
        return InputSource.ofStream(name, stream);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private static Optional<AllowListShape> shape(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        String first = text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        if (first.stripLeading().startsWith("{")) {
            return Optional.of(AllowListShape.ALLOWLIST);
        }
        return text.lines()
                        .limit(LINES_LOOKED_AT)
                        .anyMatch(line -> ChecksumLine.parse(line).isPresent())
                ? Optional.of(AllowListShape.CHECKSUMS)
                : Optional.empty();
    }

    /** What the beginning of a gzip stream unpacks to, up to as many bytes again. */
    private static byte[] unpacked(byte[] head) throws IOException {
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(head))) {
            byte[] chunk = new byte[1 << 12];
            int count = gzip.read(chunk);
            while (count >= 0 && unpacked.size() < HEAD) {
                unpacked.write(chunk, 0, count);
                count = gzip.read(chunk);
            }
        } catch (EOFException | ZipException endOfHead) {
            return unpacked.toByteArray();
        }
        return unpacked.toByteArray();
    }
}
