package dev.imatool.render.html;

import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Column;
import dev.imatool.render.page.ContainerNames;
import dev.imatool.render.page.GrowingTable;
import dev.imatool.render.page.Limit;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Strip;
import dev.imatool.render.page.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A page as one HTML file. It is read without a script, at any width, in a browser's light or dark colours, on paper, with the keyboard
 * and by a screen reader; it loads nothing. Rows are written while they come.
 */
public final class HtmlPage implements Page {
    /** Rows of a kind that are listed unasked: more than in text, as they can be folded and searched. */
    private static final int USUAL = 1000;

    /** Lines that are laid out together. */
    private static final int LINES_TOGETHER = 200;

    /** Rows from which on a table can be folded. */
    private static final int FOLDED = 12;

    /** Rows from which on a table is laid out in parts. */
    private static final int LONG = 500;

    private static final int LONGEST_CAPTION = 120;
    private static final String SHORTENED = "…";

    private final Writer out;
    private final Limit limit;
    private final ContainerNames containers;
    private String above = "";
    private boolean inGroup;
    private int lines;
    private int groups;
    private int depth;
    private boolean inSection;
    private int sections;
    private int pictures;

    /** Writes to {@code out}, which stays open; {@code containers} are what those of the report are called. */
    public HtmlPage(Writer out, Limit limit, ContainerNames containers) {
        this.out = out;
        this.limit = limit;
        this.containers = containers;
    }

    /** Everything above the report. */
    public void begin(HtmlHead head) throws IOException {
        above = head.title();
        head.write(out);
    }

    /** Ends the report; what follows says what it was made of. */
    public void endReport() throws IOException {
        endSection();
        out.write("</main>\n<footer id=\"made\">\n");
    }

    /** The end of the page. */
    public void end() throws IOException {
        endSection();
        out.write("</footer>\n<script>" + HtmlScript.TEXT + "</script>\n</body>\n</html>\n");
        out.flush();
    }

    @Override
    public void line(Role role, String text) throws IOException {
        if (role == Role.HEADING && !text.isBlank()) {
            heading(text);
        } else {
            line(paint(role, text));
        }
    }

    @Override
    public void line(String text) throws IOException {
        int indent = indent(text);
        String content = text.substring(indent);
        if (content.isEmpty()) {
            blank();
        } else if (HtmlEscape.isHeading(content)) {
            heading(content);
        } else if (indent < 2) {
            paragraph(content);
        } else {
            item(indent / 2, content.startsWith("- ") ? content.substring(2) : content);
        }
    }

    private void heading(String text) throws IOException {
        endSection();
        inSection = true;
        sections++;
        out.write("<section aria-labelledby=\"section-" + sections + "\">\n<h2 id=\"section-" + sections + "\">"
                + HtmlEscape.plain(text.strip()) + "</h2>\n");
        above = HtmlEscape.unmarked(text).strip();
    }

    private void paragraph(String text) throws IOException {
        toDepth(0);
        if (inGroup && lines >= LINES_TOGETHER) {
            endGroup();
        }
        beginGroup();
        out.write("<p" + aligned(text) + ">" + HtmlEscape.content(text) + "</p>\n");
        above = HtmlEscape.unmarked(text);
    }

    private void item(int wanted, String text) throws IOException {
        if (inGroup && lines >= LINES_TOGETHER && wanted == 1) {
            endGroup();
        }
        beginGroup();
        int level = Math.min(wanted, depth + 1);
        if (level > depth) {
            out.write("<ul>\n");
            depth++;
        } else {
            toDepth(level);
            out.write("</li>\n");
        }
        out.write("<li" + aligned(text) + ">" + HtmlEscape.content(text));
    }

    /** Where words stand below each other in text, they do here. */
    private static String aligned(String text) {
        return HtmlEscape.unmarked(text).strip().contains("  ") ? " class=\"aligned\"" : "";
    }

    private void toDepth(int level) throws IOException {
        while (depth > level) {
            out.write("</li>\n</ul>\n");
            depth--;
        }
    }

    private void beginGroup() throws IOException {
        if (!inGroup) {
            groups = lines >= LINES_TOGETHER ? groups + 1 : 0;
            out.write(groups > 0 ? "<div class=\"group far\">\n" : "<div class=\"group\">\n");
            inGroup = true;
            lines = 0;
        }
        lines++;
    }

    private void endGroup() throws IOException {
        toDepth(0);
        if (inGroup) {
            out.write("</div>\n");
            inGroup = false;
        }
    }

    private void endSection() throws IOException {
        endGroup();
        if (inSection) {
            out.write("</section>\n");
            inSection = false;
        }
    }

    @Override
    public void blank() throws IOException {
        endGroup();
    }

    @Override
    public void table(Table table) throws IOException {
        if (table.isEmpty()) {
            return;
        }
        endGroup();
        List<Table.Row> rows = table.rows();
        boolean titled = rows.get(0).titles();
        List<Table.Row> body = rows.subList(titled ? 1 : 0, rows.size());
        if (titled && body.size() > LONG) {
            GrowingTable parts = growingTable(columns(table), 0);
            for (Table.Row row : body) {
                parts.row(row.cells().toArray(Cell[]::new));
            }
            parts.end();
            return;
        }
        HtmlTable html = HtmlTable.begin(out, caption(), body.size() > FOLDED ? body.size() + " rows" : "", "");
        if (titled) {
            html.titles(rows.get(0).cells().stream().map(Cell::text).toList(), table.columns());
        }
        html.rows(body, table.columns(), !titled);
        html.end();
    }

    @Override
    public void rows(Table table) throws IOException {
        table(table);
    }

    @Override
    public GrowingTable growingTable(List<Column> columns, int notesFrom) throws IOException {
        endGroup();
        return new HtmlGrowingTable(out, caption(), columns);
    }

    @Override
    public void picture(Strip strip) throws IOException {
        endGroup();
        pictures++;
        new HtmlStrip(out, strip, "picture-" + pictures).write();
    }

    /** As wide as what is in them, as in text. */
    private static List<Column> columns(Table table) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            int at = i;
            int width = table.rows().stream()
                    .mapToInt(row -> row.cells().get(at).text().length())
                    .max()
                    .orElse(0);
            columns.add(new Column(
                    table.rows().get(0).cells().get(i).text(), table.columns().get(i), width));
        }
        return columns;
    }

    /** What stands above a table says what is in it. */
    private String caption() {
        String text = above.endsWith(":") ? above.substring(0, above.length() - 1) : above;
        return text.codePointCount(0, text.length()) <= LONGEST_CAPTION
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_CAPTION)) + SHORTENED;
    }

    @Override
    public ContainerNames containers() {
        return containers;
    }

    @Override
    public int most(int usual) {
        return limit.orUsual(Math.max(usual, USUAL));
    }

    @Override
    public String paint(Role role, String text) {
        return HtmlEscape.paint(role, text);
    }

    private static int indent(String text) {
        int indent = 0;
        while (indent < text.length() && text.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }
}
