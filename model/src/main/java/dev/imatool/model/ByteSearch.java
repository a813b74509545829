package dev.imatool.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds a byte, eight at a time: every name of a list is searched for its NUL, every text for the ends of lines and fields. */
public final class ByteSearch {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private ByteSearch() {}

    /** The first index from {@code from} (inclusive) to {@code to} (exclusive) at which {@code value} stands, or -1. */
    public static int indexOf(byte[] bytes, int from, int to, byte value) {
        long wanted = (value & 0xffL) * ONES;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long differences = (long) LONGS.get(bytes, at) ^ wanted;
            // the lowest bit that is set is in the first byte that is zero; what is above it does not matter
            long zeros = (differences - ONES) & ~differences & HIGH_BITS;
            if (zeros != 0) {
                return at + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == value) {
                return at;
            }
        }
        return -1;
    }
}
