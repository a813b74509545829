package dev.imatool.appraise.keylime;

/** A class of characters in an expression of Python: nested brackets and {@code &&} are plain characters there. */
final class PythonClass {
    private final ExpressionText in;
    private final PythonEscapes escapes;
    private final StringBuilder out = new StringBuilder("[");

    PythonClass(ExpressionText in, PythonEscapes escapes) {
        this.in = in;
        this.escapes = escapes;
    }

    /** The class for Java; the bracket that opens it was read. */
    String translated() {
        if (in.take("^")) {
            out.append('^');
        }
        boolean first = true;
        while (first || in.peekOrEnd() != ']') {
            first = false;
            member();
        }
        in.next();
        return out.append(']').toString();
    }

    private void member() {
        String set = set();
        if (!set.isEmpty()) {
            out.append(set);
            if (in.peekOrEnd() == '-'
                    && in.ahead(2).length() == 2
                    && in.ahead(2).charAt(1) != ']') {
                throw PythonTranslation.invalid();
            }
            return;
        }
        char from = character();
        String ahead = in.ahead(2);
        boolean range = ahead.length() == 2 && ahead.charAt(0) == '-' && ahead.charAt(1) != ']';
        if (!range) {
            out.append(PythonEscapes.literal(from));
            return;
        }
        in.next();
        if (!set().isEmpty()) {
            throw PythonTranslation.invalid();
        }
        char to = character();
        if (to < from) {
            throw PythonTranslation.invalid();
        }
        out.append(PythonEscapes.literal(from)).append('-').append(PythonEscapes.literal(to));
    }

    /** A named class such as {@code \d}; empty where a character comes next. */
    private String set() {
        String ahead = in.ahead(2);
        if (ahead.length() == 2 && ahead.charAt(0) == '\\' && PythonEscapes.isClass(ahead.charAt(1))) {
            in.skip(2);
            return ahead;
        }
        return "";
    }

    private char character() {
        char c = in.next();
        if (c != '\\') {
            return c;
        }
        char escaped = in.peekOrEnd();
        if (escaped == 'b') {
            in.next();
            return '\b';
        }
        if (escaped >= '1' && escaped <= '7') {
            return octal();
        }
        if (escaped == '8' || escaped == '9') {
            throw PythonTranslation.invalid();
        }
        return escapes.character();
    }

    /** In a class there are no references: up to three octal digits. */
    private char octal() {
        int value = 0;
        for (int i = 0; i < 3 && in.peekOrEnd() >= '0' && in.peekOrEnd() <= '7'; i++) {
            value = value * 8 + in.next() - '0';
        }
        if (value > 0xff) {
            throw PythonTranslation.invalid();
        }
        return (char) value;
    }
}
