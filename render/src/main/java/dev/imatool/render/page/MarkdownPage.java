package dev.imatool.render.page;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A page as Markdown (CommonMark with the tables of GitHub). Everything that comes from an input is escaped so that it is text and
 * nothing else: no markup, no HTML, no link, not even an address that a viewer would make one.
 */
public final class MarkdownPage implements Page {
    /** Marks of {@link #paint}: control characters, which no text that is safe to print holds. */
    private static final char BEGIN_MARK = '\001';

    private static final char END_MARK = '\002';
    private static final char BEGIN_HEADING = '\003';
    private static final String SPECIAL = "\\`*_{}[]()#+-.!|~>$";

    private final Writer out;
    private final Limit limit;
    private final ContainerNames containers;
    private Kind last = Kind.BLANK;
    private boolean any;

    private enum Kind {
        BLANK,
        TEXT,
        ITEM,
        BLOCK
    }

    /** Writes to {@code out}, which stays open. */
    public MarkdownPage(Writer out, Limit limit) {
        this(out, limit, new ContainerNames());
    }

    /** The same with what the containers of the report are called. */
    public MarkdownPage(Writer out, Limit limit, ContainerNames containers) {
        this.out = out;
        this.limit = limit;
        this.containers = containers;
    }

    @Override
    public void line(String text) throws IOException {
        int indent = indent(text);
        String content = text.substring(indent);
        if (content.isEmpty()) {
            blank();
        } else if (content.charAt(0) == BEGIN_HEADING) {
            heading(content.substring(1));
        } else if (indent == 0) {
            begin(Kind.TEXT, last == Kind.TEXT ? "\\\n" : "");
            out.write(marked(content));
            last = Kind.TEXT;
        } else {
            begin(Kind.ITEM, "");
            out.write(" ".repeat(indent - 2) + "- " + marked(content));
            last = Kind.ITEM;
        }
    }

    private void heading(String text) throws IOException {
        begin(Kind.BLOCK, "");
        out.write("## " + marked(text));
        last = Kind.BLOCK;
    }

    @Override
    public void blank() throws IOException {
        if (last == Kind.TEXT || last == Kind.ITEM) {
            out.write("\n");
            last = Kind.BLANK;
        }
    }

    @Override
    public void table(Table table) throws IOException {
        if (table.isEmpty()) {
            return;
        }
        begin(Kind.BLOCK, "");
        List<Table.Row> rows = table.rows();
        boolean titled = rows.get(0).titles();
        out.write(titled ? row(rows.get(0)) : "|" + " |".repeat(table.columns().size()));
        out.write(delimiters(table.columns()));
        for (Table.Row row : rows.subList(titled ? 1 : 0, rows.size())) {
            out.write("\n" + row(row));
        }
        last = Kind.BLOCK;
    }

    @Override
    public void rows(Table table) throws IOException {
        table(table);
    }

    @Override
    public GrowingTable growingTable(List<Column> columns, int notesFrom) throws IOException {
        Table.Row titles = new Table.Row(
                true, columns.stream().map(column -> Cell.plain(column.title())).toList());
        begin(Kind.BLOCK, "");
        out.write(row(titles) + delimiters(columns.stream().map(Column::align).toList()));
        last = Kind.BLOCK;
        return new GrowingTable() {
            @Override
            public void row(Cell... cells) throws IOException {
                out.write("\n" + MarkdownPage.this.row(new Table.Row(false, List.of(cells))));
            }

            @Override
            public void note(Role role, String text) throws IOException {
                out.write("\n|" + " |".repeat(columns.size() - 1) + " " + marked(paint(role, text)) + " |");
            }

            @Override
            public void part(String title) throws IOException {
                out.write("\n| " + marked(BEGIN_MARK + title + END_MARK) + " |" + " |".repeat(columns.size() - 1));
            }

            @Override
            public void end() {
                // a table ends with its last row
            }
        };
    }

    private static String delimiters(List<Table.Align> columns) {
        return "\n|"
                + columns.stream()
                        .map(align -> align == Table.Align.RIGHT ? " ---: |" : " --- |")
                        .collect(Collectors.joining());
    }

    private String row(Table.Row row) {
        return row.cells().stream()
                .map(cell -> " " + marked(row.titles() ? cell.text() : paint(cell.role(), cell.text())) + " |")
                .collect(Collectors.joining("", "|", ""));
    }

    /** The end of the page. */
    public void end() throws IOException {
        if (any && last != Kind.BLANK) {
            out.write("\n");
        }
        out.flush();
    }

    /** Ends what was written last and, where something of another kind begins, puts an empty line between. */
    private void begin(Kind kind, String within) throws IOException {
        if (!within.isEmpty()) {
            out.write(within);
        } else if (any) {
            boolean together = kind == Kind.ITEM && last == Kind.ITEM;
            out.write(last == Kind.BLANK || together ? "\n" : "\n\n");
        }
        any = true;
    }

    @Override
    public ContainerNames containers() {
        return containers;
    }

    @Override
    public int most(int usual) {
        return limit.orUsual(usual);
    }

    @Override
    public String paint(Role role, String text) {
        return switch (role) {
            case HEADING -> BEGIN_HEADING + text;
            case GOOD, BAD, ODD -> text.isBlank() ? text : BEGIN_MARK + text + END_MARK;
            case PLAIN, DIM -> text;
        };
    }

    private static int indent(String text) {
        int indent = 0;
        while (indent < text.length() && text.charAt(indent) == ' ') {
            indent++;
        }
        return indent - indent % 2;
    }

    private static String marked(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == BEGIN_MARK || c == END_MARK) {
                escaped.append("**");
            } else if (c != BEGIN_HEADING) {
                append(escaped, text, i);
            }
        }
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, String text, int at) {
        char c = text.charAt(at);
        switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            // viewers make links of addresses: http://…, www.…, a@b
            case ':' -> escaped.append(text.startsWith("://", at) ? "&#58;" : ":");
            case '@' -> escaped.append("&#64;");
            case '.' ->
                escaped.append(at >= 3 && text.regionMatches(true, at - 3, "www", 0, 3) ? "&#46;" : mid(text, at));
            default -> {
                if (SPECIAL.indexOf(c) >= 0) {
                    escaped.append(mid(text, at));
                } else {
                    escaped.append(c);
                }
            }
        }
    }

    /** A character that only means something at the start of a line, or between blanks, stays as it is elsewhere. */
    private static String mid(String text, int at) {
        char c = text.charAt(at);
        boolean harmless = switch (c) {
            case '.', ')', '#', '+', '-', '!', '>', '(', '{', '}' -> at > 0 && !startsLine(text, at);
            case '_' -> at > 0 && at + 1 < text.length() && word(text.charAt(at - 1)) && word(text.charAt(at + 1));
            default -> false;
        };
        return harmless ? String.valueOf(c) : "\\" + c;
    }

    private static boolean word(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** True when nothing but blanks and digits, as of a numbered list, stands in front. */
    private static boolean startsLine(String text, int at) {
        for (int i = 0; i < at; i++) {
            char c = text.charAt(i);
            if (c != ' ' && !Character.isDigit(c) && c != text.charAt(at)) {
                return false;
            }
        }
        return true;
    }
}
