package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person at a terminal, which {@code script} of util-linux makes. */
@Tag("live")
class LivePagerTest {
    private static final int ROWS = 24;

    @TempDir
    Path folder;

    /** What a terminal showed, and the exit status of imatool. */
    private record Shown(List<String> lines, int exit) {}

    private Shown shown(int columns, Map<String, String> environment, String keys, String... arguments)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "stty rows " + ROWS + " cols " + columns + "; '" + java + "' -cp '"
                + System.getProperty("java.class.path") + "' dev.imatool.cli.Main '" + String.join("' '", arguments)
                + "' 2>/dev/null";
        Path screen = folder.resolve("screen");
        ProcessBuilder builder = new ProcessBuilder("script", "-qec", command, "/dev/null")
                .redirectErrorStream(true)
                .redirectOutput(screen.toFile());
        List.of("PAGER", "IMATOOL_PAGER", "LESS", "COLUMNS", "LINES", "NO_COLOR")
                .forEach(builder.environment()::remove);
        builder.environment().put("TERM", "xterm");
        builder.environment().put("NO_COLOR", "1");
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (OutputStream keyboard = process.getOutputStream()) {
            keyboard.write(keys.getBytes(StandardCharsets.US_ASCII));
            keyboard.flush();
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ends by itself")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Shown(
                Files.readString(screen).lines().map(String::stripTrailing).toList(), process.exitValue());
    }

    /** What stands below the first empty line, which is one of them; the line above is as wide as the terminal allows. */
    private static List<String> table(Shown shown) {
        return shown.lines().stream()
                .dropWhile(line -> !line.isEmpty() && !line.equals("paged:"))
                .toList();
    }

    private static String list() {
        return Corpus.snapshot("demo-before-after-6.1/end").binary().toString();
    }

    @Test
    void longTextGoesThroughThePagerWithTheStatusOfTheCommand() throws IOException, InterruptedException {
        Shown good = shown(80, Map.of("PAGER", "sed s/^/paged:/"), "", "show", list());

        assertThat(good.lines()).allMatch(line -> line.startsWith("paged:"));
        assertThat(table(good)).hasSize(105);
        assertThat(good.exit()).isZero();

        Shown changed = shown(
                80,
                Map.of("PAGER", "sed s/^/paged:/; exit 7"),
                "",
                "diff",
                Corpus.snapshot("violations-6.12/final").binary().toString(),
                list());

        assertThat(changed.lines().get(0)).startsWith("paged:");
        assertThat(changed.exit()).isEqualTo(1);
    }

    @Test
    void shortTextAndRowsForProgramsAreNotPaged() throws IOException, InterruptedException {
        Map<String, String> pager = Map.of("PAGER", "sed s/^/paged:/");

        Shown few = shown(80, pager, "", "show", "--limit", "5", list());
        assertThat(few.lines()).noneMatch(line -> line.startsWith("paged:"));
        assertThat(table(few)).hasSize(8);
        assertThat(shown(80, pager, "", "show", "--format", "csv", list()).lines())
                .hasSize(104)
                .noneMatch(line -> line.startsWith("paged:"));
    }

    @Test
    void noPagerIsStartedWhereNoneIsWantedOrThere() throws IOException, InterruptedException {
        Shown unwanted = shown(80, Map.of("PAGER", "sed s/^/paged:/"), "", "show", "--no-pager", list());
        assertThat(unwanted.lines()).noneMatch(line -> line.startsWith("paged:"));
        assertThat(table(unwanted)).hasSize(105);
        Shown empty = shown(80, Map.of("PAGER", "sed s/^/paged:/", "IMATOOL_PAGER", ""), "", "show", list());
        assertThat(empty.lines()).noneMatch(line -> line.startsWith("paged:"));
        assertThat(table(empty)).hasSize(105);
        assertThat(table(shown(80, Map.of("PAGER", "no-such-pager"), "", "show", list())))
                .hasSize(105);
    }

    /** 4,000 lines do not fit into what a pipe holds: writing fails, and that is no error. */
    @Test
    void aPagerThatIsLeftEarlyIsNoError() throws IOException, InterruptedException {
        Path many = folder.resolve("many.ascii");
        String once =
                Files.readString(Corpus.snapshot("demo-before-after-6.1/end").ascii(), StandardCharsets.ISO_8859_1);
        Files.writeString(many, once.repeat(40), StandardCharsets.ISO_8859_1);
        Shown left = shown(80, Map.of("PAGER", "head -2"), "", "show", many.toString());

        assertThat(left.lines()).hasSize(2);
        assertThat(left.lines().get(0)).contains("4120 entries");
        assertThat(left.exit()).isZero();
    }

    @Test
    void lessShowsTheFirstScreenUntilItIsLeft() throws IOException, InterruptedException {
        Shown left = shown(80, Map.of("IMATOOL_PAGER", "less"), "q", "show", list());

        assertThat(left.lines())
                .hasSizeBetween(ROWS - 6, ROWS + 3)
                .anyMatch(line -> line.contains("boot_aggregate"))
                .noneMatch(line -> line.contains("late8.sh"));
        assertThat(left.exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 132, 200})
    void linesFitOnTheTerminal(int columns) throws IOException, InterruptedException {
        Map<String, String> none = Map.of("PAGER", "");
        String before = Corpus.snapshot("demo-before-after-6.1/before").binary().toString();

        // a path is never shortened; what stands before it leaves room for one of 30 characters
        assertThat(table(shown(columns, none, "", "show", list())))
                .hasSize(105)
                .allMatch(line -> line.length() <= columns || line.lastIndexOf("  ") <= 50);
        List<String> replay = shown(columns, none, "", "replay", list()).lines();
        assertThat(replay)
                .allMatch(line -> line.length() <= columns || !line.strip().contains(" "));
        assertThat(replay.stream().dropWhile(line -> !line.isEmpty())).hasSize(9);
        assertThat(shown(columns, none, "", "diff", before, list()).lines())
                .contains("    after   entry 94  sha256:051b022776dd…");
        assertThat(table(shown(columns, none, "", "show", "--digests", "whole", list())).stream()
                        .skip(2))
                .hasSize(103)
                .allMatch(line -> line.matches(".*sha256:[0-9a-f]{64}  .*"));
    }
}
