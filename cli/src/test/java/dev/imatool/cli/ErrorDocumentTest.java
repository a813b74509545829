package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program that asks for JSON gets a document even where it gets no report. */
class ErrorDocumentTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path LIST =
            Corpus.snapshot("demo-before-after-6.1/before").binary();
    private static final String PCRS = Corpus.snapshot("demo-before-after-6.1/before")
            .pcrRead()
            .orElseThrow()
            .toString();

    static List<List<String>> failures() {
        String list = LIST.toString();
        return List.of(
                List.of("replay", "--format", "json", "no such file"),
                List.of("replay", "--format=json", "no such file"),
                List.of("verify", "--format", "JSON", "no such file"),
                List.of("verify", "no such file", "--format", "json"),
                List.of("replay", "--format", "json"),
                List.of("replay", "--format", "json", "--no-such-option", list),
                List.of("replay", "--format", "json", "--pcr", "sha256:10=abc", list),
                List.of("replay", "--format", "json", "--pcrs", "-", "-"),
                List.of("replay", "--format", "json", "--pcrs", list, list),
                List.of("replay", "--format", "json", PCRS),
                List.of("eventlog", "--format", "json", list),
                List.of("quote", "--format", "json", "-m", list, list),
                List.of("check", "--format", "json", list),
                List.of("show", "--format", "ndjson", "no such file"),
                List.of("replay", "--format", "ndjson", "no such file"),
                List.of("replay", "--bank", ",", "--format", "json", list),
                List.of("replay", "--pcr", "sha256:10=" + "00".repeat(32), list, list));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureIsADocument(List<String> words) throws IOException {
        Outcome outcome = Outcome.of(words.toArray(String[]::new));
        assertThat(outcome.exit()).isEqualTo(2);
        SchemaTest.validate("error", outcome);
        JsonNode document = MAPPER.readTree(outcome.out());
        assertThat(document.path("schema").asText()).isEqualTo("imatool.error/1");
        assertThat(document.path("exit").asInt()).isEqualTo(2);
        assertThat(document.path("command")).extracting(JsonNode::asText).containsExactlyElementsOf(words);
        String[] text = outcome.err().split("\n", -1);
        assertThat(text[0])
                .isEqualTo("imatool: error: " + document.path("message").asText());
        if (document.has("hint")) {
            assertThat(outcome.err()).contains(document.path("hint").asText());
        }
        boolean lines = words.stream().noneMatch(word -> word.matches("(?i)(--format=)?json"));
        assertThat(outcome.out().lines().count() == 1).isEqualTo(lines);
    }

    @Test
    void withoutJsonStandardOutputStaysEmpty() {
        for (List<String> words : List.of(
                List.of("replay", "no such file"),
                List.of("replay", "--format", "text", "no such file"),
                List.of("replay", "--format", "json", "--format", "text", "no such file"),
                List.of("show", "--format", "csv", "no such file"),
                List.of("quote", "--format", "json", "-qm", "no such file", LIST.toString()),
                List.of("replay", "--format", "text", LIST.toString(), LIST.toString()),
                List.of("verify", "--", "--format=json", "no such file"))) {
            assertThat(Outcome.of(words.toArray(String[]::new)).out())
                    .as(words.toString())
                    .isEmpty();
        }
    }

    @Test
    void quietIsQuiet() {
        Outcome outcome = Outcome.of("replay", "-q", "--format", "json", "no such file");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("no such file: no such file");
    }

    @Test
    void aReportThatBreaksOffIsFollowedByNoSecondDocument() throws IOException {
        byte[] list = Files.readAllBytes(LIST);
        InputStream breaking = new SequenceInputStream(
                new SequenceInputStream(Collections.enumeration(Collections.nCopies(40, list).stream()
                        .map(bytes -> (InputStream) new ByteArrayInputStream(bytes))
                        .toList())),
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("Input/output error");
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        throw new IOException("Input/output error");
                    }
                });
        Outcome outcome = Outcome.of(breaking, "show", "--format", "ndjson", "-");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("Input/output error");
        assertThat(outcome.out()).startsWith("{\"entry\":1,").doesNotContain("imatool.error");
    }
}
