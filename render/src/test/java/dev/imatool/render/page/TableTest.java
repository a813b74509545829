package dev.imatool.render.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.render.page.Table.Align;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAligned() {
        Table table = new Table(Align.LEFT, Align.RIGHT, Align.LEFT);
        table.titles("bank", "n", "path");
        table.row(Cell.plain("sha1"), Cell.number(7), Cell.plain("/a"));
        table.row(Cell.plain("sha256"), Cell.number(1042), Cell.plain("/b b"));
        assertThat(table.lines(Theme.PLAIN))
                .containsExactly("  bank       n  path", "  sha1       7  /a", "  sha256  1042  /b b");
    }

    @Test
    void markupInAnInputIsNoMarkup() {
        Table table = new Table(Align.LEFT);
        table.row(Cell.plain("@|red /x|@"));
        assertThat(table.lines(Theme.COLOURED).get(0)).contains("@|red /x|@");
    }

    @Test
    void coloursFrameTheTextOnly() {
        Table table = new Table(Align.LEFT, Align.LEFT);
        table.row(Cell.of(Role.BAD, "NO"), Cell.plain("x"));
        assertThat(table.lines(Theme.PLAIN)).containsExactly("  NO  x");
        String coloured = table.lines(Theme.COLOURED).get(0);
        assertThat(coloured).contains("\033[31mNO\033[39m");
        assertThat(coloured.replaceAll("\033\\[[0-9]+m", "")).isEqualTo("  NO  x");
    }

    @Test
    void aRowHasOneCellForEachColumn() {
        Table table = new Table(Align.LEFT, Align.LEFT);
        assertThatThrownBy(() -> table.row(Cell.plain("x"))).isInstanceOf(IllegalArgumentException.class);
    }
}
