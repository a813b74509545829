package dev.imatool.parsers.transcript;

import java.util.Arrays;

/**
 * A line without what terminals and mail programs add to it: control sequences (ECMA-48, 5.4) and control characters, characters
 * without width, and blanks of other kinds, which become plain ones. Each byte left knows where it stood.
 */
public final class CleanLine {
    private static final int ESCAPE = 0x1b;
    private static final int BACKSPACE = '\b';
    private static final int BELL = 7;
    private static final int DELETE = 0x7f;
    /** Longest control string (OSC and the like) that is passed over; a longer one is text. */
    private static final int LONGEST_CONTROL_STRING = 4096;

    private byte[] bytes = new byte[256];
    private int[] origin = new int[256];
    private int length;
    private int start;
    private boolean changed;
    private boolean binary;

    /** An empty line. */
    public CleanLine() {}

    /** Takes the bytes from {@code from} to {@code to}; origins count from {@code base}. */
    public void set(byte[] source, int from, int to, int base) {
        length = 0;
        start = 0;
        changed = false;
        binary = false;
        if (to - from > bytes.length) {
            bytes = new byte[Math.max(to - from, 2 * bytes.length)];
            origin = new int[bytes.length];
        }
        int at = from;
        while (at < to) {
            at = take(source, at, to, base);
        }
        while (length > 0 && bytes[length - 1] == ' ') {
            length--;
        }
    }

    private int take(byte[] source, int at, int to, int base) {
        int c = source[at] & 0xff;
        if (c > ' ' && c < DELETE) {
            bytes[length] = (byte) c;
            origin[length++] = at - base;
            return at + 1;
        }
        if (c >= 0x80) {
            return wide(source, at, to, base);
        }
        if (c == ' ' || c == '\t') {
            changed |= c == '\t';
            return put(' ', at, base, 1);
        }
        changed |= c != '\r' || at + 1 < to;
        if (c == ESCAPE) {
            return escape(source, at, to);
        }
        if (c == BACKSPACE && length > 0) {
            length--;
        }
        boolean terminal = c == BACKSPACE || c == BELL || c == '\r' || c == '\f' || c == 0x0e || c == 0x0f;
        binary |= !terminal;
        return at + 1;
    }

    private int put(int c, int at, int base, int width) {
        bytes[length] = (byte) c;
        origin[length++] = at - base;
        return at + width;
    }

    /** UTF-8: blanks become plain ones, what has no width goes, all else stays. */
    private int wide(byte[] source, int at, int to, int base) {
        int c = source[at] & 0xff;
        int next = at + 1 < to ? source[at + 1] & 0xff : 0;
        int third = at + 2 < to ? source[at + 2] & 0xff : 0;
        if (c == 0xc2 && next == 0xa0) {
            changed = true;
            return put(' ', at, base, 2);
        }
        if (c == 0xc2 && next == 0xad) {
            changed = true;
            return at + 2;
        }
        int point = c == 0xe2 || c == 0xe3 || c == 0xef ? ((c & 0xf) << 12) | ((next & 0x3f) << 6) | (third & 0x3f) : 0;
        if ((point >= 0x2000 && point <= 0x200a) || point == 0x202f || point == 0x205f || point == 0x3000) {
            changed = true;
            return put(' ', at, base, 3);
        }
        boolean widthless = (point >= 0x200b && point <= 0x200f)
                || (point >= 0x202a && point <= 0x202e)
                || (point >= 0x2060 && point <= 0x2064)
                || point == 0xfeff;
        if (widthless) {
            changed = true;
            return at + 3;
        }
        return put(c, at, base, 1);
    }

    private static int escape(byte[] source, int at, int to) {
        int kind = at + 1 < to ? source[at + 1] : 0;
        int i = at + 2;
        if (kind == '[') {
            while (i < to && source[i] >= ' ' && source[i] < '@') {
                i++;
            }
            return Math.min(i + 1, to);
        }
        if (kind == ']' || kind == 'P' || kind == '_' || kind == '^') {
            int limit = Math.min(to, i + LONGEST_CONTROL_STRING);
            while (i < limit && source[i] != BELL && source[i] != ESCAPE) {
                i++;
            }
            boolean ended = i < limit;
            return !ended ? at + 2 : source[i] == BELL ? i + 1 : Math.min(i + 2, to);
        }
        boolean intermediate = kind >= ' ' && kind < '0';
        return Math.min(at + (intermediate ? 3 : 2), to);
    }

    /** Leaves out the first {@code count} bytes, and the blanks after them. */
    void from(int count) {
        start = Math.min(count, length);
        while (start < length && bytes[start] == ' ') {
            start++;
        }
    }

    /** The bytes of the line, from {@link #start()} to {@link #end()}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index of the first byte. */
    public int start() {
        return start;
    }

    /** Behind the last byte. */
    public int end() {
        return length;
    }

    /** Where the byte at {@code index} stood; after the last one, after where that stood. */
    public int origin(int index) {
        return index < length ? origin[index] : length == 0 ? 0 : origin[length - 1] + 1;
    }

    /** True when something was left out or replaced, but for a carriage return at the end. */
    public boolean changed() {
        return changed;
    }

    /** True when it held control characters that no terminal session has. */
    public boolean binary() {
        return binary;
    }

    /** True when nothing is left. */
    public boolean blank() {
        return start == length;
    }

    /** A copy of the bytes from {@code from} on. */
    public byte[] copy(int from) {
        return Arrays.copyOfRange(bytes, from, length);
    }
}
