package dev.imatool.parsers.transcript;

/**
 * Takes off a further line of an entry what is before it: the same as before the entry, whatever the numbers in it
 * (times, line numbers), else marks of quoting.
 */
final class LinePrefix {
    private LinePrefix() {}

    /** Lets {@code line} begin after its prefix, {@code head} being a line whose entry begins at {@code start}. */
    static void remove(CleanLine line, CleanLine head, int start) {
        int same = same(line, head, start);
        line.from(same > 0 ? same : marks(line));
    }

    /** How many bytes of {@code line} are the prefix of {@code head}; 0 where they are not. */
    private static int same(CleanLine line, CleanLine head, int start) {
        byte[] text = line.bytes();
        byte[] wanted = head.bytes();
        int at = 0;
        int i = 0;
        while (i < start) {
            int kind = kind(wanted[i]);
            if (at == line.end() || kind(text[at]) != kind || (kind == OTHER && text[at] != wanted[i])) {
                return 0;
            }
            if (kind == OTHER) {
                at++;
                i++;
            } else {
                at = behind(text, at, line.end(), kind);
                i = behind(wanted, i, start, kind);
            }
        }
        return at;
    }

    private static final int DIGIT = 1;
    private static final int BLANK = 2;
    private static final int OTHER = 3;

    private static int kind(byte c) {
        return c >= '0' && c <= '9' ? DIGIT : c == ' ' ? BLANK : OTHER;
    }

    private static int behind(byte[] text, int from, int end, int kind) {
        int at = from;
        while (at < end && kind(text[at]) == kind) {
            at++;
        }
        return at;
    }

    private static int marks(CleanLine line) {
        int at = 0;
        while (at < line.end() && mark(line.bytes()[at])) {
            at++;
        }
        return at;
    }

    private static boolean mark(byte c) {
        return c == '>' || c == '|' || c == '+' || c == ' ';
    }
}
