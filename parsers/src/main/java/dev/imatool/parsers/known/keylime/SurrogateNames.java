package dev.imatool.parsers.known.keylime;

import dev.imatool.model.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Names as Python writes them into JSON: a byte that is not UTF-8 is a lone surrogate U+DC80 to U+DCFF (PEP 383,
 * {@code surrogateescape}).
 */
public final class SurrogateNames {
    private static final char FIRST = '\udc80';
    private static final char LAST = '\udcff';

    private SurrogateNames() {}

    /** A name as Python has it in memory, and writes it into JSON. */
    public static String text(ByteString name) {
        Optional<String> utf8 = name.utf8();
        return utf8.isPresent() ? utf8.get() : escaped(name.toByteArray());
    }

    private static String escaped(byte[] name) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(name);
        CharBuffer out = CharBuffer.allocate(name.length);
        while (in.hasRemaining()) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isError()) {
                // of a sequence that is none each byte is: the second one alone begins nothing
                out.put((char) (FIRST - 0x80 + (in.get() & 0xff)));
                decoder.reset();
            }
        }
        return out.flip().toString();
    }

    /** The bytes of a name; another lone surrogate, which stands for no byte, becomes {@code ?}. */
    static ByteString bytes(String name) {
        int at = escaped(name, 0);
        if (at == name.length()) {
            return ByteString.ofText(name);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(name.length());
        int from = 0;
        while (at < name.length()) {
            bytes.writeBytes(name.substring(from, at).getBytes(StandardCharsets.UTF_8));
            bytes.write(name.charAt(at) & 0xff);
            from = at + 1;
            at = escaped(name, from);
        }
        bytes.writeBytes(name.substring(from).getBytes(StandardCharsets.UTF_8));
        return ByteString.copyOf(bytes.toByteArray());
    }

    private static int escaped(String name, int from) {
        int at = from;
        while (at < name.length()) {
            char c = name.charAt(at);
            if (c >= FIRST && c <= LAST) {
                return at;
            }
            boolean pair = Character.isHighSurrogate(c)
                    && at + 1 < name.length()
                    && Character.isLowSurrogate(name.charAt(at + 1));
            at += pair ? 2 : 1;
        }
        return at;
    }
}
