package dev.imatool.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/**
 * A short table with aligned columns. Names of any script belong in the last column, where nothing is aligned behind them.
 * It is laid out in memory: for lists of unknown length write lines instead.
 */
final class Table {
    private static final int GAP = 2;

    private final Align[] columns;
    private final List<Cell[]> rows = new ArrayList<>();

    /** How the cells of a column stand. */
    enum Align {
        LEFT,
        RIGHT
    }

    Table(Align... columns) {
        this.columns = columns.clone();
    }

    /** A row of titles. */
    void titles(String... titles) {
        Cell[] cells = new Cell[titles.length];
        Arrays.setAll(cells, i -> Cell.of(Role.HEADING, titles[i]));
        row(cells);
    }

    /** One row, with one cell for each column. */
    void row(Cell... cells) {
        if (cells.length != columns.length) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.length + " columns");
        }
        rows.add(cells.clone());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The lines, each indented by two blanks and without blanks at its end. */
    List<String> lines(Theme theme) {
        if (rows.isEmpty()) {
            return List.of();
        }
        int[] widths = widths();
        Column[] layout = new Column[columns.length];
        for (int i = 0; i < layout.length; i++) {
            layout[i] = new Column(GAP + Math.max(1, widths[i]), GAP, Overflow.TRUNCATE);
        }
        TextTable table = TextTable.forColumns(theme.scheme(), layout);
        for (Cell[] row : rows) {
            Ansi.Text[] values = new Ansi.Text[row.length];
            for (int i = 0; i < row.length; i++) {
                values[i] = theme.styled(row[i].role(), aligned(row[i].text(), columns[i], widths[i]));
            }
            table.addRowValues(values);
        }
        return Arrays.stream(table.toString().split("\r?\n"))
                .map(String::stripTrailing)
                .toList();
    }

    private int[] widths() {
        int[] widths = new int[columns.length];
        for (Cell[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].text().length());
            }
        }
        return widths;
    }

    private static String aligned(String text, Align align, int width) {
        return align == Align.LEFT ? text : " ".repeat(width - text.length()) + text;
    }
}
