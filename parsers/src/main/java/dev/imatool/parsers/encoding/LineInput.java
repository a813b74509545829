package dev.imatool.parsers.encoding;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Lines of a text, one after the other; of a long one the first {@value #LONGEST} bytes. */
final class LineInput implements Closeable {
    /** {@code xxd -c 256} writes some 900. */
    static final int LONGEST = 1 << 13;

    private static final int CHUNK = 1 << 13;

    private final InputStream text;
    private final byte[] chunk = new byte[CHUNK];
    private final byte[] line = new byte[LONGEST];
    private int at;
    private int limit;
    private int length;
    private long number;

    LineInput(InputStream text) {
        this.text = text;
    }

    /** Goes to the next line; false after the last one. */
    boolean next() throws IOException {
        length = 0;
        boolean any = false;
        while (true) {
            if (at == limit) {
                limit = Math.max(0, text.read(chunk));
                at = 0;
                if (limit == 0) {
                    number += any ? 1 : 0;
                    return any;
                }
            }
            any = true;
            byte c = chunk[at++];
            if (c == '\n') {
                number++;
                return true;
            }
            if (length < LONGEST) {
                line[length++] = c;
            }
        }
    }

    /** Holds the line, from its beginning on. */
    byte[] line() {
        return line;
    }

    /** Bytes of the line. */
    int length() {
        return length;
    }

    /** Its number, from 1. */
    long number() {
        return number;
    }

    /** True for a line of nothing but blanks. */
    boolean isBlank() {
        return stripped().isEmpty();
    }

    /** True for a line that is one {@code *}. */
    boolean isStar() {
        return stripped().equals("*");
    }

    private String stripped() {
        return length > 4 && line[0] > ' '
                ? "line"
                : new String(line, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
