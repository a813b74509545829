package dev.imatool.cli.text;

import java.io.IOException;
import java.io.Writer;

/** Lines of a text report, in one theme. Line ends are {@code \n} everywhere. */
final class Page {
    private final Writer out;
    private final Theme theme;

    Page(Writer out, Theme theme) {
        this.out = out;
        this.theme = theme;
    }

    void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }

    void line(Role role, String text) throws IOException {
        line(theme.paint(role, text));
    }

    void blank() throws IOException {
        out.write('\n');
    }

    /** A table with an empty line before it; nothing when it has no rows. */
    void table(Table table) throws IOException {
        if (!table.isEmpty()) {
            blank();
            for (String line : table.lines(theme)) {
                line(line);
            }
        }
    }

    Theme theme() {
        return theme;
    }

    String paint(Role role, String text) {
        return theme.paint(role, text);
    }
}
