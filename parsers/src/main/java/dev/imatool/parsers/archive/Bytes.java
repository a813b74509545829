package dev.imatool.parsers.archive;

import java.util.Arrays;

/** Looks into the first bytes of a member. */
public final class Bytes {
    private Bytes() {}

    /** True when {@code expected} stands at {@code offset}. */
    public static boolean startWith(byte[] bytes, int offset, byte[] expected) {
        int end = offset + expected.length;
        return bytes.length >= end && Arrays.equals(bytes, offset, end, expected, 0, expected.length);
    }

    /** True when {@code searched} stands anywhere. */
    public static boolean contain(byte[] bytes, byte[] searched) {
        for (int at = 0; at + searched.length <= bytes.length; at++) {
            if (bytes[at] == searched[0] && startWith(bytes, at, searched)) {
                return true;
            }
        }
        return false;
    }
}
