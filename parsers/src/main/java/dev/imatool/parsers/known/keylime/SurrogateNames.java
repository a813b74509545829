package dev.imatool.parsers.known.keylime;

import dev.imatool.model.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Names as Python writes them into JSON: a byte that is not UTF-8 is a lone surrogate U+DC80 to U+DCFF (PEP 383,
 * {@code surrogateescape}).
 */
final class SurrogateNames {
    private static final char FIRST = '\udc80';
    private static final char LAST = '\udcff';

    private SurrogateNames() {}

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
