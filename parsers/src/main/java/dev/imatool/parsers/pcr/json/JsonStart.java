package dev.imatool.parsers.pcr.json;

/** Finds where JSON begins in a text. */
final class JsonStart {
    private static final int NONE = -1;

    private JsonStart() {}

    /**
     * The first place from {@code from} on where a document may begin: at the start of the text or of a line, or inside a
     * line where an object or an array of objects does. -1 if there is none.
     *
     * @param atLineStart whether only blanks stand before {@code from} in its line
     */
    static int next(String text, int from, boolean atLineStart) {
        boolean fresh = atLineStart;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                fresh = true;
            } else if (begins(text, i, fresh)) {
                return i;
            } else if (!Character.isWhitespace(c)) {
                fresh = false;
            }
        }
        return NONE;
    }

    /** A bracket alone is no sign of JSON: many a shell prompt begins with one. */
    private static boolean begins(String text, int at, boolean fresh) {
        if (text.charAt(at) != '{' && text.charAt(at) != '[') {
            return false;
        }
        int second = skipBlanks(text, at + 1);
        if (second == text.length()) {
            return fresh;
        }
        char c = text.charAt(second);
        if (fresh) {
            return "\"{[}]".indexOf(c) >= 0;
        }
        return text.charAt(at) == '{' ? c == '"' : c == '{';
    }

    /** True where a document follows another one, or what can only be the damaged rest of one. */
    static boolean goesOn(String text, int at) {
        return at < text.length() && (",:}]\"".indexOf(text.charAt(at)) >= 0 || begins(text, at, true));
    }

    /** The first place from {@code from} on that is no blank. */
    static int skipBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
