package dev.imatool.parsers.known.keylime;

import java.io.IOException;
import java.io.Reader;

/**
 * Text of a JSON document in which no surrogate is escaped: Python escapes those of names that are not UTF-8, one by one, and the parser
 * takes them in names only where they are not.
 */
final class SurrogateReader extends Reader {
    private static final int DIGITS = 4;

    private final Reader in;
    private final char[] buffer = new char[1 << 13];
    private int at;
    private int end;

    /** What was read of an escape that stays. */
    private final char[] kept = new char[1 + DIGITS];

    private int keptAt;
    private int keptEnd;

    SurrogateReader(Reader in) {
        this.in = in;
    }

    @Override
    public int read(char[] out, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int c = keptAt < keptEnd ? kept[keptAt++] : unescaped();
            if (c < 0) {
                break;
            }
            out[offset + count++] = (char) c;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    /** The next character; of an escape that stays the backslash, and the others are kept. */
    private int unescaped() throws IOException {
        int c = next();
        if (c != '\\') {
            return c;
        }
        keptAt = 0;
        keptEnd = 0;
        int value = keep() == 'u' ? 0 : -1;
        while (value >= 0 && keptEnd <= DIGITS) {
            int hex = keep();
            int digit = hex < 0x80 ? Character.digit(hex, 16) : -1;
            value = digit < 0 ? -1 : value * 16 + digit;
        }
        if (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE) {
            keptEnd = 0;
            return value;
        }
        return c;
    }

    private int keep() throws IOException {
        int c = next();
        if (c >= 0) {
            kept[keptEnd++] = (char) c;
        }
        return c;
    }

    private int next() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            if (end == 0) {
                return -1;
            }
        }
        return buffer[at++];
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
