package dev.imatool.examine.report;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.FileNames;
import java.util.Locale;

/**
 * Bytes of an input as text that is safe on a terminal and in a document, and that says unambiguously which bytes they
 * were. What is printed as it stands: valid UTF-8 without control, format and separator characters. Everything else becomes
 * {@code \n}, {@code \xNN} for one byte, or <code>\\u{NNNN}</code> for one character; a backslash is always doubled.
 *
 * @param text what to print
 * @param escaped true when something other than a backslash had to be escaped
 */
public record Printable(String text, boolean escaped) {
    private static final int BYTE_DIGITS = 2;

    /** The bytes of a name. */
    public static Printable of(ByteString bytes) {
        int plain = plainLength(bytes);
        if (plain == bytes.length()) {
            return new Printable(bytes.latin1(), false);
        }
        StringBuilder text = new StringBuilder(bytes.length() + 16);
        boolean escaped = false;
        int at = 0;
        while (at < bytes.length()) {
            int length = Utf8.lengthAt(bytes, at);
            if (length == 0) {
                appendByte(text, bytes.at(at));
                escaped = true;
                at++;
            } else {
                escaped |= append(text, Utf8.codePointAt(bytes, at, length));
                at += length;
            }
        }
        return new Printable(text.toString(), escaped);
    }

    /** Text that did not come as bytes: arguments of the user, labels, template names. */
    public static String ofText(String text) {
        return isPlain(text)
                ? text
                : of(ByteString.copyOf(FileNames.bytes(text))).text();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** The bytes of a name as text alone. */
    public static String textOf(ByteString bytes) {
        return of(bytes).text();
    }

    private static int plainLength(ByteString bytes) {
        int at = 0;
        while (at < bytes.length() && bytes.at(at) >= ' ' && bytes.at(at) < 0x7f && bytes.at(at) != '\\') {
            at++;
        }
        return at;
    }

    private static boolean append(StringBuilder text, int codePoint) {
        if (codePoint == '\\') {
            text.append("\\\\");
            return false;
        }
        if (codePoint == '\n') {
            text.append("\\n");
            return true;
        }
        if (codePoint < ' ' || codePoint == 0x7f) {
            appendByte(text, codePoint);
            return true;
        }
        if (misleading(codePoint)) {
            text.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
            return true;
        }
        text.appendCodePoint(codePoint);
        return false;
    }

    /**
     * Characters that move, hide or reorder what is around them: C1 controls, format characters (bidirectional marks,
     * zero-width ones), line and paragraph separators, blanks other than the ordinary one.
     */
    private static boolean misleading(int codePoint) {
        if (codePoint <= ' ') {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> true;
            default -> false;
        };
    }

    private static void appendByte(StringBuilder text, int value) {
        String digits = Integer.toHexString(value).toLowerCase(Locale.ROOT);
        text.append("\\x").append("0".repeat(BYTE_DIGITS - digits.length())).append(digits);
    }
}
