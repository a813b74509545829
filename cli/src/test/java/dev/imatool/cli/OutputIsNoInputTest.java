package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a command makes never takes the place of what it reads, and is never found there by the next run. */
class OutputIsNoInputTest {
    private static final Path KEYLIME = Path.of("../fixtures/src/main/resources/keylime");

    @TempDir
    Path folder;

    /** The name of the input that is named as output, and the command; all inputs are in the folder. */
    static Stream<List<String>> commands() {
        return Stream.of(
                List.of("key.pem", "reference build signed.json --policy-key key.pem"),
                List.of("key.pem", "reference build signed.json --policy-key keys"),
                List.of("sums", "reference build sums signed.json"),
                List.of("list", "learn list"),
                List.of("list", "repair list"),
                List.of("list", "runtime-policy create list --good sums"),
                List.of("sums", "runtime-policy create list --good sums"),
                List.of("excludes", "runtime-policy create list --exclude-file excludes"),
                List.of("sums", "runtime-policy convert sums"),
                List.of("signed.json", "runtime-policy merge sums signed.json"));
    }

    private void inputs() throws IOException {
        Files.copy(Corpus.snapshot("baseline-6.1/final").ascii(), folder.resolve("list"));
        Files.writeString(folder.resolve("sums"), "ab".repeat(32) + "  /usr/bin/a\n");
        Files.writeString(folder.resolve("excludes"), "/tmp/.*\n");
        Files.copy(KEYLIME.resolve("policy-v1-signed.json"), folder.resolve("signed.json"));
        Files.copy(KEYLIME.resolve("signer-pub.pem"), folder.resolve("key.pem"));
        Files.createDirectory(folder.resolve("keys"));
        Files.createLink(folder.resolve("keys/key.pem"), folder.resolve("key.pem"));
    }

    private Outcome run(String command, Path output) {
        Stream<String> words = Stream.of(command.split(" "))
                .map(word -> Files.exists(folder.resolve(word))
                        ? folder.resolve(word).toString()
                        : word);
        return Outcome.of(Stream.concat(words, Stream.of("--force", "-o", output.toString()))
                .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noInputIsOverwritten(List<String> output) throws IOException {
        inputs();
        Path input = folder.resolve(output.get(1).endsWith(" keys") ? "keys/key.pem" : output.get(0));
        byte[] before = Files.readAllBytes(input);
        Outcome refused = run(output.get(1), input);
        assertThat(refused.exit()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err()).contains("input");
        assertThat(Files.readAllBytes(input)).isEqualTo(before);
        assertThat(run(output.get(1), folder.resolve("made")).exit()).isLessThan(2);
    }

    /** A folder is read whole, so what lies in it by the next time is a source, too. */
    @Test
    void nothingIsMadeInAFolderThatIsRead() throws IOException {
        inputs();
        Path sources = Files.createDirectories(folder.resolve("sources/deeper"));
        Files.writeString(folder.resolve("sources/sums"), "ab".repeat(32) + "  /usr/bin/a\n");
        Files.createSymbolicLink(folder.resolve("link"), sources);
        for (String inside : List.of("sources/known.idx", "sources/deeper/known.idx", "link/known.idx")) {
            for (String command : List.of("reference build sources", "runtime-policy create list --good sources")) {
                Outcome refused = run(command, folder.resolve(inside));
                assertThat(refused.exit()).as(inside).isEqualTo(2);
                assertThat(refused.err()).contains("is in " + folder.resolve("sources"));
                assertThat(folder.resolve(inside)).doesNotExist();
            }
        }
        assertThat(run("reference build sources", folder.resolve("known.idx")).exit())
                .isZero();
    }
}
