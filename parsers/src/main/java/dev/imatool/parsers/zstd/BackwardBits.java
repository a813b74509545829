package dev.imatool.parsers.zstd;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bits that are read from the last to the first (RFC 8878, 4.1.1: Huffman streams, and 3.1.1.3.2: sequences). The highest bit that is set in the last
 * byte only marks the end. Bits before the first are zeros.
 */
final class BackwardBits {
    /** Bytes that must be in the array after the last one of the stream. */
    static final int MARGIN = 8;

    /** Most bits that one call gives. */
    static final int MOST = 56;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int start;
    private long left;

    /** @throws CorruptZstdException if the stream is empty or has no mark */
    BackwardBits(byte[] bytes, int start, int length) throws CorruptZstdException {
        if (length <= 0 || bytes[start + length - 1] == 0) {
            throw new CorruptZstdException("a bit stream has no end");
        }
        this.bytes = bytes;
        this.start = start;
        int last = bytes[start + length - 1] & 0xff;
        left = 8L * length - (Integer.numberOfLeadingZeros(last) - 24) - 1;
    }

    /** The next {@code count} bits, which stay. */
    long peek(int count) {
        long from = left - count;
        if (from >= 0) {
            long word = (long) LONG.get(bytes, start + (int) (from >>> 3));
            return (word >>> (from & 7)) & ((1L << count) - 1);
        }
        if (left <= 0) {
            return 0;
        }
        long word = (long) LONG.get(bytes, start);
        return (word & ((1L << left) - 1)) << -from;
    }

    /** The next {@code count} bits. */
    long read(int count) {
        long value = peek(count);
        left -= count;
        return value;
    }

    /** Passes over bits. */
    void skip(int count) {
        left -= count;
    }

    /** How many bits are left; negative where more were read than there were. */
    long left() {
        return left;
    }
}
