package dev.imatool.appraise.keylime;

/** What follows a backslash in an expression of Python. */
final class PythonEscapes {
    private final ExpressionText in;

    PythonEscapes(ExpressionText in) {
        this.in = in;
    }

    /** A character that stands for itself. */
    static String literal(char c) {
        boolean plain = c > '~' || Character.isLetterOrDigit(c) || c == '/' || c == '_' || c == ' ';
        if (plain) {
            return String.valueOf(c);
        }
        return c < ' ' ? String.format("\\x%02x", (int) c) : "\\" + c;
    }

    /** An escape that is a place and no character; empty where it is none. */
    static String anchor(char c) {
        return switch (c) {
            case 'A' -> "\\A";
            case 'b' -> "\\b";
            case 'B' -> "\\B";
            case 'Z' -> "\\z";
            default -> "";
        };
    }

    /** The escape that comes next, outside of a class; references are read before. */
    String outside() {
        char c = in.peek();
        return isClass(c) ? "\\" + in.next() : literal(character());
    }

    static boolean isClass(char c) {
        return "dDsSwW".indexOf(c) >= 0;
    }

    /** The character that the escape that comes next stands for. */
    char character() {
        char c = in.next();
        return switch (c) {
            case 'a' -> '\u0007';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> '\u000b';
            case 'x' -> hex(2);
            case 'u' -> hex(4);
            case 'U', 'N' -> throw PythonTranslation.notCompared();
            case '0' -> octal();
            default -> {
                boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                if (letter) {
                    throw PythonTranslation.invalid();
                }
                yield c;
            }
        };
    }

    private char hex(int digits) {
        String text = in.ahead(digits);
        if (!text.matches("[0-9A-Fa-f]{" + digits + "}")) {
            throw PythonTranslation.invalid();
        }
        in.skip(digits);
        return (char) Integer.parseInt(text, 16);
    }

    /** Up to two further octal digits. */
    private char octal() {
        int value = 0;
        for (int i = 0; i < 2 && in.more() && in.peek() >= '0' && in.peek() <= '7'; i++) {
            value = value * 8 + in.next() - '0';
        }
        return (char) value;
    }
}
