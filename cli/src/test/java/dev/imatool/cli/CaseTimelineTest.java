package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code case} in the formats of programs for timelines: names are those of the ascii list, clocks those of the quotes' bytes. */
class CaseTimelineTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final Snapshot END = Corpus.snapshot("demo-before-after-6.1/end");
    private static final String DEMO = "/srv/app/demo.python";

    @TempDir
    private Path folder;

    private static Outcome run(String... options) {
        List<String> words = new ArrayList<>(List.of(
                "case", END.folder().toString(), "--ak", END.file("ak.pub").toString()));
        words.addAll(Arrays.asList(options));
        return Outcome.of(words.toArray(String[]::new));
    }

    private static List<JsonNode> entries(String rows) throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        for (String line : rows.split("\n")) {
            JsonNode row = MAPPER.readTree(line);
            assertThat(row.hasNonNull("message") && row.hasNonNull("datetime") && row.hasNonNull("timestamp_desc"))
                    .isTrue();
            if (row.has("entry")) {
                entries.add(row);
            }
        }
        return entries;
    }

    /** TPM 2.0 library, part 2, 10.12.8: magic, type, a sized name, sized extra data, then the clock. */
    private static long clock(Snapshot snapshot) throws IOException {
        ByteBuffer message = ByteBuffer.wrap(Files.readAllBytes(snapshot.file("quote.msg")));
        message.position(6);
        for (int sized = 0; sized < 2; sized++) {
            int length = message.getShort();
            message.position(message.position() + length);
        }
        return message.getLong();
    }

    @Test
    void everyEntryIsARowBetweenTheClocksOfBothEvidences() throws IOException {
        Outcome outcome = run("--before", BEFORE.folder().toString(), "--format", "timesketch");
        List<JsonNode> entries = entries(outcome.out());
        List<String> names = Files.readAllLines(END.ascii(), StandardCharsets.ISO_8859_1).stream()
                .map(line -> line.split(" ", 5)[4])
                .toList();

        // the status of the case: something changed
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(entries.stream().map(row -> row.path("path").asText())).isEqualTo(names);
        int second = names.lastIndexOf(DEMO);
        assertThat(entries.get(second).path("known_by").asText()).isEqualTo("between_quotes");
        assertThat(entries.get(second).path("tpm_clock_after").asLong()).isEqualTo(clock(BEFORE));
        assertThat(entries.get(second).path("tpm_clock_before").asLong()).isEqualTo(clock(END));
        assertThat(entries.get(names.indexOf(DEMO)).path("tpm_clock_before").asLong())
                .isEqualTo(clock(BEFORE));
        assertThat(entries).allMatch(row -> row.path("timestamp_desc").asText().equals("Not a time"));
    }

    @Test
    void theNonceIsThatOfTheLaterQuotesAlone() throws IOException {
        Outcome outcome = run(
                "--before",
                BEFORE.folder().toString(),
                "--nonce",
                END.file("nonce.hex").toString(),
                "--format",
                "timesketch");
        List<JsonNode> entries = entries(outcome.out());

        assertThat(entries)
                .hasSize(Files.readAllLines(END.ascii(), StandardCharsets.ISO_8859_1)
                        .size())
                .allMatch(row -> row.path("tpm_clock_before").asLong() == clockOfEnd());
        assertThat(outcome.out()).doesNotContain("dates nothing");
    }

    private static long clockOfEnd() {
        try {
            return clock(END);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void recordsOfAuditAreTimesOfTheOnlyListAlsoBesideAnotherBoot() throws IOException {
        String[] columns = Files.readAllLines(END.ascii(), StandardCharsets.ISO_8859_1)
                .get(93)
                .split(" ");
        Path audit = Files.writeString(
                folder.resolve("audit.log"),
                "type=INTEGRITY_RULE msg=audit(1700000100.500:7): file=\"" + columns[4] + "\" hash=\"" + columns[3]
                        + "\" ppid=1 pid=2 auid=0 uid=0 gid=0 comm=\"sh\" exe=\"/usr/bin/bash\"\n");
        Outcome rows = run("--audit", audit.toString(), "--format", "timesketch");
        Outcome body = run("--audit", audit.toString(), "--format", "bodyfile");
        Snapshot other = Corpus.snapshot("violations-6.12/final");
        Outcome beside =
                run("--audit", audit.toString(), "--before", other.folder().toString(), "--format", "timesketch");

        JsonNode second = entries(rows.out()).stream()
                .filter(row -> row.path("entry").asLong() == 94)
                .findFirst()
                .orElseThrow();
        assertThat(second.path("datetime").asText()).isEqualTo("2023-11-14T22:15:00.500000+00:00");
        assertThat(second.path("timestamp_desc").asText()).isEqualTo("Measured");
        assertThat(second.path("time_trust").asText()).isEqualTo("claimed");
        assertThat(body.out()).contains("|0|-|0|0|0|1700000100|-1|-1|-1\n");
        assertThat(beside.out().lines().filter(line -> line.contains("\"timestamp_desc\":\"Measured\"")))
                .hasSize(1)
                .allMatch(line -> line.contains("\"entry\":94"));
    }

    @Test
    void theRowsGoToAFileAndTheBriefToStandardOutput() throws IOException {
        Path rows = folder.resolve("rows.jsonl");
        Outcome outcome = run("--format", "timesketch", "-o", rows.toString());

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("everything is proven").doesNotContain("Not a time");
        assertThat(entries(Files.readString(rows))).hasSize(103);
    }

    /** Rows have no findings; whoever has only them still gets the exit status. */
    @Test
    void aDamagedListEndsWithThreeAsInEveryFormat() throws IOException {
        byte[] list = Files.readAllBytes(END.binary());
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(list, list.length - 7));
        Outcome outcome = Outcome.of("case", cut.toString(), "--format", "timesketch");

        assertThat(outcome.exit())
                .isEqualTo(
                        Outcome.of("case", cut.toString(), "--format", "json").exit())
                .isEqualTo(3);
        assertThat(entries(outcome.out())).hasSize(102);
    }
}
