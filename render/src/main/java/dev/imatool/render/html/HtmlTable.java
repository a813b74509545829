package dev.imatool.render.html;

import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A table that is laid out as a whole, or the frame of one that is not. */
final class HtmlTable {
    /** Characters of a cell that is not broken: fewer than a narrow window has. */
    private static final int SHORT = 24;

    private final Writer out;
    private final boolean folds;

    private HtmlTable(Writer out, boolean folds) {
        this.out = out;
        this.folds = folds;
    }

    /**
     * Begins one.
     *
     * @param caption what is in it
     * @param rows what is said of it where readers can hide it; empty where they cannot
     * @param type further classes of the table; empty where there are none
     */
    static HtmlTable begin(Writer out, String caption, String rows, String type) throws IOException {
        String what = HtmlEscape.plain(caption);
        boolean folds = !rows.isEmpty();
        out.write(folds ? "<details open=\"open\">\n<summary>" + HtmlEscape.plain(rows) + "</summary>\n" : "<div>\n");
        out.write("<div class=\"scroll" + (type.isEmpty() ? "" : " tall")
                + "\" tabindex=\"0\" role=\"region\" aria-label=\""
                + what + "\">\n<table" + (type.isEmpty() ? "" : " class=\"" + type + "\"")
                + ">\n<caption class=\"unseen\">" + what + "</caption>\n");
        return new HtmlTable(out, folds);
    }

    /** Its titles. */
    void titles(List<String> titles, List<Table.Align> columns) throws IOException {
        StringBuilder row = new StringBuilder("<thead><tr>");
        for (int i = 0; i < titles.size(); i++) {
            row.append("<th scope=\"col\"")
                    .append(number(columns.get(i)))
                    .append('>')
                    .append(HtmlEscape.plain(titles.get(i)))
                    .append("</th>");
        }
        out.write(row + "</tr></thead>\n");
    }

    /** All of its rows; where it has no titles, the first cell says what is in the others. */
    void rows(List<Table.Row> rows, List<Table.Align> columns, boolean named) throws IOException {
        out.write("<tbody>\n");
        for (Table.Row row : rows) {
            StringBuilder html = new StringBuilder("<tr>");
            for (int i = 0; i < columns.size(); i++) {
                Cell cell = row.cells().get(i);
                boolean name = named && i == 0 && columns.size() > 1;
                html.append(name ? "<th scope=\"row\"" : "<td")
                        .append(kind(columns.get(i), cell))
                        .append('>')
                        .append(HtmlEscape.content(HtmlEscape.paint(cell.role(), cell.text())))
                        .append(name ? "</th>" : "</td>");
            }
            out.write(html + "</tr>\n");
        }
        out.write("</tbody>\n");
    }

    /** Its end. */
    void end() throws IOException {
        out.write("</table>\n</div>\n" + (folds ? "</details>\n" : "</div>\n"));
    }

    /** Words and numbers stay in one line; digests, paths and sentences may break anywhere. */
    private static String kind(Table.Align align, Cell cell) {
        if (align == Table.Align.RIGHT || cell.text().length() > SHORT) {
            return number(align);
        }
        return " class=\"short\"";
    }

    static String number(Table.Align align) {
        return align == Table.Align.RIGHT ? " class=\"number\"" : "";
    }
}
