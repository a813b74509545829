package dev.imatool.parsers.input;

import dev.imatool.parsers.stream.BlockStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** UTF-16 text, as Windows tools write it, given as UTF-8. */
public final class Utf16Stream extends BlockStream {
    /** Bytes that tell UTF-16. */
    public static final int HEAD = 8;

    private static final int CHARS = 1 << 14;

    private final Reader reader;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final CharBuffer chars = CharBuffer.allocate(CHARS).flip();
    private final ByteBuffer bytes = ByteBuffer.allocate(3 * CHARS + 8).flip();
    private boolean ended;

    /** Converts {@code stream}, whose charset is one of UTF-16. */
    public Utf16Stream(InputStream stream, Charset charset) {
        reader = new InputStreamReader(stream, charset);
    }

    /** UTF-16 by its byte order mark, or by eight bytes that are ASCII with zero bytes between; empty for anything else. */
    public static Optional<Charset> charset(byte[] head) {
        if (head.length < HEAD) {
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
        for (int i = from; i < HEAD; i += 2) {
            if (head[i] < ' ' || head[i] > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean zeros(byte[] head, int from) {
        for (int i = from; i < HEAD; i += 2) {
            if (head[i] != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!bytes.hasRemaining() && !ended) {
            chars.compact();
            ended = reader.read(chars) < 0;
            chars.flip();
            bytes.clear();
            encoder.encode(chars, bytes, ended);
            bytes.flip();
        }
        if (!bytes.hasRemaining()) {
            return -1;
        }
        int count = Math.min(length, bytes.remaining());
        bytes.get(target, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
