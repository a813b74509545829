package dev.imatool.parsers.mail;

import java.io.ByteArrayOutputStream;

/** Quoted-printable text (RFC 2045, 6.7). What is no escape stays as it stands. */
final class QuotedPrintable {
    /** Longest line that an encoder writes. */
    private static final int LONGEST_LINE = 76;

    private static final int FEWEST_DIGITS = 16;

    private QuotedPrintable() {}

    /** Decodes the bytes from {@code from} to {@code to}. */
    static void decode(byte[] text, int from, int to, ByteArrayOutputStream out) {
        int at = from;
        while (at < to) {
            int lineEnd = at;
            while (lineEnd < to && text[lineEnd] != '\n') {
                lineEnd++;
            }
            int end = lineEnd;
            while (end > at && (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\r')) {
                end--; // blanks that end a line were added on the way
            }
            boolean soft = end > at && text[end - 1] == '=';
            line(text, at, soft ? end - 1 : end, out);
            if (!soft && lineEnd < to) {
                out.write('\n');
            }
            at = lineEnd + 1;
        }
    }

    private static void line(byte[] text, int from, int to, ByteArrayOutputStream out) {
        int i = from;
        while (i < to) {
            int high = text[i] == '=' && i + 2 < to ? Character.digit(text[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(text[i + 2], 16) : -1;
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 3;
            } else {
                out.write(text[i]);
                i++;
            }
        }
    }

    /**
     * True when a line near the beginning is that of an entry which a soft line break cut: no whole entry is as short as the lines
     * of an encoder, so the sign of equality at its end belongs to no name.
     */
    static boolean cutsEntries(byte[] head) {
        int at = 0;
        while (at < head.length) {
            int end = at;
            while (end < head.length && head[end] != '\n') {
                end++;
            }
            int text = end > at && head[end - 1] == '\r' ? end - 1 : end;
            if (end < head.length && text - at <= LONGEST_LINE && text > at && head[text - 1] == '=') {
                if (entry(head, at, text - 1)) {
                    return true;
                }
            }
            at = end + 1;
        }
        return false;
    }

    private static boolean entry(byte[] head, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean begins = digit(head[i]) && (i == from || !Character.isLetterOrDigit(head[i - 1] & 0xff));
            int at = i;
            while (begins && at < to && digit(head[at])) {
                at++;
            }
            if (begins && at < to && head[at] == ' ') {
                int hex = at + 1;
                while (hex < to && Character.digit(head[hex], 16) >= 0) {
                    hex++;
                }
                if (hex - at - 1 >= FEWEST_DIGITS && (hex == to || head[hex] == ' ')) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean digit(byte c) {
        return c >= '0' && c <= '9';
    }
}
