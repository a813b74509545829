package dev.imatool.parsers.known.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Decodes hex digits of a line, eight at a time, into one array that is used again and again. */
final class HexDigits {
    /** Bytes of the longest digest. */
    static final int MOST = 64;

    private static final byte[] VALUES = values();
    private static final long EACH = 0x0101010101010101L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes = new byte[MOST + 1];
    private int count;
    private boolean zero;

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int digit = 0; digit < 16; digit++) {
            values[Character.toUpperCase(Character.forDigit(digit, 16))] = (byte) digit;
            values[Character.forDigit(digit, 16)] = (byte) digit;
        }
        return values;
    }

    /** Decodes pairs of digits from {@code at} on, one byte more than the longest digest has at most; returns the place after them. */
    int decode(byte[] line, int at, int to) {
        byte[] values = VALUES;
        byte[] out = bytes;
        int most = Math.min(at + 2 * out.length, to - 1);
        int place = at;
        int decoded = 0;
        int seen = 0;
        while (place + Long.BYTES <= most + 1 && decoded + Integer.BYTES <= out.length) {
            long nibbles = nibbles((long) LONGS.get(line, place));
            if (nibbles < 0) {
                break;
            }
            int four = paired(nibbles);
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                out[decoded++] = (byte) (four >>> shift);
            }
            seen |= four;
            place += Long.BYTES;
        }
        while (place < most) {
            int value = (values[line[place] & 0xff] << 4) | values[line[place + 1] & 0xff];
            if (value < 0) {
                break;
            }
            out[decoded++] = (byte) value;
            seen |= value;
            place += 2;
        }
        count = decoded;
        zero = seen == 0;
        return place;
    }

    /** The values of eight digits, a byte each, or -1 where one of them is no digit. */
    private static long nibbles(long digits) {
        // bit 6 is set in letters, and the lower half of a letter counts from 1
        long values = (digits & (0x0f * EACH)) + 9 * ((digits >>> 6) & EACH);
        long letters = ((values + 0x76 * EACH) >>> 7) & EACH;
        boolean all = (values & 0xf0f0f0f0f0f0f0f0L) == 0
                && values + 0x30 * EACH + 0x27 * letters == (digits | (0x20 * letters));
        return all ? values : -1;
    }

    /** Four bytes of eight values. */
    private static int paired(long values) {
        long pairs = ((values << 4) | (values >>> 8)) & 0x00ff00ff00ff00ffL;
        long halves = (pairs | (pairs >>> 8)) & 0x0000ffff0000ffffL;
        return (int) (halves | (halves >>> 16));
    }

    /** Holds what was decoded. */
    byte[] bytes() {
        return bytes;
    }

    /** How many bytes were decoded. */
    int count() {
        return count;
    }

    /** True when all of them are zero. */
    boolean zero() {
        return zero;
    }
}
