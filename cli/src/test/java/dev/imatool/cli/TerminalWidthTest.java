package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.cli.terminal.StreamKind;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text on a terminal has the words of the text in a pipe, and follows the width. */
class TerminalWidthTest {
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final Snapshot AFTER = Corpus.snapshot("demo-before-after-6.1/after");

    private static String onTerminal(int columns, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Streams streams = new Streams(
                InputStream.nullInputStream(),
                out,
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
                StreamKind.TERMINAL,
                StreamKind.PIPE,
                Map.of("COLUMNS", Integer.toString(columns), "LINES", "50", "TERM", "dumb", "PAGER", ""));
        assertThat(Imatool.run(args, streams)).isLessThanOrEqualTo(1);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"case --before BEFORE AFTER", "verify AFTER", "diff BEFORE AFTER", "show --entry 20 AFTER"})
    void noWordIsLostOrAddedByTheWidth(String line) {
        String[] args = (line + " --digests whole")
                .replace("BEFORE", BEFORE.ascii().toString())
                .replace("AFTER", AFTER.ascii().toString())
                .split(" ");
        String narrow = onTerminal(60, args);
        String wide = onTerminal(120, args);
        String piped = Outcome.of(args).out();

        assertThat(words(narrow)).isEqualTo(words(piped));
        assertThat(words(wide)).isEqualTo(words(piped));
        assertThat(piped.lines().count()).isLessThanOrEqualTo(wide.lines().count());
        assertThat(wide.lines().count()).isLessThanOrEqualTo(narrow.lines().count());
    }

    /** All lines in front of the tables of what changed; a name may be wider than the terminal. */
    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void theFirstLinesOfACaseFit(int columns) {
        String text = onTerminal(
                columns,
                "case",
                "--before",
                BEFORE.ascii().toString(),
                AFTER.ascii().toString());

        List<String> first =
                text.lines().takeWhile(line -> !line.startsWith("Since")).toList();
        assertThat(first)
                .hasSizeGreaterThan(8)
                .allSatisfy(line -> assertThat(line)
                        .satisfiesAnyOf(
                                fits -> assertThat(fits).hasSizeLessThanOrEqualTo(columns),
                                name -> assertThat(name.strip()).doesNotContain(" ")));
        assertThat(text).contains("\n  next     ").contains("\n           ");
    }
}
