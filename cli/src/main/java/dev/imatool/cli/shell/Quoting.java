package dev.imatool.cli.shell;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.FileNames;
import java.util.regex.Pattern;

/**
 * Words as they have to be typed. Whatever a word holds, what is typed for it is safe on a terminal: a path of a list may hold escapes
 * that would move the cursor.
 */
final class Quoting {
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9_@%+=:,./*?\\[\\]^~{}!-][A-Za-z0-9_@%+=:,./*?\\[\\]^~{}!#-]*");

    private Quoting() {}

    /** What {@link ShellWords} reads as {@code word}. */
    static String of(String word) {
        return of(word, true);
    }

    /**
     * The same for the beginning of a word.
     *
     * @param whole false where more is to be typed, so that a quote stays open
     */
    static String of(String word, boolean whole) {
        if (word.isEmpty()) {
            return whole ? "''" : "";
        }
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        Printable printable = Printable.of(ByteString.copyOf(FileNames.bytes(word)));
        String end = whole ? "'" : "";
        return printable.escaped()
                ? "$'" + printable.text().replace("'", "\\'") + end
                : "'" + word.replace("'", "'\\''") + end;
    }

    /** The word whose printable form this is; an escape that is cut off at the end is left out. */
    static String ofPrintable(String printable) {
        int end = wholeEscapes(printable);
        String typed = "$'" + printable.substring(0, end).replace("'", "\\'") + "'";
        return ShellWords.of(typed).texts().get(0);
    }

    /** How much of it is not cut off within an escape. */
    private static int wholeEscapes(String printable) {
        int at = 0;
        while (at < printable.length()) {
            int next = at + 1;
            if (printable.charAt(at) == '\\') {
                next = printable.startsWith("\\x", at)
                        ? at + 4
                        : printable.startsWith("\\u", at) ? printable.indexOf('}', at) + 1 : at + 2;
            }
            if (next <= at || next > printable.length()) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** A pattern that matches {@code name} alone, as options take patterns. */
    static String pattern(String name) {
        StringBuilder pattern = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '*' || c == '?' || c == '[' || c == '\\') {
                pattern.append('\\');
            }
            pattern.append(c);
        }
        return pattern.toString();
    }
}
