package dev.imatool.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.render.page.Table.Align;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages as Markdown: the layout, and that no text of an input becomes markup. */
class MarkdownPageTest {
    @FunctionalInterface
    private interface Writing {
        void on(Page page) throws IOException;
    }

    private static String page(Writing writing) throws IOException {
        StringWriter out = new StringWriter();
        MarkdownPage page = new MarkdownPage(out, Limit.USUAL);
        writing.on(page);
        page.end();
        return out.toString();
    }

    @Test
    void linesOfOneParagraphStayLines() throws IOException {
        assertThat(page(page -> {
                    page.line("one");
                    page.line("two");
                    page.blank();
                    page.line("three");
                }))
                .isEqualTo("one\\\ntwo\n\nthree\n");
    }

    @Test
    void indentedLinesAreItemsOfAList() throws IOException {
        assertThat(page(page -> {
                    page.line("above");
                    page.line("  item");
                    page.line("    of the item");
                    page.line("below");
                }))
                .isEqualTo("above\n\n- item\n  - of the item\n\nbelow\n");
    }

    @Test
    void headingsAndMarksAreMarkup() throws IOException {
        assertThat(page(page -> {
                    page.line(Role.HEADING, "Section");
                    page.line("entry 5: " + page.paint(Role.BAD, "wrong"));
                }))
                .isEqualTo("## Section\n\nentry 5: **wrong**\n");
    }

    @Test
    void tablesHaveTitlesAndAlignment() throws IOException {
        Table table = new Table(Align.LEFT, Align.RIGHT);
        table.titles("path", "entry");
        table.row(Cell.plain("/bin/a|b"), Cell.number(7));
        assertThat(page(page -> page.table(table))).isEqualTo("| path | entry |\n| --- | ---: |\n| /bin/a\\|b | 7 |\n");
    }

    @Test
    void aTableWithoutTitlesHasEmptyOnes() throws IOException {
        Table table = new Table(Align.LEFT);
        table.row(Cell.plain("x"));
        assertThat(page(page -> page.table(table))).isEqualTo("| |\n| --- |\n| x |\n");
    }

    /** What the path of a file may be, and what a viewer of Markdown must show: the same characters. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "<script>alert(1)</script>, &lt;script>alert(1)&lt;/script>",
                "&lt;, &amp;lt;",
                "[click](javascript:x), \\[click\\](javascript:x)",
                "![](x), \\!\\[\\](x)",
                "`code`, \\`code\\`",
                "**bold**, \\*\\*bold\\*\\*",
                "_emphasis_, \\_emphasis\\_",
                "a_b_c, a_b_c",
                "~~struck~~, \\~\\~struck\\~\\~",
                "http://evil.example/x, http&#58;//evil.example/x",
                "www.evil.example, www&#46;evil.example",
                "root@evil.example, root&#64;evil.example",
                "# heading, \\# heading",
                "\" # heading\", \" \\# heading\"",
                "\" 1. item\", \" 1\\. item\"",
                "1. item, 1\\. item",
                "- item, \\- item",
                "> quote, \\> quote",
                "a | b, a \\| b",
                "$x$, \\$x\\$",
            })
    void nothingOfAnInputIsMarkup(String text, String expected) throws IOException {
        assertThat(page(page -> page.line(text))).isEqualTo(expected + "\n");
    }
}
