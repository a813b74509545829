package dev.imatool.parsers.encoding;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.model.diagnostic.DiagnosticSink;
import dev.imatool.parsers.stream.BlockStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * What base64 text stands for, up to the first character that is none. Padding ends it: what follows is named, not dropped, and so
 * is a character too few.
 */
final class Base64Stream extends BlockStream {
    private static final int CHUNK = 1 << 13;
    private static final byte[] VALUES = values();
    private static final byte ILLEGAL = -1;
    private static final byte BLANK = -2;
    private static final byte PADDING = -3;

    private final InputStream text;
    private final DiagnosticSink diagnostics;
    private final byte[] chunk = new byte[CHUNK];
    private int at;
    private int limit;
    private long offset;
    private int bits;
    private int gathered;
    private boolean padded;
    private boolean ended;

    Base64Stream(InputStream text, DiagnosticSink diagnostics) {
        this.text = text;
        this.diagnostics = diagnostics;
    }

    /** True when all of {@code head} is legal in base64 and {@code fewest} of it are digits. */
    static boolean legal(byte[] head, int fewest) {
        int digits = 0;
        boolean padding = false;
        for (byte c : head) {
            byte value = c < 0 ? ILLEGAL : VALUES[c];
            if (value == ILLEGAL || (padding && value >= 0)) {
                return false;
            }
            padding |= value == PADDING;
            digits += value >= 0 ? 1 : 0;
        }
        return digits >= fewest;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        int count = 0;
        while (count < length && !ended) {
            int decoded = decode();
            if (decoded >= 0) {
                target[start + count++] = (byte) decoded;
            }
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    /** The next byte, or -1 at the end. */
    private int decode() throws IOException {
        while (true) {
            if (at == limit) {
                limit = Math.max(0, text.read(chunk));
                at = 0;
                if (limit == 0) {
                    end();
                    return -1;
                }
            }
            byte c = chunk[at++];
            offset++;
            byte value = c < 0 ? ILLEGAL : VALUES[c];
            if (value >= 0 && !padded) {
                bits = (bits << 6) | value;
                gathered += 6;
                if (gathered >= 8) {
                    gathered -= 8;
                    return (bits >>> gathered) & 0xff;
                }
            } else if (value == PADDING) {
                padded = true;
            } else if (value != BLANK) {
                ended = true;
                diagnostics.report(Diagnostic.of(DiagnosticKind.BASE64_DAMAGED, Long.toString(offset - 1)));
                return -1;
            }
        }
    }

    private void end() {
        ended = true;
        if (gathered == 6) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.BASE64_CUT_SHORT, Long.toString(offset)));
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, ILLEGAL);
        for (int i = 0; i < 26; i++) {
            values['A' + i] = (byte) i;
            values['a' + i] = (byte) (26 + i);
        }
        for (int i = 0; i < 10; i++) {
            values['0' + i] = (byte) (52 + i);
        }
        values['+'] = 62;
        values['/'] = 63;
        values['='] = PADDING;
        for (char blank : new char[] {' ', '\t', '\r', '\n'}) {
            values[blank] = BLANK;
        }
        return values;
    }
}
