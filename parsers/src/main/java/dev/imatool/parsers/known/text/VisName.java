package dev.imatool.parsers.known.text;

import dev.imatool.model.ByteString;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Undoes what vis(3) does to names in mtree specifications: {@code \\040} in octal, {@code \\s} and the escapes of C, {@code \\M-x}
 * and {@code \\^X}.
 */
final class VisName {
    private static final String LETTERS = "nrbavtfs0\\#\"'*?[]=E$ ";
    private static final String MEANT = "\n\r\b\u0007\u000b\t\f \0\\#\"'*?[]=\u001b$ ";

    private final String text;
    private final ByteArrayOutputStream bytes;
    private int at;

    private VisName(String text) {
        this.text = text;
        this.bytes = new ByteArrayOutputStream(text.length());
    }

    /** The bytes that a name stands for; empty where an escape is none. */
    static Optional<ByteString> bytes(String text) {
        VisName name = new VisName(text);
        while (name.at < text.length()) {
            char c = text.charAt(name.at++);
            if (c != '\\') {
                name.bytes.write(c);
            } else if (!name.escape()) {
                return Optional.empty();
            }
        }
        return Optional.of(ByteString.copyOf(name.bytes.toByteArray()));
    }

    private boolean escape() {
        if (at + 3 <= text.length() && octal(at, 4) && octal(at + 1, 8) && octal(at + 2, 8)) {
            bytes.write(Integer.parseInt(text.substring(at, at + 3), 8));
            at += 3;
            return true;
        }
        char c = at < text.length() ? text.charAt(at++) : '\uffff';
        if (c == '^' && at < text.length()) {
            bytes.write(control(text.charAt(at++)));
            return true;
        }
        if (c == 'M' && at + 1 < text.length()) {
            char kind = text.charAt(at);
            char next = text.charAt(at + 1);
            at += 2;
            bytes.write(0x80 | (kind == '^' ? control(next) : next));
            return kind == '^' || kind == '-';
        }
        int index = LETTERS.indexOf(c);
        if (index >= 0) {
            bytes.write(MEANT.charAt(index));
        }
        return index >= 0;
    }

    private boolean octal(int index, int base) {
        return text.charAt(index) >= '0' && text.charAt(index) < '0' + base;
    }

    private static int control(char c) {
        return c == '?' ? 0x7f : c & 0x1f;
    }
}
