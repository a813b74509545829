package dev.imatool.parsers.encoding;

import dev.imatool.model.ByteString;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.model.diagnostic.DiagnosticSink;
import dev.imatool.parsers.zstd.ZstdStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The content of an input after all layers of encoding, {@value #DEEPEST} at most: base64 of gzip, say, or a packed hex dump. What
 * each layer is, is detected from the bytes alone. Offsets are those in the content; damage in a layer ends it, or is passed over where
 * a dump's offsets tell how, and is reported.
 *
 * @param content the content, from its first byte on
 * @param encodings what was decoded, the outermost first
 */
public record Decoding(BufferedInputStream content, List<Encoding> encodings) {
    /** Layers that are taken off. */
    public static final int DEEPEST = 4;

    private static final int BUFFER = 1 << 13;

    /** Bytes that tell what a layer is. */
    private static final int SNIFFED = 1 << 12;

    /** Bytes of base64 and of hex digits that are looked at, and how many of them have to be digits. */
    private static final int SNIFFED_TEXT = 256;

    private static final int FEWEST_DIGITS = 64;

    /** Digits of a file that consists of them: a nonce has 16 bytes and more. */
    private static final int FEWEST_WHOLLY = 16;

    public Decoding {
        encodings = List.copyOf(encodings);
    }

    /**
     * Bytes that were decoded in memory.
     *
     * @param content the content
     * @param encodings what was decoded, the outermost first
     * @param problems what is damaged
     */
    public record Decoded(ByteString content, List<Encoding> encodings, List<Diagnostic> problems) {
        public Decoded {
            encodings = List.copyOf(encodings);
            problems = List.copyOf(problems);
        }

        /** A copy of the content. */
        public byte[] bytes() {
            return content.toByteArray();
        }
    }

    /**
     * Takes off the layers of a stream.
     *
     * @param budget what it may unpack to
     * @throws IOException if it cannot be read
     */
    public static Decoding open(InputStream stream, UnpackingBudget budget, DiagnosticSink diagnostics)
            throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(stream, BUFFER);
        List<Encoding> encodings = new ArrayList<>();
        while (encodings.size() < DEEPEST) {
            byte[] head = peek(bytes);
            Optional<Encoding> encoding = detect(head);
            if (encoding.isEmpty()) {
                break;
            }
            encodings.add(encoding.get());
            bytes = new BufferedInputStream(decoded(encoding.get(), head, bytes, budget, diagnostics), BUFFER);
        }
        return new Decoding(bytes, encodings);
    }

    /** What the outermost layer of a content is, if it is encoded at all. */
    public static Optional<Encoding> detect(byte[] head) {
        Optional<Encoding> magic = Magic.of(head);
        if (magic.isPresent() || head.length == 0) {
            return magic;
        }
        byte[] text = head.length > SNIFFED_TEXT ? Arrays.copyOf(head, SNIFFED_TEXT) : head;
        if (HexStream.legal(text, FEWEST_DIGITS) && Recognition.known(begin(Encoding.HEX, text))) {
            return Optional.of(Encoding.HEX);
        }
        if (Base64Stream.legal(text, FEWEST_DIGITS) && Recognition.known(begin(Encoding.BASE64, text))) {
            return Optional.of(Encoding.BASE64);
        }
        return DumpShape.of(head).map(dump -> Encoding.HEX_DUMP);
    }

    /**
     * Decodes a small file of which is known what it should be, so that base64 and hex digits count wherever all of it is such.
     *
     * @return the content and the encodings; the same bytes where it is not encoded or what it decodes to is longer than {@code
     *     most}
     */
    public static Decoded whole(byte[] content, int most) {
        byte[] bytes = content;
        List<Encoding> encodings = new ArrayList<>();
        List<Diagnostic> problems = new ArrayList<>();
        while (encodings.size() < DEEPEST) {
            byte[] raw = bytes;
            byte[] head = Arrays.copyOf(raw, Math.min(raw.length, SNIFFED));
            Optional<Encoding> encoding = Magic.of(head)
                    .or(() -> DumpShape.of(head).map(dump -> Encoding.HEX_DUMP))
                    .or(() -> wholly(raw));
            if (encoding.isEmpty()) {
                break;
            }
            UnpackingBudget budget = new UnpackingBudget(() -> raw.length);
            InputStream packed = new ByteArrayInputStream(raw);
            try (InputStream decoded = decoded(encoding.get(), head, packed, budget, problems::add)) {
                bytes = decoded.readNBytes(most + 1);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            if (bytes.length > most || (bytes.length == 0 && encoding.get().isPacked())) {
                // a random signature begins like gzip once in a while
                return new Decoded(ByteString.copyOf(content), List.of(), List.of());
            }
            encodings.add(encoding.get());
        }
        return new Decoded(ByteString.copyOf(bytes), encodings, problems);
    }

    /** Hex digits or base64, where that is all there is. */
    private static Optional<Encoding> wholly(byte[] bytes) {
        if (HexStream.legal(bytes, FEWEST_WHOLLY) && HexStream.digits(bytes) % 2 == 0) {
            return Optional.of(Encoding.HEX);
        }
        return Base64Stream.legal(bytes, FEWEST_WHOLLY) ? Optional.of(Encoding.BASE64) : Optional.empty();
    }

    private static byte[] begin(Encoding encoding, byte[] text) {
        try (InputStream decoded = text(encoding, new ByteArrayInputStream(text), ignored -> {})) {
            return decoded.readAllBytes();
        } catch (IOException impossible) {
            return new byte[0];
        }
    }

    private static InputStream text(Encoding encoding, InputStream text, DiagnosticSink diagnostics) {
        return encoding == Encoding.HEX ? new HexStream(text, diagnostics) : new Base64Stream(text, diagnostics);
    }

    private static InputStream decoded(
            Encoding encoding, byte[] head, InputStream bytes, UnpackingBudget budget, DiagnosticSink diagnostics) {
        return switch (encoding) {
            case BASE64 -> {
                diagnostics.report(Diagnostic.of(DiagnosticKind.BASE64_TEXT));
                yield new Base64Stream(bytes, diagnostics);
            }
            case HEX -> {
                diagnostics.report(Diagnostic.of(DiagnosticKind.HEX_TEXT, encoding.words()));
                yield new HexStream(bytes, diagnostics);
            }
            case HEX_DUMP -> {
                diagnostics.report(Diagnostic.of(DiagnosticKind.HEX_TEXT, encoding.words()));
                yield new HexDumpStream(bytes, DumpShape.of(head).orElseThrow(), diagnostics);
            }
            case GZIP -> new UnpackedStream(encoding, bytes, GzipStream::new, budget, diagnostics);
            case XZ -> new UnpackedStream(encoding, bytes, XzStream::new, budget, diagnostics);
            case ZSTD -> new UnpackedStream(encoding, bytes, ZstdStream::new, budget, diagnostics);
            case BZIP2 -> new UnpackedStream(encoding, bytes, Bzip2Stream::new, budget, diagnostics);
        };
    }

    private static byte[] peek(BufferedInputStream bytes) throws IOException {
        bytes.mark(SNIFFED);
        byte[] head = bytes.readNBytes(SNIFFED);
        bytes.reset();
        return head;
    }
}
