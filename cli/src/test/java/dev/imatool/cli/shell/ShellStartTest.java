package dev.imatool.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process of its own: what the shell is made of is loaded only by who types in it. */
class ShellStartTest {
    private static final String LIST =
            Corpus.snapshot("demo-before-after-6.1/after").ascii().toString();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"verify -q LIST", "shell --help", "shell LIST", "--help"})
    void nobodyElseLoadsJLine(String command) throws IOException, InterruptedException {
        Path classes = folder.resolve("classes");
        Path commands = Files.writeString(folder.resolve("commands"), "verify -q\n");
        List<String> words = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xlog:class+load:file=" + classes,
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.imatool.cli.Main"),
                        Stream.of(command.replace("LIST", LIST).split(" ")))
                .toList();
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(commands.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        String loaded = Files.readString(classes);
        assertThat(loaded).contains("dev.imatool.cli.Main ").doesNotContain("org.jline.");
        assertThat(loaded.contains("dev.imatool.cli.shell.Shell ")).isEqualTo(command.equals("shell LIST"));
    }
}
