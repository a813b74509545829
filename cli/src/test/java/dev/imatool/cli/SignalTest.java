package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process of its own that waits for its input until a signal comes. */
class SignalTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"TERM, 15", "INT, 2", "HUP, 1"})
    void aSignalLeavesNoPartOfAnOutputFile(String name, int number) throws IOException, InterruptedException {
        Path output = folder.resolve("learned.json");
        assertNothingStays(name, number, output, List.of("learn", "-o", output.toString(), "-"));
        assertThat(output).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 15", "INT, 2", "HUP, 1"})
    void aSignalLeavesTheFileThatWasToBeReplaced(String name, int number) throws IOException, InterruptedException {
        Path output = Files.writeString(folder.resolve("learned.json"), "before");
        Path beside = folder.resolve("learned.json.new");
        assertNothingStays(name, number, beside, List.of("learn", "--force", "-o", output.toString(), "-"));
        assertThat(beside).doesNotExist();
        assertThat(output).hasContent("before");
    }

    private void assertNothingStays(String name, int number, Path made, List<String> arguments)
            throws IOException, InterruptedException {
        // whoever started the tests may have told all its children to ignore a signal, as nohup does
        List<String> words = Stream.concat(
                        Stream.of(
                                "env",
                                "--default-signal=" + name,
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.imatool.cli.Main"),
                        arguments.stream())
                .toList();
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        try {
            process.getOutputStream().write(Files.readAllBytes(Documents.demoBefore()));
            process.getOutputStream().flush();
            for (int i = 0; i < 600 && !Files.exists(made); i++) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(made).exists();
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + number);
        } finally {
            process.destroyForcibly();
        }
    }
}
