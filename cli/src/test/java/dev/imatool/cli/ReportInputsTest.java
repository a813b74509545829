package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The head of every document: the command line, and each file that it names with the digest of its bytes. */
class ReportInputsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String EVIDENCE =
            "../fixtures/src/main/resources/corpus/demo-before-after-6.1/pcr-older-than-log";

    @TempDir
    Path folder;

    static List<String> documents() throws IOException {
        List<String> cases = new ArrayList<>();
        for (String name : GoldenTest.cases()) {
            if (GoldenTest.words(name).contains("json")) {
                cases.add(name);
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyFileOfTheCommandLineIsAnInput(String name) throws IOException {
        List<String> words = GoldenTest.words(name);
        JsonNode document = MAPPER.readTree(GoldenTest.run(words).out());
        int redirection = words.indexOf("<");
        List<String> typed = redirection < 0 ? words : words.subList(0, redirection);
        assertThat(strings(document.path("command"))).isEqualTo(typed);
        for (String word : typed) {
            if (Files.isRegularFile(Path.of(word))
                    && !typed.get(Math.max(0, typed.indexOf(word) - 1)).equals("-o")) {
                assertThat(of(document, word)).as(word).contains(sha256(word));
            }
        }
        if (redirection > 0) {
            assertThat(of(document, "<stdin>")).contains(sha256(words.get(redirection + 1)));
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void listsComeFirstAndNoFileHasTheDigestOfAnother(String name) throws IOException {
        JsonNode document =
                MAPPER.readTree(GoldenTest.run(GoldenTest.words(name)).out());
        boolean others = false;
        for (JsonNode input : document.path("inputs")) {
            boolean list = input.path("role").asText().equals("list");
            assertThat(others && list).as("a list behind other files").isFalse();
            others |= !list;
            assertThat(input.has("entries"))
                    .as("fields of a list")
                    .isEqualTo(list || input.path("format").isTextual());
            String path = input.path("path").asText();
            if (Files.isRegularFile(Path.of(path))) {
                assertThat(input.path("sha256").asText()).as(path).isEqualTo(sha256(path));
                assertThat(input.path("bytes").asLong()).isEqualTo(Files.size(Path.of(path)));
            }
        }
    }

    @Test
    void ofAFolderOfEvidenceEachUsedFileIsAnInput() throws IOException {
        JsonNode document = MAPPER.readTree(
                Outcome.of("verify", "--evidence", EVIDENCE, "--format", "json").out());
        List<String> used = new ArrayList<>();
        for (JsonNode part : document.path("evidence").path("parts")) {
            if (part.has("used_as")) {
                String path = EVIDENCE + "/" + part.path("path").asText();
                assertThat(of(document, path)).as(path).contains(sha256(path));
                used.add(path);
            }
        }
        assertThat(used).hasSizeGreaterThan(10);
        assertThat(of(document, EVIDENCE)).isEmpty();
    }

    @Test
    void ofAnArchiveItselfIsAnInputBesideTheListsInIt() throws Exception {
        Path archive = folder.resolve("host.tar.gz");
        Process tar = new ProcessBuilder("tar", "czf", archive.toString(), "-C", EVIDENCE, ".").start();
        assertThat(tar.waitFor()).isZero();
        for (List<String> words : List.of(
                List.of("verify", "--format", "json", "--evidence", archive.toString()),
                List.of("diff", "--format", "json", archive.toString(), EVIDENCE + "/binary_runtime_measurements"))) {
            JsonNode document =
                    MAPPER.readTree(Outcome.of(words.toArray(String[]::new)).out());
            assertThat(of(document, archive.toString())).containsExactly(sha256(archive.toString()));
            assertThat(document.path("inputs").get(0).path("role").asText()).isEqualTo("list");
            assertThat(document.path("inputs").get(0).path("sha256").asText())
                    .isEqualTo(sha256(EVIDENCE + "/binary_runtime_measurements"));
        }
    }

    @Test
    void theKeysOfADirectoryAreInputsAndWhatIsNoKeyIsNone() throws IOException {
        Path keys = Files.createDirectory(folder.resolve("keys"));
        Files.copy(Path.of(EVIDENCE, "ak.pem"), keys.resolve("ak.pem"));
        Files.writeString(keys.resolve("README"), "no key");
        JsonNode document = MAPPER.readTree(Outcome.of(
                        "signatures",
                        "--format",
                        "json",
                        "--keys",
                        keys.toString(),
                        EVIDENCE + "/ascii_runtime_measurements")
                .out());
        assertThat(document.path("inputs"))
                .extracting(input -> input.path("role").asText())
                .containsExactly("list", "key");
        assertThat(of(document, keys.resolve("ak.pem").toString())).containsExactly(sha256(EVIDENCE + "/ak.pem"));
    }

    @Test
    void everyFindingHasASentenceAndAWeight() throws IOException {
        for (String name : documents()) {
            JsonNode document =
                    MAPPER.readTree(GoldenTest.run(GoldenTest.words(name)).out());
            for (JsonNode finding : document.path("findings")) {
                assertThat(finding.path("severity").asText()).isEqualTo("error");
                assertThat(finding.path("message").asText()).as(name).isNotBlank();
            }
        }
    }

    private static List<String> of(JsonNode document, String path) {
        return stream(document.path("inputs"))
                .filter(input -> input.path("path").asText().equals(path))
                .map(input -> input.path("sha256").asText())
                .toList();
    }

    private static List<String> strings(JsonNode array) {
        return stream(array).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes.stream();
    }

    private static String sha256(String file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Path.of(file)));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
