package dev.imatool.parsers.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The first bytes of packed files. */
final class Magic {
    private static final String XZ = "\u00fd7zXZ\0";
    private static final String ZSTD = "(\u00b5/\u00fd";

    /** A block of bzip2, and the end of a file without any. */
    private static final String BZIP2_BLOCK = "1AY&SY";

    private static final String BZIP2_END = "\u0017rE8P\u0090";

    private Magic() {}

    /** The packing that {@code head} begins with. */
    static Optional<Encoding> of(byte[] head) {
        if (head.length < 4) {
            return Optional.empty();
        }
        String begin = new String(head, 0, Math.min(head.length, 16), StandardCharsets.ISO_8859_1);
        if (begin.startsWith("\u001f\u008b")) {
            return Optional.of(Encoding.GZIP);
        }
        if (begin.startsWith(XZ)) {
            return Optional.of(Encoding.XZ);
        }
        if (begin.startsWith(ZSTD) || isSkippable(begin)) {
            return Optional.of(Encoding.ZSTD);
        }
        boolean bzip2 = begin.startsWith("BZh")
                && begin.charAt(3) >= '1'
                && begin.charAt(3) <= '9'
                && (begin.length() < 10 || begin.startsWith(BZIP2_BLOCK, 4) || begin.startsWith(BZIP2_END, 4));
        return bzip2 ? Optional.of(Encoding.BZIP2) : Optional.empty();
    }

    /** A skippable frame (RFC 8878, 3.1.2), as pzstd puts in front. */
    private static boolean isSkippable(String begin) {
        return (begin.charAt(0) & 0xf0) == 0x50 && begin.startsWith("*M\u0018", 1);
    }
}
