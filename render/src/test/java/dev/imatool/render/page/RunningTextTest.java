package dev.imatool.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunningTextTest {
    private static List<String> broken(int columns, String line) {
        return new RunningText(columns).broken(line).lines().toList();
    }

    /** Lines of the result are separated by {@code |}; {@code ~} is a blank, which the source of a test would lose at its ends. */
    @ParameterizedTest
    @CsvSource({
        // a line that just fits, and one that does not by one column
        "20, one two three fourxx, one two three fourxx",
        "19, one two three fourxx, one two three|~~fourxx",
        // what belongs to the line above stays below it
        "20, ~~one two three four five, ~~one two three four|~~~~five",
        "20, ~~~~one two three four, ~~~~one two three|~~~~~~four",
        // the second column
        "24, ~~name~~one two three four five, ~~name~~one two three|~~~~~~~~four five",
        "24, a rather long name~~one two, a rather long name~~one|~~two",
        // columns are kept, wherever a line is broken
        "24, ~~a~~b~~~c d e f g h i j k l m, ~~a~~b~~~c d e f g h i j|~~~~~k l m",
        // words that are wider than the terminal
        "10, see /usr/share/doc/x for it, see|~~/usr/share/doc/x|~~for it",
        // quoted words, an apostrophe, and a quote within a path
        "20, the file 'a b c d e f g h' is, the file|~~'a b c d e f g h'|~~is",
        "20, the file's name isn't in it, the file's name|~~isn't in it",
        "20, the file \"a b \\\" d e f g\" is, the file|~~\"a b \\\" d e f g\"|~~is",
        // a command to its end
        "20, next: imatool verify --keys DIR LOG, next:|~~imatool verify --keys DIR LOG",
        "20, what imatool is and what it does, what imatool is and|~~what it does",
        // characters outside the first plane take one column
        "7, 𐀀𐀀𐀀 𐀀𐀀𐀀 𐀀, 𐀀𐀀𐀀 𐀀𐀀𐀀|~~𐀀",
    })
    void linesAreBrokenAtBlanks(int columns, String line, String expected) {
        assertThat(broken(columns, line.replace('~', ' ')))
                .containsExactly(expected.replace('~', ' ').split("\\|"));
    }

    /** As a hostile list may have them: names without blanks, of many blanks, and of quotes that nothing closes. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "a ", "a  ", "'", " '", "(\"", ":'x", "\"\\", "imatool ", "\033[1m"})
    void linesOfAnyLengthAreBroken(String part) {
        String line = "name " + part.repeat(200_000);
        assertThat(new RunningText(80).broken(line).replaceAll("\\s", "").equals(line.replace(" ", "")))
                .isTrue();
    }

    @Test
    void coloursTakeNoColumnsAndEndWithEachLine() {
        String red = "\033[1m\033[31m";
        String end = "\033[39m\033[21m\033[0m";
        String line = "it is " + Theme.COLOURED.paint(Role.BAD, "not reproduced at all") + " by it";

        assertThat(line).contains(red + "not").contains("all" + end);
        assertThat(broken(34, line)).containsExactly(line);
        assertThat(broken(20, line))
                .containsExactly("it is " + red + "not reproduced\033[0m", "  " + red + "at all" + end + " by it");
    }

    @Test
    void onlyRunningTextIsBroken() throws IOException {
        StringWriter text = new StringWriter();
        TextPage page = new TextPage(
                text,
                Theme.PLAIN,
                Limit.USUAL,
                new TextLayout(DigestLength.WHOLE, OptionalInt.of(20)),
                new ContainerNames());
        Table table = new Table(Table.Align.LEFT, Table.Align.LEFT);
        table.titles("first", "second column with a title");
        table.row(Cell.plain("a"), Cell.plain("/with a name that is long"));
        table.row(Cell.plain("b"), Cell.of(Role.BAD, "said in many words"));
        page.rows(table);
        GrowingTable growing =
                page.growingTable(List.of(Column.right("number", 6), Column.left("a wide title here", 0)), 1);
        growing.row(Cell.number(1), Cell.plain("what stands in the row"));
        growing.note(Role.DIM, "a note of the row");
        page.line(Role.HEADING, "a line that goes on and on");

        assertThat(text.toString().lines())
                .containsExactly(
                        "  first  second column with a title",
                        "  a      /with a name that is long",
                        "  b      said in",
                        "         many words",
                        "number  a wide title here",
                        "     1  what stands in the row",
                        "        a note of",
                        "          the row",
                        "a line that goes on",
                        "  and on");
    }
}
