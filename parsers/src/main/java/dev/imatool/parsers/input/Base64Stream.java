package dev.imatool.parsers.input;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.model.diagnostic.DiagnosticSink;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.binary.Base64InputStream;

/**
 * What base64 text stands for, as consoles, mails and agents carry lists: up to the first character that is no base64. Text
 * counts as such only where what it stands for begins like a measurement list or like gzip.
 */
final class Base64Stream {
    private static final int SNIFFED = 256;
    private static final int FEWEST_CHARACTERS = 64;
    private static final int[] DIGEST_LENGTHS = {20, 32, 48, 64};
    private static final Pattern ASCII_ENTRY = Pattern.compile(" ?\\d{1,10} [0-9a-f]{16}.*", Pattern.DOTALL);

    private Base64Stream() {}

    /** The bytes that {@code text} stands for. */
    static InputStream decoded(InputStream text, DiagnosticSink diagnostics) {
        diagnostics.report(Diagnostic.of(DiagnosticKind.BASE64_TEXT));
        return new Base64InputStream(new Characters(text, diagnostics));
    }

    /** True when the beginning of {@code stream}, which stays where it is, is base64 of a list or of gzip. */
    static boolean begins(InputStream stream) throws IOException {
        stream.mark(SNIFFED);
        byte[] head = stream.readNBytes(SNIFFED);
        stream.reset();
        StringBuilder text = new StringBuilder();
        for (byte c : head) {
            if (!legal(c)) {
                return false;
            }
            if (c > ' ') {
                text.append((char) c);
            }
        }
        int whole = text.length() / 4 * 4;
        return whole >= FEWEST_CHARACTERS && list(Base64.decodeBase64(text.substring(0, whole)));
    }

    private static boolean list(byte[] bytes) {
        boolean gzip = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return gzip
                || ASCII_ENTRY.matcher(text).matches()
                || binary(bytes, ByteOrder.LITTLE)
                || binary(bytes, ByteOrder.BIG);
    }

    /** A PCR index, and behind a digest of one of the lengths the length of a template name. */
    private static boolean binary(byte[] bytes, ByteOrder order) {
        if (bytes.length < 4 || order.u32(bytes, 0) > 63) {
            return false;
        }
        for (int length : DIGEST_LENGTHS) {
            int at = 4 + length;
            if (at + 7 <= bytes.length
                    && order.u32(bytes, at) > 0
                    && order.u32(bytes, at) < 255
                    && bytes[at + 4] > ' '
                    && bytes[at + 5] > ' ') {
                return true;
            }
        }
        return false;
    }

    private static boolean legal(int c) {
        boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        boolean blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        return letter || blank || (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '=';
    }

    /** Ends, with a diagnostic, before the first byte that is no base64. */
    private static final class Characters extends FilterInputStream {
        private final DiagnosticSink diagnostics;
        private long bytes;
        private boolean ended;

        Characters(InputStream in, DiagnosticSink diagnostics) {
            super(in);
            this.diagnostics = diagnostics;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = ended ? -1 : super.read(target, offset, length);
            for (int i = 0; i < count; i++) {
                if (!legal(target[offset + i])) {
                    ended = true;
                    diagnostics.report(Diagnostic.of(DiagnosticKind.BASE64_DAMAGED, Long.toString(bytes + i)));
                    return i == 0 ? -1 : i;
                }
            }
            bytes += Math.max(count, 0);
            return count;
        }
    }
}
