package dev.imatool.parsers.zstd;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** XXH64 with seed 0, whose lower half is the checksum of a frame (RFC 8878, 3.1.1). */
final class XxHash64 {
    private static final long P1 = 0x9e3779b185ebca87L;
    private static final long P2 = 0xc2b2ae3d27d4eb4fL;
    private static final long P3 = 0x165667b19e3779f9L;
    private static final long P4 = 0x85ebca77c2b2ae63L;
    private static final long P5 = 0x27d4eb2f165667c5L;
    private static final int STRIPE = 32;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** The sum of the first two, modulo 2^64. */
    private static final long P1_AND_P2 = 0x60ea27eeadc0b5d6L;

    private final long[] lanes = {P1_AND_P2, P2, 0, -P1};
    private final byte[] rest = new byte[STRIPE];
    private int held;
    private long total;

    void update(byte[] bytes, int offset, int length) {
        total += length;
        int at = offset;
        int end = offset + length;
        if (held > 0) {
            int step = Math.min(STRIPE - held, length);
            System.arraycopy(bytes, at, rest, held, step);
            held += step;
            at += step;
            if (held < STRIPE) {
                return;
            }
            stripe(rest, 0);
            held = 0;
        }
        for (; at + STRIPE <= end; at += STRIPE) {
            stripe(bytes, at);
        }
        held = end - at;
        System.arraycopy(bytes, at, rest, 0, held);
    }

    long value() {
        long hash = P5;
        if (total >= STRIPE) {
            hash = Long.rotateLeft(lanes[0], 1)
                    + Long.rotateLeft(lanes[1], 7)
                    + Long.rotateLeft(lanes[2], 12)
                    + Long.rotateLeft(lanes[3], 18);
            for (long lane : lanes) {
                hash = (hash ^ round(0, lane)) * P1 + P4;
            }
        }
        hash += total;
        int at = 0;
        for (; at + 8 <= held; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, (long) LONG.get(rest, at)), 27) * P1 + P4;
        }
        if (at + 4 <= held) {
            hash = Long.rotateLeft(hash ^ (((int) INT.get(rest, at) & 0xffff_ffffL) * P1), 23) * P2 + P3;
            at += 4;
        }
        for (; at < held; at++) {
            hash = Long.rotateLeft(hash ^ ((rest[at] & 0xff) * P5), 11) * P1;
        }
        hash = (hash ^ (hash >>> 33)) * P2;
        hash = (hash ^ (hash >>> 29)) * P3;
        return hash ^ (hash >>> 32);
    }

    private void stripe(byte[] bytes, int at) {
        for (int lane = 0; lane < 4; lane++) {
            lanes[lane] = round(lanes[lane], (long) LONG.get(bytes, at + 8 * lane));
        }
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * P2, 31) * P1;
    }
}
