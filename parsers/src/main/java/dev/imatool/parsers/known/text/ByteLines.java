package dev.imatool.parsers.known.text;

import dev.imatool.model.ByteSearch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a text where they stand in one buffer: no object is made of a line that nobody asks for as text. A byte order mark in
 * front and a CR at the end of a line belong to no line.
 */
public final class ByteLines {
    /** Longest line in bytes; a path has at most 4,096, which escapes may make four times as long. */
    public static final int LONGEST = 1 << 16;

    private static final int BUFFER = 1 << 18;

    private final InputStream text;
    private final byte end;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int limit;
    private boolean exhausted;
    private int from;
    private int to;
    private boolean whole;
    private long number;

    private ByteLines(InputStream text, byte end) {
        this.text = text;
        this.end = end;
    }

    /** Lines that end with LF. */
    public static ByteLines of(InputStream text) {
        return new ByteLines(text, (byte) '\n');
    }

    /** Lines that end with NUL, as {@code sha256sum -z} writes them. */
    public static ByteLines endingWithNul(InputStream text) {
        return new ByteLines(text, (byte) 0);
    }

    /** True where lines end with NUL. */
    public boolean nul() {
        return end == 0;
    }

    /** Goes to the next line; false after the last one. */
    public boolean next() throws IOException {
        int found = ByteSearch.indexOf(buffer, next, limit, end);
        if (found < 0) {
            return refill();
        }
        take(found, true);
        next = found + 1;
        return true;
    }

    private void take(int until, boolean complete) {
        from = next;
        to = until;
        whole = complete && until - from <= LONGEST;
        if (++number == 1) {
            withoutMark();
        }
        if (end == '\n' && to > from && buffer[to - 1] == '\r') {
            to--;
        }
    }

    private void withoutMark() {
        if (to - from >= 3 && (buffer[from] & 0xff) == 0xef && (buffer[from + 1] & 0xff) == 0xbb) {
            from += (buffer[from + 2] & 0xff) == 0xbf ? 3 : 0;
        }
    }

    /** Reads on until there is an end of a line; of one that is too long all but the beginning is passed over. */
    private boolean refill() throws IOException {
        int scanned = limit - next;
        System.arraycopy(buffer, next, buffer, 0, scanned);
        next = 0;
        limit = scanned;
        while (!exhausted && scanned <= LONGEST) {
            int count = text.read(buffer, limit, BUFFER - limit);
            exhausted = count < 0;
            limit += Math.max(0, count);
            int found = ByteSearch.indexOf(buffer, scanned, limit, end);
            if (found >= 0) {
                take(found, true);
                next = found + 1;
                return true;
            }
            scanned = limit;
        }
        if (exhausted) {
            boolean any = limit > 0;
            if (any) {
                take(limit, true);
                next = limit;
            }
            return any;
        }
        passOver();
        return true;
    }

    private void passOver() throws IOException {
        take(LONGEST, false);
        int kept = LONGEST;
        int found = ByteSearch.indexOf(buffer, kept, limit, end);
        while (found < 0 && !exhausted) {
            int count = text.read(buffer, kept, BUFFER - kept);
            exhausted = count < 0;
            limit = kept + Math.max(0, count);
            found = ByteSearch.indexOf(buffer, kept, limit, end);
        }
        next = found < 0 ? limit : found + 1;
    }

    /** Holds the line. */
    public byte[] array() {
        return buffer;
    }

    /** Where in {@link #array()} the line begins. */
    public int from() {
        return from;
    }

    /** Behind its last byte. */
    public int to() {
        return to;
    }

    /** Its number, from 1. */
    public long number() {
        return number;
    }

    /** False for a line of more than {@value #LONGEST} bytes, of which only the beginning is at hand. */
    public boolean whole() {
        return whole;
    }

    /** The line, one character a byte. */
    public String line() {
        return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** True for a line of blanks alone. */
    public boolean isBlank() {
        for (int i = from; i < to; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** True for a line that begins with {@code words}, of ASCII. */
    public boolean begins(String words) {
        byte[] wanted = words.getBytes(StandardCharsets.US_ASCII);
        return to - from >= wanted.length
                && Arrays.equals(buffer, from, from + wanted.length, wanted, 0, wanted.length);
    }
}
