package dev.imatool.parsers.transcript;

/**
 * Finds where in a line an entry may begin: a number that no letter or digit stands before, a blank, and hex digits. What people,
 * {@code grep -r}, syslog and mail programs put before it does not matter.
 */
public final class EntryStart {
    private static final int LONGEST_NUMBER = 10;
    /** Fewer hex digits are the beginning of a digest only where the line ends in them. */
    private static final int FEWEST_DIGITS = 16;

    private EntryStart() {}

    /** Index of the first place from {@code from} on where an entry may begin; -1 where there is none. */
    public static int next(CleanLine line, int from) {
        byte[] text = line.bytes();
        int end = line.end();
        for (int i = Math.max(from, line.start()); i < end; i++) {
            if (digit(text[i]) && (i == line.start() || !word(text[i - 1])) && begins(text, i, end)) {
                return i;
            }
        }
        return -1;
    }

    /** True when an entry begins on the line for certain, not merely a number at its end. */
    public static boolean sure(CleanLine line) {
        int start = next(line, 0);
        while (start >= 0) {
            if (digits(line, start) >= FEWEST_DIGITS || alone(line, start)) {
                return true;
            }
            start = next(line, start + 1);
        }
        return false;
    }

    /** True when the line is a number and nothing else. */
    private static boolean alone(CleanLine line, int start) {
        return start == line.start() && behindNumber(line.bytes(), start, line.end()) == line.end();
    }

    /** How many digits of the digest of the entry that begins at {@code start} stand on the line. */
    public static int digits(CleanLine line, int start) {
        int at = behindBlanks(line.bytes(), behindNumber(line.bytes(), start, line.end()), line.end());
        return behindHex(line.bytes(), at, line.end()) - at;
    }

    /** How many hex digits {@code line} begins with. */
    public static int leadingDigits(CleanLine line) {
        return behindHex(line.bytes(), line.start(), line.end()) - line.start();
    }

    private static boolean begins(byte[] text, int start, int end) {
        int number = behindNumber(text, start, end);
        if (number - start > LONGEST_NUMBER) {
            return false;
        }
        int digest = behindBlanks(text, number, end);
        if (digest == end) {
            return true;
        }
        int behind = behindHex(text, digest, end);
        return digest > number && (behind - digest >= FEWEST_DIGITS || behind == end);
    }

    private static int behindNumber(byte[] text, int from, int end) {
        int at = from;
        while (at < end && digit(text[at])) {
            at++;
        }
        return at;
    }

    private static int behindBlanks(byte[] text, int from, int end) {
        int at = from;
        while (at < end && text[at] == ' ') {
            at++;
        }
        return at;
    }

    private static int behindHex(byte[] text, int from, int end) {
        int at = from;
        while (at < end && Character.digit(text[at], 16) >= 0) {
            at++;
        }
        return at;
    }

    private static boolean digit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static boolean word(byte c) {
        return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c < 0;
    }
}
