package dev.imatool.parsers.known.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tukaani.xz.LZMAInputStream;

/** The {@code .lzma} format, older than xz and without magic or checksum: what its header says has to make sense. */
final class LegacyLzma {
    /** One byte of properties, the size of the dictionary, the length of the content. */
    private static final int HEADER = 13;

    /** lc=3, lp=0, pb=2: what every encoder writes, and the only ones that kernels detect. */
    private static final byte PROPERTIES = 0x5d;

    private static final int SMALLEST_DICTIONARY = 1 << 12;

    /** Bytes of a content; no RAM disk is as long. */
    private static final long LONGEST = 1L << 38;

    /** Kibibytes for a dictionary of 64 MiB, which is that of {@code lzma -9}, and the decoder. */
    private static final int MEMORY = (64 << 10) + (1 << 10);

    private LegacyLzma() {}

    /** True for a header of this format, whose dictionary has a size that encoders use: 2^n or 2^n + 2^(n-1). */
    static boolean begins(byte[] head) {
        if (head.length < HEADER || head[0] != PROPERTIES) {
            return false;
        }
        ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int dictionary = header.getInt(1);
        long length = header.getLong(1 + Integer.BYTES);
        int rest = dictionary ^ Integer.highestOneBit(dictionary);
        boolean usual = rest == 0 || rest == Integer.highestOneBit(dictionary) >>> 1;
        return usual && dictionary >= SMALLEST_DICTIONARY && length >= -1 && length < LONGEST;
    }

    /**
     * Unpacks it; reads no byte after its end.
     *
     * @param packed stands at the header
     * @throws IOException if it needs more memory than it may, or is damaged
     */
    static InputStream open(InputStream packed) throws IOException {
        return new LZMAInputStream(packed, MEMORY);
    }
}
