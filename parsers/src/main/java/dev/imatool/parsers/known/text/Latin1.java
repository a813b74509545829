package dev.imatool.parsers.known.text;

import dev.imatool.model.ByteString;
import java.nio.charset.StandardCharsets;

/** Texts with one character a byte, as lines are given. */
final class Latin1 {
    private Latin1() {}

    /** The bytes of such a text. */
    static ByteString bytes(String text) {
        return ByteString.copyOf(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What such a text says to people, where its bytes are UTF-8. */
    static String words(String text) {
        return bytes(text).utf8().orElse(text);
    }
}
