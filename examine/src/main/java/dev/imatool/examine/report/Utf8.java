package dev.imatool.examine.report;

import dev.imatool.model.ByteString;

/** Well-formed UTF-8 sequences (Unicode, table 3-7): no overlong forms, no surrogates, nothing over U+10FFFF. */
final class Utf8 {
    private static final int CONTINUATION_BITS = 6;

    private Utf8() {}

    /** Number of bytes of the well-formed sequence at {@code at}; 0 when none begins there. */
    static int lengthAt(ByteString bytes, int at) {
        int first = bytes.at(at);
        if (first < 0x80) {
            return 1;
        }
        int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        if (first < 0xc2 || first > 0xf4 || at + length > bytes.length()) {
            return 0;
        }
        int second = bytes.at(at + 1);
        if (second < lowestSecond(first) || second > highestSecond(first)) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes.at(at + i) & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** The character of the well-formed sequence of {@code length} bytes at {@code at}. */
    static int codePointAt(ByteString bytes, int at, int length) {
        int first = bytes.at(at);
        int codePoint = length == 1 ? first : first & (0xff >> (length + 1));
        for (int i = 1; i < length; i++) {
            codePoint = (codePoint << CONTINUATION_BITS) | (bytes.at(at + i) & 0x3f);
        }
        return codePoint;
    }

    private static int lowestSecond(int first) {
        return first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    }

    private static int highestSecond(int first) {
        return first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    }
}
