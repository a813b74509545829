package dev.imatool.render.page;

import java.io.IOException;
import java.util.List;

/** A long table as lines: each cell as wide as its column, two blanks between. */
final class TextGrowingTable implements GrowingTable {
    private static final String GAP = "  ";

    private final TextPage page;
    private final List<Column> columns;
    private final String noteIndent;

    TextGrowingTable(TextPage page, List<Column> columns, int notesFrom) throws IOException {
        this.page = page;
        this.columns = List.copyOf(columns);
        noteIndent = " "
                .repeat(columns.subList(0, notesFrom).stream()
                        .mapToInt(column -> column.width() + GAP.length())
                        .sum());
        StringBuilder titles = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            append(titles, i, columns.get(i).title(), columns.get(i).title());
        }
        page.laidOut(page.paint(Role.HEADING, titles.toString()));
    }

    @Override
    public void row(Cell... cells) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            String text = columns.get(i).title().equals(Table.PATH) ? cells[i].text() : page.shown(cells[i].text());
            append(line, i, text, page.paint(cells[i].role(), text));
        }
        page.laidOut(line.toString());
    }

    private void append(StringBuilder line, int index, String text, String painted) {
        Column column = columns.get(index);
        boolean last = index == columns.size() - 1;
        String space = " ".repeat(Math.max(0, column.width() - text.length()));
        boolean right = column.align() == Table.Align.RIGHT;
        line.append(index == 0 ? "" : GAP)
                .append(right ? space : "")
                .append(painted)
                .append(right || last ? "" : space);
    }

    @Override
    public void note(Role role, String text) throws IOException {
        page.line(role, noteIndent + text);
    }

    @Override
    public void part(String title) throws IOException {
        page.line(Role.HEADING, title);
    }

    @Override
    public void end() {
        // nothing stands below the last row
    }
}
