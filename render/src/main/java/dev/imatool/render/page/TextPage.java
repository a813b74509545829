package dev.imatool.render.page;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** A page as plain text, with or without colours, for a terminal or a file. Line ends are {@code \n} everywhere. */
public final class TextPage implements Page {
    private final Writer out;
    private final Theme theme;
    private final Limit limit;
    private final ContainerNames containers;
    private final Optional<ShortDigests> digests;
    private final Optional<RunningText> running;

    /** Writes to {@code out}, which stays open. */
    public TextPage(Writer out, Theme theme, Limit limit) {
        this(out, theme, limit, TextLayout.WHOLE, new ContainerNames());
    }

    /** The same with what the containers of the report are called, and how it is laid out. */
    public TextPage(Writer out, Theme theme, Limit limit, TextLayout layout, ContainerNames containers) {
        this.out = out;
        this.theme = theme;
        this.limit = limit;
        this.containers = containers;
        this.digests = layout.digests() == DigestLength.SHORT ? Optional.of(new ShortDigests()) : Optional.empty();
        this.running = RunningText.of(layout.columns());
    }

    /** What the page shows of {@code text}. */
    String shown(String text) {
        return digests.isPresent() ? digests.get().in(text) : text;
    }

    @Override
    public void line(String text) throws IOException {
        String line = shown(text);
        laidOut(running.isPresent() ? running.get().broken(line) : line);
    }

    /** A line as it is written. */
    void laidOut(String line) throws IOException {
        out.write(line);
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
        for (String line : table.lines(theme, this::shown, running)) {
            laidOut(line);
        }
    }

    @Override
    public GrowingTable growingTable(List<Column> columns, int notesFrom) throws IOException {
        List<Column> fitting = columns.stream()
                .map(column ->
                        digests.isPresent() ? new Column(column.title(), column.align(), column.shortWidth()) : column)
                .toList();
        return new TextGrowingTable(this, fitting, notesFrom);
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
