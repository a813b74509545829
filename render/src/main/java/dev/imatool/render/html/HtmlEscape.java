package dev.imatool.render.html;

import dev.imatool.render.page.Role;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Text as HTML that is also well-formed XML. Everything that could be markup is escaped. Text that comes here is safe to print already;
 * should it hold a control, format or blank character all the same, that is shown by its number, so that nothing on the page is
 * reordered, hidden or moved.
 */
final class HtmlEscape {
    /** Begins a painted part; the letter of its role follows. No text that is safe to print has control characters. */
    private static final char BEGIN = '\001';

    private static final char END = '\002';

    private HtmlEscape() {}

    /** A part of a text, marked with what it means. */
    static String paint(Role role, String text) {
        return role == Role.PLAIN || text.isBlank() ? text : BEGIN + String.valueOf(letter(role)) + text + END;
    }

    /** True of a line that begins with a title. */
    static boolean isHeading(String text) {
        return text.length() > 1 && text.charAt(0) == BEGIN && text.charAt(1) == letter(Role.HEADING);
    }

    /** {@code text} without marks. */
    static String unmarked(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == BEGIN) {
                i++;
            } else if (c != END) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Content of an element: escaped, and what is painted in elements of its own. */
    static String content(String text) {
        StringBuilder html = new StringBuilder(text.length() + 32);
        Deque<String> open = new ArrayDeque<>();
        boolean isolated = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean rightToLeft = rightToLeft(c);
            if (isolated && !rightToLeft) {
                html.append("</bdi>");
            } else if (!isolated && rightToLeft) {
                html.append("<bdi>");
            }
            isolated = rightToLeft;
            if (c == BEGIN && i < text.length()) {
                String element = element(text.charAt(i++));
                open.push(element);
                html.append('<').append(element).append('>');
            } else if (c == END && !open.isEmpty()) {
                html.append("</").append(name(open.pop())).append('>');
            } else {
                append(html, c);
            }
        }
        html.append(isolated ? "</bdi>" : "");
        open.forEach(element -> html.append("</").append(name(element)).append('>'));
        return html.toString();
    }

    /** The same without elements, for attributes and titles. */
    static String plain(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        unmarked(text).codePoints().forEach(c -> append(html, c));
        return html.toString();
    }

    private static char letter(Role role) {
        return switch (role) {
            case PLAIN -> 'p';
            case HEADING -> 'h';
            case GOOD -> 'g';
            case BAD -> 'b';
            case ODD -> 'o';
            case DIM -> 'd';
        };
    }

    private static String element(char letter) {
        return switch (letter) {
            case 'g' -> "strong class=\"good\"";
            case 'b' -> "strong class=\"bad\"";
            case 'o' -> "strong class=\"odd\"";
            case 'd' -> "span class=\"dim\"";
            default -> "b";
        };
    }

    private static String name(String element) {
        int end = element.indexOf(' ');
        return end < 0 ? element : element.substring(0, end);
    }

    private static void append(StringBuilder html, int c) {
        switch (c) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '"' -> html.append("&quot;");
            case '\'' -> html.append("&#39;");
            default -> {
                if (shown(c)) {
                    html.appendCodePoint(c);
                } else {
                    html.append("\\u{")
                            .append(Integer.toHexString(c).toLowerCase(Locale.ROOT))
                            .append('}');
                }
            }
        }
    }

    private static boolean shown(int c) {
        if (c == ' ') {
            return true;
        }
        boolean noCharacter = (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> !noCharacter;
        };
    }

    /** Letters of scripts that are written from right to left stand by themselves, so that they move nothing around them. */
    private static boolean rightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
    }
}
