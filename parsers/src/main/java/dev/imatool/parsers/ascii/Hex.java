package dev.imatool.parsers.ascii;

/** Hex digits to bytes inside larger arrays, without making strings. */
final class Hex {
    private static final byte[] VALUES = values();

    private Hex() {}

    /** Decodes {@code digits} digits, an even number of them; false when one of them is no hex digit. */
    static boolean decode(byte[] text, int offset, int digits, byte[] target, int targetOffset) {
        int bad = 0;
        for (int i = 0; i < digits; i += 2) {
            int high = VALUES[text[offset + i] & 0xff];
            int low = VALUES[text[offset + i + 1] & 0xff];
            bad |= high | low;
            target[targetOffset + i / 2] = (byte) ((high << 4) | low);
        }
        return bad >= 0;
    }

    /** True when all of {@code length} bytes are hex digits. */
    static boolean allDigits(byte[] text, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (VALUES[text[i] & 0xff] < 0) {
                return false;
            }
        }
        return true;
    }

    /** True for a hex digit, of either case. */
    static boolean isDigit(int c) {
        return VALUES[c] >= 0;
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        for (int c = 0; c < values.length; c++) {
            values[c] = (byte) Character.digit(c, 16);
        }
        return values;
    }
}
