package dev.imatool.render.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A short table with aligned columns. Names of any script belong in the last column, after which nothing has to be aligned.
 * It is laid out in memory: for rows of unknown number write lines instead.
 */
public final class Table {
    /** Title of a column of file names, which are shown as they are, whatever they look like. */
    static final String PATH = "path";

    private static final String ROOT = "/";
    private static final String GAP = "  ";

    private final Align[] columns;
    private final List<Row> rows = new ArrayList<>();

    /** How the cells of a column stand. */
    public enum Align {
        LEFT,
        RIGHT
    }

    /**
     * A row.
     *
     * @param titles true when it names the columns
     * @param cells one for each column
     */
    public record Row(boolean titles, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A table of that many columns. */
    public Table(Align... columns) {
        this.columns = columns.clone();
    }

    /** A row of titles. */
    public void titles(String... titles) {
        add(new Row(
                true,
                Arrays.stream(titles).map(title -> Cell.of(Role.HEADING, title)).toList()));
    }

    /** One row, with one cell for each column. */
    public void row(Cell... cells) {
        add(new Row(false, List.of(cells)));
    }

    private void add(Row row) {
        if (row.cells().size() != columns.length) {
            throw new IllegalArgumentException(row.cells().size() + " cells for " + columns.length + " columns");
        }
        rows.add(row);
    }

    /** True without rows. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Its rows, titles included. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Its columns. */
    public List<Align> columns() {
        return List.of(columns);
    }

    /** The lines, each indented by two blanks and without blanks at its end. */
    public List<String> lines(Theme theme) {
        return lines(theme, UnaryOperator.identity(), Optional.empty());
    }

    /**
     * The same on a page that shows less than was given.
     *
     * @param shown what a page makes of the text of a cell before it is laid out
     * @param running breaks what is said in the last column, where it is wider than the terminal; a name stays whole
     */
    List<String> lines(Theme theme, UnaryOperator<String> shown, Optional<RunningText> running) {
        List<Row> laid = rows.stream().map(row -> row(row, shown)).toList();
        int[] widths = new int[columns.length];
        for (Row row : laid) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row.cells().get(i)));
            }
        }
        return laid.stream()
                .map(row -> {
                    String line = line(row, widths, theme);
                    return running.isPresent() && prose(row) ? running.get().broken(line, lastColumn(widths)) : line;
                })
                .toList();
    }

    private Row row(Row row, UnaryOperator<String> shown) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            Cell cell = row.cells().get(i);
            cells.add(paths(i) ? cell : Cell.of(cell.role(), shown.apply(cell.text())));
        }
        return new Row(row.titles(), cells);
    }

    private boolean prose(Row row) {
        int last = columns.length - 1;
        return !row.titles() && !paths(last) && !row.cells().get(last).text().startsWith(ROOT);
    }

    /** Where the last column begins, in columns of a terminal; an only column goes on further to the right. */
    private static int lastColumn(int[] widths) {
        return GAP.length() * Math.max(2, widths.length)
                + Arrays.stream(widths, 0, widths.length - 1).sum();
    }

    private boolean paths(int column) {
        return rows.get(0).titles() && rows.get(0).cells().get(column).text().equals(PATH);
    }

    private String line(Row row, int[] widths, Theme theme) {
        StringBuilder line = new StringBuilder();
        int last = row.cells().size() - 1;
        while (last > 0 && row.cells().get(last).text().isBlank()) {
            last--;
        }
        for (int i = 0; i <= last; i++) {
            Cell cell = row.cells().get(i);
            String space = " ".repeat(widths[i] - length(cell));
            line.append(GAP);
            if (columns[i] == Align.RIGHT) {
                line.append(space);
            }
            line.append(theme.paint(cell.role(), cell.text()));
            if (columns[i] == Align.LEFT && i < last) {
                line.append(space);
            }
        }
        return line.toString().stripTrailing();
    }

    private static int length(Cell cell) {
        return cell.text().length();
    }
}
