package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Documents;
import dev.imatool.fixtures.corpus.PcrTruth;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands on real lists, held against what the machines said. */
class CorpusTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path BEFORE =
            Corpus.snapshot("demo-before-after-6.1/before").binary();

    static List<Snapshot> snapshots() {
        return Corpus.snapshots();
    }

    static List<Snapshot> snapshotsWithTpm() {
        return Corpus.snapshots().stream()
                .filter(snapshot -> snapshot.pcrRead().isPresent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void everyRealListIsConsistentWithItselfAndItsOtherForm(Snapshot snapshot) throws IOException {
        Outcome outcome = Outcome.of(
                "verify",
                "--format",
                "json",
                snapshot.binary().toString(),
                snapshot.ascii().toString());
        JsonNode report = MAPPER.readTree(outcome.out());
        assertThat(report.path("verdict").asText()).isEqualTo("consistent");
        assertThat(report.path("copies").path("relation").asText()).isEqualTo("same");
        assertThat(report.path("copies").path("same_entries").asLong())
                .isEqualTo(snapshot.truth().entries());
        assertThat(outcome.exit()).isZero();
    }

    @ParameterizedTest
    @MethodSource("snapshotsWithTpm")
    void replaySaysOfEachPcrWhatTheTpmSaid(Snapshot snapshot) throws IOException {
        for (Path list : List.of(snapshot.binary(), snapshot.ascii())) {
            Outcome outcome = Outcome.of(
                    "replay",
                    "--format",
                    "json",
                    "--pcrs",
                    snapshot.pcrRead().orElseThrow().toString(),
                    list.toString());
            JsonNode report = MAPPER.readTree(outcome.out());
            for (PcrTruth truth : snapshot.truth().pcrs()) {
                JsonNode row = row(report, truth);
                assertThat(row.path("match").path("result").asText()).isEqualTo(result(truth));
                assertThat(row.path("expected").asText()).isEqualTo(truth.tpm().hex());
                if (truth.result() == PcrTruth.Result.MATCH_PREFIX) {
                    assertThat(row.path("match").path("entry").asLong())
                            .isEqualTo(truth.entriesUsed().orElseThrow());
                }
            }
            boolean missed =
                    snapshot.truth().pcrs().stream().anyMatch(truth -> truth.result() == PcrTruth.Result.NO_MATCH);
            assertThat(outcome.exit()).isEqualTo(missed ? 1 : 0);
            assertThat(report.path("inputs").path(0).path("entries").asLong())
                    .isEqualTo(snapshot.truth().entries());
        }
    }

    private static JsonNode row(JsonNode report, PcrTruth truth) {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode row : report.path("pcrs")) {
            if (row.path("bank").asText().equals(truth.bank().toString())
                    && row.path("pcr").asInt() == truth.pcr()
                    && row.has("match")) {
                rows.add(row);
            }
        }
        assertThat(rows).as(truth.toString()).hasSize(1);
        return rows.get(0);
    }

    private static String result(PcrTruth truth) {
        return switch (truth.result()) {
            case MATCH -> "at_end";
            case MATCH_PREFIX -> "at_entry";
            case NO_MATCH -> "none";
        };
    }

    @Test
    void theDemoModifiesOneFile() throws IOException {
        Path after = Corpus.snapshot("demo-before-after-6.1/after").ascii();
        Outcome outcome = Outcome.of("diff", "--format", "json", BEFORE.toString(), after.toString());
        JsonNode report = MAPPER.readTree(outcome.out());
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(report.path("relation").path("kind").asText()).isEqualTo("continues");
        assertThat(report.path("summary").path("modified").asInt()).isEqualTo(1);
        assertThat(report.path("changes").path(0).path("path").asText()).isEqualTo("/srv/app/demo.python");
    }

    @Test
    void aListDoesNotDifferFromItself() {
        Outcome outcome = Outcome.of("diff", BEFORE.toString(), BEFORE.toString());
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).startsWith("same (identical lists, 93 entries)\n");
    }

    @Test
    void quietSaysItByExitStatusAlone() {
        String after = Corpus.snapshot("demo-before-after-6.1/after").binary().toString();
        assertThat(Outcome.of("diff", "-q", BEFORE.toString(), after)).isEqualTo(new Outcome(1, "", ""));
        assertThat(Outcome.of("verify", "-q", BEFORE.toString())).isEqualTo(new Outcome(0, "", ""));
        assertThat(Outcome.of("show", "-q", BEFORE.toString())).isEqualTo(new Outcome(0, "", ""));
        assertThat(Outcome.of("replay", "-q", Documents.demoBefore().toString()))
                .isEqualTo(new Outcome(0, "", ""));
    }

    @Test
    void standardInputIsReadLikeAFile() throws IOException {
        for (String format : List.of("text", "json", "ndjson", "csv")) {
            Outcome file = Outcome.of("show", "--format", format, BEFORE.toString());
            Outcome stdin = Outcome.withInput(BEFORE, "show", "--format", format, "-");
            String read = stdin.out().replace("<stdin>", BEFORE.toString());
            // the command line is said as it was given
            assertThat(read.replace("    \"-\"\n", "    \"" + BEFORE + "\"\n")).isEqualTo(file.out());
        }
    }

    @Test
    void linesAndDocumentHoldTheSameEntries() throws IOException {
        for (Snapshot snapshot : snapshots()) {
            String list = snapshot.binary().toString();
            JsonNode document =
                    MAPPER.readTree(Outcome.of("show", "--format", "json", list).out());
            List<JsonNode> lines = new ArrayList<>();
            for (String line :
                    Outcome.of("show", "--format", "ndjson", list).out().split("\n")) {
                lines.add(MAPPER.readTree(line));
            }
            List<JsonNode> entries = new ArrayList<>();
            document.path("entries").forEach(entries::add);
            assertThat(lines).isEqualTo(entries).hasSize((int) snapshot.truth().entries());
            assertThat(document.path("shown").asLong())
                    .isEqualTo(snapshot.truth().entries());
        }
    }

    @Test
    void entriesAreThoseOfTheLinesWithTheirNumbers() throws IOException {
        List<String> lines = Files.readAllLines(
                Corpus.snapshot("demo-before-after-6.1/before").ascii());
        List<String> expected = new ArrayList<>();
        for (int number : List.of(3, 17, 18, 19)) {
            expected.add(lines.get(number - 1).replaceFirst("^.* ", ""));
        }
        List<String> shown = new ArrayList<>();
        String[] args = {
            "show", "--format", "ndjson", "--entry", "17-19", "--entry", "3", "--entry", "5000", BEFORE.toString()
        };
        for (String line : Outcome.of(args).out().split("\n")) {
            shown.add(MAPPER.readTree(line).path("path").asText());
        }
        assertThat(shown).containsExactlyElementsOf(expected);
        for (String wrong : List.of("0", "-1", "19-17", "1-", "a", "1-2-3", "99999999999999999999")) {
            Outcome refused = Outcome.of("show", "--entry=" + wrong, BEFORE.toString());
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("'" + wrong + "' is neither the number of an entry, from 1, nor a range");
        }
    }

    @Test
    void filtersLetThroughWhatTheyName() throws IOException {
        String violations = Corpus.snapshot("violations-6.12/final").binary().toString();
        assertThat(Outcome.of("show", "--format", "ndjson", "--violations", violations)
                        .out())
                .hasLineCount(10);
        assertThat(Outcome.of("show", "--format", "ndjson", "--mismatches", violations)
                        .out())
                .isEmpty();
        assertThat(Outcome.of("show", "--format", "ndjson", "--path", "/srv/*/demo.*", BEFORE.toString())
                        .out())
                .contains("\"path\":\"/srv/app/demo.python\"")
                .hasLineCount(1);
        assertThat(Outcome.of("show", "--format", "ndjson", "--template", "ima-sig", BEFORE.toString())
                        .out())
                .isEmpty();
        assertThat(Outcome.of("show", "--format", "ndjson", "--pcr", "11", violations)
                        .out()
                        .lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("\"pcr\":11,"));
        assertThat(Outcome.of(
                                "show",
                                "--format",
                                "ndjson",
                                "--namespace",
                                "4026532481",
                                Documents.document("000").toString())
                        .out()
                        .lines())
                .hasSize(12)
                .allSatisfy(line -> assertThat(line).contains("\"namespace\":\"4026532481\""));
    }
}
