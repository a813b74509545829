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

    /** What stands in front of a quote that begins a word, and behind one that ends it; a quote within a word is an apostrophe. */
    private static final String QUOTED = "(?<=^|[\\s(\\[m=:])(?:'[^']*'|\"(?:[^\"\\\\]|\\\\.)*\")(?![\\p{L}\\p{N}])";

    /** A command behind a colon or alone, to its end, a run of blanks, or what stands between blanks. */
    private static final Pattern UNIT =
            Pattern.compile("(?<=^ {0,8}|: )imatool [a-z-]+ .*| +|(?:" + QUOTED + "|" + COLOUR + "|[^ ])+");

    private static final Pattern COLOURS = Pattern.compile(COLOUR);

    /** The blanks in front of a line, and what stands in its first column where it has several. */
    private static final Pattern FIRST_COLUMN = Pattern.compile("^( *)(?:(\\S+(?: \\S+)* {2,})(?=\\S))?");

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
        Matcher begin = FIRST_COLUMN.matcher(line);
        String indent = begin.find() ? begin.group(1) : "";
        if (begin.group(2) != null && width(begin.group()) <= columns / 2) {
            return " ".repeat(width(begin.group()));
        }
        String further = indent + FURTHER_INDENT;
        return further.length() <= columns / 2 ? further : FURTHER_INDENT;
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
            Matcher units = UNIT.matcher(line);
            while (units.find()) {
                String unit = units.group();
                if (unit.isBlank()) {
                    blanks = unit;
                } else {
                    add(unit);
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
