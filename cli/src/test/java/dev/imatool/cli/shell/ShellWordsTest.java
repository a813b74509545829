package dev.imatool.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.report.Printable;
import dev.imatool.parsers.FileNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines are cut as the POSIX shell's grammar of quoting says (XCU 2.2), and {@code $'…'} as XCU 2.2.4 of 2024. */
class ShellWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "show  a   b            !show!a!b",
                "show 'a  b' c          !show!a  b!c",
                "show a\\ b c           !show!a b!c",
                "show \"a 'b\" c        !show!a 'b!c",
                "show \"\\\"\\\\\" c    !show!\"\\!c",
                "show '*'\"?\"\\* c     !show!*?*!c",
                "show $'\\x41\\'' c     !show!A'!c",
            })
    void wordsAreCutAsAShellDoes(String line, String first, String second, String third) {
        assertThat(ShellWords.of(line).texts()).containsExactly(first.strip(), second, third);
    }

    @Test
    void anEmptyWordIsAWord() {
        assertThat(ShellWords.of("show '' x").texts()).containsExactly("show", "", "x");
        assertThat(ShellWords.of("  \t ").texts()).isEmpty();
        assertThat(ShellWords.of("# show a").texts()).isEmpty();
        assertThat(ShellWords.of("show 4026532481#2").texts()).containsExactly("show", "4026532481#2");
    }

    @Test
    void bytesAndCharactersAreTakenAsReportsPrintThem() {
        ShellWords words = ShellWords.of("$'/t/\\x1b[31m\\n\\xff\\u{202e}\\\\'");
        byte[] expected = "/t/\u001b[31m\n?\u202e\\".getBytes(StandardCharsets.UTF_8);
        expected["/t/\u001b[31m\n".length()] = (byte) 0xff;
        assertThat(FileNames.bytes(words.texts().get(0))).isEqualTo(expected);
        // two bytes of one character
        assertThat(ShellWords.of("$'\\xc3\\xa9'").texts()).containsExactly("\u00e9");
        assertThat(ShellWords.of("$'\\u{110000}\\xg1'").texts()).containsExactly("\\u{110000}xg1");
    }

    /** Words that begin alike may part within an escape. */
    @ParameterizedTest
    @CsvSource({"a\\x1, a", "a\\x, a", "a\\, a", "a\\\\, a\\", "a\\u{20, a", "a\\u{202e}b, a\u202eb", "a\\x41, aA"})
    void anEscapeThatIsCutOffIsLeftOut(String printable, String word) {
        assertThat(Quoting.ofPrintable(printable)).isEqualTo(word);
    }

    @Test
    void aBarEndsTheWords() {
        ShellWords words = ShellWords.of("show 'a|b' | rg 'x|y' > z");
        assertThat(words.texts()).containsExactly("show", "a|b");
        assertThat(words.bar()).contains(11);
        assertThat(words.unread()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"show 'a", "'show \"a'", "show $'a", "'show \"a\\\"'"})
    void aQuoteMayBeLeftOpen(String line) {
        assertThat(ShellWords.of(line).open()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"show > x, >", "show a;ls, ;", "show &, &", "show <x, <"})
    void whatOtherShellsReadIsNotTakenForAName(String line, char unread) {
        assertThat(ShellWords.of(line).unread()).contains(unread);
        assertThat(ShellWords.of("show '" + unread + "' \\" + unread).unread()).isEmpty();
    }

    /** Whatever a word holds: what is typed for it is one word again, the same, and harmless on a terminal. */
    @Test
    void quotingIsUndoneByReading() {
        Random random = new Random(17);
        for (int run = 0; run < 20_000; run++) {
            byte[] bytes = new byte[1 + random.nextInt(8)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte)
                        (random.nextBoolean() ? 1 + random.nextInt(255) : "'\"\\$ *|x#;".charAt(random.nextInt(10)));
            }
            String word = FileNames.text(bytes);
            String typed = Quoting.of(word);
            ShellWords read = ShellWords.of(typed);
            assertThat(read.texts()).as(typed).isEqualTo(List.of(word));
            assertThat(read.open() || read.unread().isPresent()).isFalse();
            assertThat(typed.codePoints()).allMatch(c -> c >= ' ' && c != 0x7f && !(c >= 0x80 && c < 0xa0));
            assertThat(Quoting.ofPrintable(Printable.ofText(word))).isEqualTo(word);
            String begun = Quoting.of(word, false);
            assertThat(ShellWords.of(begun).texts()).as(begun).isEqualTo(List.of(word));
        }
    }
}
