package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole runs, kept as files: {@code cli/COMMAND/CASE/cmd} holds the words after {@code imatool}, {@code < FILE} at the end is
 * standard input; beside it stand what came out of both streams and the exit status. {@code fixtures:} stands for the
 * resources of the fixtures, {@code case:} for the folder of the case. {@code -Dgolden.update=true} writes what comes out,
 * and fails once so that nobody does it unseen.
 */
class GoldenTest {
    private static final Path CASES = Path.of("src/test/resources/cli");
    private static final String FIXTURES = "../fixtures/src/main/resources/";

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.endsWith("cmd"))
                    .map(file -> CASES.relativize(file.getParent()).toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everythingThatComesOutIsAsKept(String name) throws IOException {
        Path folder = CASES.resolve(name);
        Outcome outcome = run(words(name));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(folder.resolve("stdout.txt"), kept(outcome.out(), folder));
            Files.writeString(folder.resolve("stderr.txt"), kept(outcome.err(), folder));
            Files.writeString(folder.resolve("exit"), outcome.exit() + "\n");
            fail("written: look at what changed in " + folder);
        }
        assertThat(kept(outcome.out(), folder)).isEqualTo(Files.readString(folder.resolve("stdout.txt")));
        assertThat(kept(outcome.err(), folder)).isEqualTo(Files.readString(folder.resolve("stderr.txt")));
        assertThat(outcome.exit() + "\n").isEqualTo(Files.readString(folder.resolve("exit")));
    }

    /** The words of a case, with its files in place. */
    static List<String> words(String name) throws IOException {
        Path folder = CASES.resolve(name);
        List<String> words = new ArrayList<>();
        for (String word : Files.readString(folder.resolve("cmd")).strip().split("\\s+")) {
            words.add(word.replace("fixtures:", FIXTURES).replace("case:", folder + "/"));
        }
        return words;
    }

    /** Runs them; standard input is the file behind the sign for it. */
    static Outcome run(List<String> words) throws IOException {
        int redirection = words.indexOf("<");
        if (redirection < 0) {
            return Outcome.of(words.toArray(String[]::new));
        }
        return Outcome.withInput(
                Path.of(words.get(redirection + 1)),
                words.subList(0, redirection).toArray(String[]::new));
    }

    private static String kept(String output, Path folder) {
        return output.replace(FIXTURES, "fixtures:").replace(folder + "/", "case:");
    }
}
