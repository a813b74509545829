package dev.imatool.model.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A hash of byte strings. They come from the machine under suspicion: with a hash that it can foresee, it could make all of them collide.
 */
final class BytesHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long seed = ThreadLocalRandom.current().nextLong();
    private final long factor = ThreadLocalRandom.current().nextLong() | 1;

    long of(byte[] bytes, int offset, int length) {
        long hash = seed ^ length;
        int at = offset;
        int end = offset + length;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash = fold(hash ^ (long) LONGS.get(bytes, at));
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = (rest << 8) | (bytes[at] & 0xff);
        }
        return fold(hash ^ rest);
    }

    private long fold(long value) {
        return Math.multiplyHigh(value, factor) ^ (value * factor);
    }
}
