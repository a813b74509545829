package dev.imatool.render.html;

import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Column;
import dev.imatool.render.page.GrowingTable;
import dev.imatool.render.page.Role;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * A table of any length. Its columns have widths of their own and its rows stand in parts, so that a browser lays out what is in view
 * only; a row is kept until the next one comes, for the notes below it.
 */
final class HtmlGrowingTable implements GrowingTable {
    /** Characters of the mark of a cell that is good or bad, and of the arrow behind a title. */
    private static final int MARK = 2;

    private final Writer out;
    private final List<Column> columns;
    private final HtmlTable frame;
    private final StringBuilder row = new StringBuilder();
    private int inPart;
    private boolean first = true;

    HtmlGrowingTable(Writer out, String caption, List<Column> columns) throws IOException {
        this.out = out;
        this.columns = List.copyOf(columns);
        StringBuilder type = new StringBuilder("long");
        for (int i = 0; i < Math.min(HtmlStyle.COLUMNS, columns.size()); i++) {
            type.append(" c")
                    .append(i + 1)
                    .append('w')
                    .append(HtmlStyle.width(MARK
                            + Math.max(
                                    columns.get(i).width(),
                                    columns.get(i).title().length())));
        }
        frame = HtmlTable.begin(out, caption, "All rows", type.toString());
        frame.titles(
                columns.stream().map(Column::title).toList(),
                columns.stream().map(Column::align).toList());
    }

    @Override
    public void row(Cell... cells) throws IOException {
        endRow();
        beginPart();
        row.append("<tr>");
        for (int i = 0; i < columns.size(); i++) {
            row.append(i == 0 ? "" : "</td>")
                    .append("<td")
                    .append(HtmlTable.number(columns.get(i).align()))
                    .append('>')
                    .append(HtmlEscape.content(HtmlEscape.paint(cells[i].role(), cells[i].text())));
        }
        inPart++;
    }

    @Override
    public void note(Role role, String text) {
        row.append("<span class=\"note\">")
                .append(HtmlEscape.content(text.strip()))
                .append("</span>");
    }

    @Override
    public void part(String title) throws IOException {
        endRow();
        beginPart();
        out.write("<tr class=\"part\"><th scope=\"rowgroup\" colspan=\"" + columns.size() + "\">"
                + HtmlEscape.plain(title.strip()) + "</th></tr>\n");
        inPart++;
    }

    private void beginPart() throws IOException {
        if (inPart >= HtmlStyle.ROWS_TOGETHER) {
            endPart();
        }
        if (inPart == 0) {
            out.write(first ? "<tbody>\n" : "<tbody class=\"far\">\n");
            first = false;
        }
    }

    private void endRow() throws IOException {
        if (!row.isEmpty()) {
            out.append(row).write("</td></tr>\n");
            row.setLength(0);
        }
    }

    private void endPart() throws IOException {
        if (inPart > 0) {
            out.write("</tbody>\n");
            inPart = 0;
        }
    }

    @Override
    public void end() throws IOException {
        endRow();
        endPart();
        frame.end();
    }
}
