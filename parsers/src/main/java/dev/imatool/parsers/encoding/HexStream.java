package dev.imatool.parsers.encoding;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.model.diagnostic.DiagnosticSink;
import dev.imatool.parsers.stream.BlockStream;
import java.io.IOException;
import java.io.InputStream;

/** What hex digits stand for, with blanks, line ends and colons between them, up to the first other character. */
final class HexStream extends BlockStream {
    private static final int CHUNK = 1 << 13;

    private final InputStream text;
    private final DiagnosticSink diagnostics;
    private final byte[] chunk = new byte[CHUNK];
    private int at;
    private int limit;
    private long offset;
    private boolean ended;

    HexStream(InputStream text, DiagnosticSink diagnostics) {
        this.text = text;
        this.diagnostics = diagnostics;
    }

    /** True when all of {@code head} is legal and {@code fewest} of it are digits. */
    static boolean legal(byte[] head, int fewest) {
        int digits = 0;
        for (byte c : head) {
            boolean digit = Character.digit(c, 16) >= 0;
            if (!digit && !between(c)) {
                return false;
            }
            digits += digit ? 1 : 0;
        }
        return digits >= fewest;
    }

    /** How many hex digits stand in {@code text}. */
    static int digits(byte[] text) {
        int digits = 0;
        for (byte c : text) {
            digits += Character.digit(c, 16) >= 0 ? 1 : 0;
        }
        return digits;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        int count = 0;
        while (count < length && !ended) {
            int high = digit();
            int low = high < 0 ? -1 : digit();
            if (low >= 0) {
                target[start + count++] = (byte) ((high << 4) | low);
            } else if (high >= 0) {
                diagnostics.report(Diagnostic.of(DiagnosticKind.HEX_CUT_SHORT, Long.toString(offset)));
            }
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    /** The next digit, or -1 at the end. */
    private int digit() throws IOException {
        while (!ended) {
            if (at == limit) {
                limit = Math.max(0, text.read(chunk));
                at = 0;
                if (limit == 0) {
                    ended = true;
                    return -1;
                }
            }
            byte c = chunk[at++];
            offset++;
            int digit = Character.digit(c, 16);
            if (digit >= 0) {
                return digit;
            }
            if (!between(c)) {
                ended = true;
                diagnostics.report(Diagnostic.of(DiagnosticKind.HEX_DAMAGED, Long.toString(offset - 1)));
            }
        }
        return -1;
    }

    private static boolean between(byte c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ':';
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
