package dev.imatool.render.page;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A page as plain text, with or without colours. Line ends are {@code \n} everywhere. */
public final class TextPage implements Page {
    private final Writer out;
    private final Theme theme;
    private final Limit limit;
    private final ContainerNames containers;

    /** Writes to {@code out}, which stays open. */
    public TextPage(Writer out, Theme theme, Limit limit) {
        this(out, theme, limit, new ContainerNames());
    }

    /** The same with what the containers of the report are called. */
    public TextPage(Writer out, Theme theme, Limit limit, ContainerNames containers) {
        this.out = out;
        this.theme = theme;
        this.limit = limit;
        this.containers = containers;
    }

    @Override
    public void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }

    @Override
    public void blank() throws IOException {
        out.write('\n');
    }

    @Override
    public void table(Table table) throws IOException {
        if (!table.isEmpty()) {
            blank();
            rows(table);
        }
    }

    @Override
    public void rows(Table table) throws IOException {
        for (String line : table.lines(theme)) {
            line(line);
        }
    }

    @Override
    public GrowingTable growingTable(List<Column> columns, int notesFrom) throws IOException {
        return new TextGrowingTable(this, columns, notesFrom);
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
        return theme.paint(role, text);
    }
}
