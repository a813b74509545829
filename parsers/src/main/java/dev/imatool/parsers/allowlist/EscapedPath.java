package dev.imatool.parsers.allowlist;

import dev.imatool.model.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Undoes the escaping of names in documents: {@code \\}, {@code \n}, {@code \xNN} for a byte, <code>\\u{NNNN}</code> for a
 * character.
 */
final class EscapedPath {
    private final String text;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int at;

    private EscapedPath(String text) {
        this.text = text;
    }

    /** The bytes that {@code text} stands for; empty where an escape is none. */
    static Optional<ByteString> bytes(String text) {
        EscapedPath path = new EscapedPath(text);
        while (path.at < text.length()) {
            if (!path.next()) {
                return Optional.empty();
            }
        }
        return Optional.of(ByteString.copyOf(path.bytes.toByteArray()));
    }

    private boolean next() {
        int escape = text.indexOf('\\', at);
        int end = escape < 0 ? text.length() : escape;
        bytes.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
        at = end + 2;
        if (escape < 0) {
            return true;
        }
        return switch (escape + 1 < text.length() ? text.charAt(escape + 1) : ' ') {
            case '\\' -> put("\\");
            case 'n' -> put("\n");
            case 'x' -> hexByte();
            case 'u' -> character();
            default -> false;
        };
    }

    private boolean put(String plain) {
        bytes.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private boolean hexByte() {
        int value = hex(at, at + 2);
        bytes.write(value);
        at += 2;
        return value >= 0;
    }

    private boolean character() {
        int close = text.indexOf('}', at);
        if (close < 0 || text.charAt(at) != '{' || close - at > 7) {
            return false;
        }
        int value = hex(at + 1, close);
        at = close + 1;
        return Character.isValidCodePoint(value) && put(Character.toString(value));
    }

    private int hex(int from, int to) {
        if (from == to || to > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) > 0x7f) {
                return -1;
            }
            value = 16 * value + digit;
        }
        return value;
    }
}
