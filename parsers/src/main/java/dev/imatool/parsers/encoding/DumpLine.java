package dev.imatool.parsers.encoding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of a hex dump, taken apart: {@code OFFSET[:] GROUP GROUP … [text column]}.
 *
 * @param offset the digits of the offset
 * @param colon true for the form of xxd
 * @param groups the digits of the groups
 * @param text the text column, where there is one
 * @param whole false where something is among the groups that is none
 */
record DumpLine(String offset, boolean colon, List<String> groups, Optional<String> text, boolean whole) {
    private static final int SHORTEST_OFFSET = 6;
    private static final int LONGEST_OFFSET = 16;

    /** {@code 8} digits of 8 bytes each and more make no sense. */
    private static final int LONGEST_GROUP = 64;

    DumpLine {
        groups = List.copyOf(groups);
    }

    /** The parts of a line; empty where it does not begin with an offset. */
    static Optional<DumpLine> parse(byte[] bytes, int length) {
        int end = 0;
        while (end < length && end <= LONGEST_OFFSET && Character.digit(bytes[end], 16) >= 0) {
            end++;
        }
        if (end < SHORTEST_OFFSET || end > LONGEST_OFFSET) {
            return Optional.empty();
        }
        String offset = new String(bytes, 0, end, StandardCharsets.US_ASCII);
        boolean colon = end < length && bytes[end] == ':';
        int at = colon ? end + 1 : end;
        if (at < length && !blank(bytes[at])) {
            return Optional.empty();
        }
        return Optional.of(colon ? xxd(offset, bytes, at, length) : plain(offset, bytes, at, length));
    }

    /** Groups of equal length up to two blanks; a short last line of {@code xxd -e} has blanks before a group. */
    private static DumpLine xxd(String offset, byte[] bytes, int from, int length) {
        List<String> groups = new ArrayList<>();
        int widest = 0;
        int at = from;
        while (at < length) {
            int blanks = at;
            while (blanks < length && bytes[blanks] == ' ') {
                blanks++;
            }
            int digits = blanks;
            while (digits < length && digits - blanks < LONGEST_GROUP && Character.digit(bytes[digits], 16) >= 0) {
                digits++;
            }
            boolean group = digits > blanks && (digits == length || blank(bytes[digits]));
            // what is after two blanks is text, but for a group that fills its column from the right
            boolean right = groups.isEmpty() || (widest > 2 && digits - at == widest + 1 && (digits - blanks) % 2 == 0);
            boolean column = blanks - at > 1 && !(group && right);
            if (column || blanks == length) {
                return new DumpLine(offset, true, groups, text(bytes, blanks, length), true);
            }
            if (!group) {
                return new DumpLine(offset, true, groups, Optional.empty(), false);
            }
            groups.add(new String(bytes, blanks, digits - blanks, StandardCharsets.US_ASCII));
            widest = Math.max(widest, digits - blanks);
            at = digits;
        }
        return new DumpLine(offset, true, groups, Optional.empty(), true);
    }

    /** Groups up to {@code |} or {@code >}, which begin a text column. */
    private static DumpLine plain(String offset, byte[] bytes, int from, int length) {
        List<String> groups = new ArrayList<>();
        int at = from;
        while (at < length) {
            if (blank(bytes[at])) {
                at++;
                continue;
            }
            if (bytes[at] == '|' || bytes[at] == '>') {
                return new DumpLine(offset, false, groups, text(bytes, at + 1, length), true);
            }
            int digits = at;
            while (digits < length && digits - at < LONGEST_GROUP && Character.digit(bytes[digits], 16) >= 0) {
                digits++;
            }
            if (digits == at || (digits < length && !blank(bytes[digits]))) {
                return new DumpLine(offset, false, groups, Optional.empty(), false);
            }
            groups.add(new String(bytes, at, digits - at, StandardCharsets.US_ASCII));
            at = digits;
        }
        return new DumpLine(offset, false, groups, Optional.empty(), true);
    }

    private static Optional<String> text(byte[] bytes, int from, int length) {
        return from >= length
                ? Optional.empty()
                : Optional.of(new String(bytes, from, length - from, StandardCharsets.ISO_8859_1));
    }

    /** The offset in a radix, or -1 where it has none there. */
    long offset(int radix) {
        try {
            long value = Long.parseUnsignedLong(offset, radix);
            return value < 0 ? Long.MAX_VALUE : value;
        } catch (NumberFormatException noNumber) {
            return -1;
        }
    }

    private static boolean blank(byte c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
