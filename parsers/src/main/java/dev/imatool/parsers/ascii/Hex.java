package dev.imatool.parsers.ascii;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hex digits to bytes inside larger arrays, without making strings; eight digits at a time, as half of a list is digits. */
final class Hex {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Hex() {}

    /** Decodes {@code digits} digits, an even number of them; false when one of them is no hex digit. */
    static boolean decode(byte[] text, int offset, int digits, byte[] target, int targetOffset) {
        long bad = 0;
        int at = 0;
        for (; at <= digits - Long.BYTES; at += Long.BYTES) {
            long eight = (long) LONGS.get(text, offset + at);
            bad |= others(eight);
            INTS.set(target, targetOffset + at / 2, fourBytes(eight));
        }
        for (; at < digits; at += 2) {
            int high = Character.digit(text[offset + at], 16);
            int low = Character.digit(text[offset + at + 1], 16);
            bad |= high < 0 || low < 0 ? 1 : 0;
            target[targetOffset + at / 2] = (byte) ((high << 4) | low);
        }
        return bad == 0;
    }

    /** How many hex digits, of either case, {@code text} has at {@code from}, up to {@code to}. */
    static int digits(byte[] text, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long others = others((long) LONGS.get(text, at));
            if (others != 0) {
                return at - from + Long.numberOfTrailingZeros(others) / Byte.SIZE;
            }
        }
        while (at < to && Character.digit(text[at], 16) >= 0) {
            at++;
        }
        return at - from;
    }

    /** True when one of the hex digits is an upper case letter. */
    static boolean upperCase(byte[] text, int offset, int digits) {
        for (int i = offset; i < offset + digits; i++) {
            if (text[i] >= 'A' && text[i] <= 'F') {
                return true;
            }
        }
        return false;
    }

    /** The high bit of each byte that is no hex digit. */
    private static long others(long eight) {
        long ascii = eight & ~HIGH_BITS;
        long lower = ascii | (0x20 * ONES);
        // adding what is missing to 0x80 sets the high bit of all bytes from a value on, and carries into no other byte
        long digits = (ascii + (0x80 - '0') * ONES) & ~(ascii + (0x80 - '9' - 1) * ONES);
        long letters = (lower + (0x80 - 'a') * ONES) & ~(lower + (0x80 - 'f' - 1) * ONES);
        return ~((digits | letters) & ~eight) & HIGH_BITS;
    }

    private static int fourBytes(long eight) {
        // bit 6 tells a letter from a digit
        long values = (eight & (0x0f * ONES)) + 9 * ((eight >>> 6) & ONES);
        long bytes = ((values << 4) | (values >>> 8)) & 0x00ff00ff00ff00ffL;
        bytes = (bytes | (bytes >>> 8)) & 0x0000ffff0000ffffL;
        return (int) (bytes | (bytes >>> 16));
    }
}
