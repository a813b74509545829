package dev.imatool.parsers.known.text;

import java.util.Arrays;

/** Decodes hex digits of a line into one array that is used again and again. */
final class HexDigits {
    /** Bytes of the longest digest. */
    static final int MOST = 64;

    private static final byte[] VALUES = values();

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
