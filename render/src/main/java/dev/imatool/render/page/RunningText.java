package dev.imatool.render.page;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lays running text out for a terminal: a line that is wider goes on in the next one, indented further than it began, or below its second
 * column where it has columns. It is broken at single blanks only, and never within a quoted word or a command of imatool: these are to
 * be copied. Such a word alone may still be wider than the terminal, which breaks it itself and copies it whole.
 */
final class RunningText {
    private static final String FURTHER_INDENT = "  ";
    private static final String RESET = "\033[0m";

    /** A colour, which takes no column. */
    private static final String COLOUR = "\033\\[\\d{1,2}m";

    private static final Pattern COLOURS = Pattern.compile(COLOUR);

    /** A command of imatool alone in a line, or behind a colon: to the end of the line. */
    private static final String COMMAND = "imatool ";

    private static final String COLON = ": ";

    /** What stands in front of a quote that begins a word; the last is the end of a colour. */
    private static final String BEFORE_QUOTE = " ([=:m";

    private static final String SEVERAL_BLANKS = "  ";

    private final int columns;

    /** @param columns of the terminal, at least 1 */
    RunningText(int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException(columns + " columns");
        }
        this.columns = columns;
    }

    /** For a terminal of so many columns; absent where lines may have any width. */
    static Optional<RunningText> of(OptionalInt columns) {
        return columns.isPresent() ? Optional.of(new RunningText(columns.getAsInt())) : Optional.empty();
    }

    /** The line, or lines that end with a line feed each but the last. */
    String broken(String line) {
        return fits(line) ? line : new Breaking(hanging(line)).of(line);
    }

    /**
     * The same for a row of a table.
     *
     * @param lastColumn where its last column begins, below which it goes on; where that leaves little room, the row stays whole
     */
    String broken(String row, int lastColumn) {
        return fits(row) || lastColumn > columns / 2 ? row : new Breaking(" ".repeat(lastColumn)).of(row);
    }

    private boolean fits(String line) {
        return line.length() <= columns || width(line) <= columns;
    }

    private String hanging(String line) {
        int indent = blanksEnd(line, 0);
        int gap = line.indexOf(SEVERAL_BLANKS, indent);
        int second = gap < 0 ? line.length() : blanksEnd(line, gap);
        if (second < line.length()) {
            int begin = width(line.substring(0, second));
            if (begin <= columns / 2) {
                return " ".repeat(begin);
            }
        }
        return indent + FURTHER_INDENT.length() <= columns / 2 ? " ".repeat(indent) + FURTHER_INDENT : FURTHER_INDENT;
    }

    private static int blanksEnd(String line, int from) {
        int end = from;
        while (end < line.length() && line.charAt(end) == ' ') {
            end++;
        }
        return end;
    }

    /** Where the word, quoted words or command that begins at {@code from} ends. */
    private static int unitEnd(String line, int from, boolean first) {
        if (line.startsWith(COMMAND, from) && (first || line.startsWith(COLON, from - COLON.length()))) {
            return line.length();
        }
        int end = from;
        while (end < line.length() && line.charAt(end) != ' ') {
            int quoted = quotedEnd(line, end);
            end = quoted > end ? quoted : end + 1;
        }
        return end;
    }

    /** Where a quoted word ends; {@code from} where none begins there, as an apostrophe does not. */
    private static int quotedEnd(String line, int from) {
        char quote = line.charAt(from);
        boolean opens =
                (quote == '\'' || quote == '"') && (from == 0 || BEFORE_QUOTE.indexOf(line.charAt(from - 1)) >= 0);
        if (!opens) {
            return from;
        }
        int close = from + 1;
        while (close < line.length() && line.charAt(close) != quote) {
            close += quote == '"' && line.charAt(close) == '\\' ? 2 : 1;
        }
        boolean closed = close < line.length()
                && (close + 1 == line.length() || !Character.isLetterOrDigit(line.charAt(close + 1)));
        return closed ? close + 1 : from;
    }

    /** Columns that a text takes. */
    private static int width(String text) {
        String visible = COLOURS.matcher(text).replaceAll("");
        return visible.codePointCount(0, visible.length());
    }

    /** One line on its way. */
    private final class Breaking {
        private final String hanging;
        private final StringBuilder broken = new StringBuilder();

        /** Colours that are not reset yet. */
        private final StringBuilder colours = new StringBuilder();

        private int column;

        /** Blanks that are written only where something follows them in the same line. */
        private String blanks = "";

        Breaking(String hanging) {
            this.hanging = hanging;
        }

        String of(String line) {
            int at = 0;
            while (at < line.length()) {
                int word = blanksEnd(line, at);
                blanks = line.substring(at, word);
                at = word < line.length() ? unitEnd(line, word, at == 0) : word;
                if (at > word) {
                    add(line.substring(word, at));
                }
            }
            return broken.toString();
        }

        private void add(String unit) {
            boolean mayBreak = blanks.length() == 1 && column > hanging.length();
            if (mayBreak && column + 1 + width(unit) > columns) {
                next();
            } else {
                broken.append(blanks);
                column += blanks.length();
            }
            blanks = "";
            broken.append(unit);
            column += width(unit);
            remember(unit);
        }

        private void next() {
            if (!colours.isEmpty()) {
                broken.append(RESET);
            }
            broken.append('\n').append(hanging).append(colours);
            column = hanging.length();
        }

        private void remember(String unit) {
            Matcher found = COLOURS.matcher(unit);
            while (found.find()) {
                if (found.group().equals(RESET)) {
                    colours.setLength(0);
                } else {
                    colours.append(found.group());
                }
            }
        }
    }
}
