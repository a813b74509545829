package dev.imatool.appraise.keylime;

/** The text of an expression, with the place where it is read. */
final class ExpressionText {
    private final String text;
    private int at;
    private String before = "";

    ExpressionText(String text) {
        this.text = text;
    }

    boolean more() {
        return at < text.length();
    }

    char peek() {
        return text.charAt(at);
    }

    /** The same; an expression that ends here is refused. */
    char peekOrEnd() {
        if (!more()) {
            throw PythonTranslation.invalid();
        }
        return peek();
    }

    /** The next character. */
    char next() {
        if (!more()) {
            throw PythonTranslation.invalid();
        }
        return text.charAt(at++);
    }

    void skip(int characters) {
        at += characters;
    }

    /** Passes over {@code expected} where it stands next. */
    boolean take(String expected) {
        boolean there = text.startsWith(expected, at);
        if (there) {
            at += expected.length();
            before = expected.substring(expected.length() - 1);
        }
        return there;
    }

    /** The last character that was {@linkplain #take taken}. */
    String before() {
        return before;
    }

    /** What stands before {@code end}, which is passed over. */
    String until(char end) {
        int found = text.indexOf(end, at);
        if (found < 0) {
            throw PythonTranslation.invalid();
        }
        String part = text.substring(at, found);
        at = found + 1;
        return part;
    }

    /** Up to {@code count} characters from here on. */
    String ahead(int count) {
        return text.substring(at, Math.min(text.length(), at + count));
    }

    /** {@code m}, {@code m,}, {@code ,n} or {@code m,n} before a closing brace; empty where the brace before is only a character. */
    String bracesAhead() {
        int end = at;
        while (end < text.length() && (text.charAt(end) == ',' || isDigit(text.charAt(end)))) {
            end++;
        }
        String inside = text.substring(at, end);
        boolean closed = end < text.length() && text.charAt(end) == '}';
        return closed && inside.indexOf(',') == inside.lastIndexOf(',') ? inside : "";
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
