package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A question that was asked and not answered never ends with 0, wherever whoever writes the list puts what breaks it. */
class UnansweredQuestionTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** 94 entries, whose sha256 PCR 10 a TPM gave. */
    private static final Snapshot SNAPSHOT = Corpus.snapshot("demo-before-after-6.1/after");

    @TempDir
    private Path folder;

    private static final String BOGUS = "10 " + "0".repeat(39) + "7 x-y /bogus";

    private static String value() throws IOException {
        return SNAPSHOT.truth()
                .pcr(dev.imatool.model.PcrBank.SHA256, 10)
                .orElseThrow()
                .tpm()
                .hex();
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(SNAPSHOT.ascii()));
    }

    private String written(List<String> lines) throws IOException {
        return Files.write(folder.resolve("list.ascii"), lines).toString();
    }

    private static JsonNode json(int exit, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(1, List.of("--format", "json"));
        Outcome outcome = Outcome.of(all.toArray(String[]::new));
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(exit);
        List<String> text = new ArrayList<>(List.of(words));
        assertThat(Outcome.of(text.toArray(String[]::new)).exit()).isEqualTo(exit);
        return MAPPER.readTree(outcome.out());
    }

    private static List<String> kinds(JsonNode report) {
        return report.path("findings").findValuesAsText("kind");
    }

    /** In front, in the middle and behind; the list is forged besides. */
    @ParameterizedTest
    @ValueSource(ints = {0, 50, 94})
    void oneLineThatCannotBeComputedHidesNoForgery(int at) throws IOException {
        List<String> lines = lines();
        lines.set(60, lines.get(61));
        lines.add(at, BOGUS);
        JsonNode report = json(1, "replay", written(lines), "--pcr", "sha256:10=" + value());
        assertThat(report.path("verdict").asText()).isEqualTo("undecided");
        assertThat(kinds(report)).containsExactly("entry_unproven", "pcr_undecided");
        assertThat(report.path("findings").get(1).path("entry").asInt()).isEqualTo(at + 1);
        assertThat(report.path("findings").get(1).path("reason").asText()).isEqualTo("not_computable");
    }

    @Test
    void aValueThatIsReproducedBeforeTheBreakStaysSoWithAFinding() throws IOException {
        List<String> lines = lines();
        lines.add(BOGUS);
        JsonNode report = json(1, "replay", written(lines), "--pcr", "sha256:10=" + value());
        assertThat(report.path("verdict").asText()).isEqualTo("reproduced_prefix");
        assertThat(kinds(report)).containsExactly("entry_unproven");
    }

    /** The digest of the bogus line is of another bank than that of the others. */
    @Test
    void aDigestOfAnotherLengthBreaksTheChainOfItsNeighbours() throws IOException {
        List<String> lines = lines();
        lines.add(0, "10 " + "7".repeat(64) + " x-y /bogus");
        JsonNode report = json(1, "replay", written(lines), "--pcr", "sha1:10=" + "1".repeat(40));
        assertThat(report.path("verdict").asText()).isEqualTo("undecided");
        assertThat(kinds(report)).contains("pcr_undecided");
    }

    @ParameterizedTest
    @CsvSource({"11, pcr_not_extended", "23, pcr_not_extended"})
    void aTypedValueThatDecidesNothingIsAFindingBesideOthers(int pcr, String reason) throws IOException {
        String list = SNAPSHOT.binary().toString();
        String typed = "sha256:" + pcr + "=" + "1".repeat(64);
        for (String[] more : List.of(new String[0], new String[] {"--pcr", "sha256:10=" + value()})) {
            List<String> words = new ArrayList<>(List.of("replay", list, "--pcr", typed));
            words.addAll(List.of(more));
            JsonNode report = json(1, words.toArray(String[]::new));
            assertThat(report.path("verdict").asText()).isEqualTo("undecided");
            assertThat(report.path("findings").findValuesAsText("reason")).containsExactly(reason);
        }
    }

    @Test
    void aFileOfAllPcrsIsAnsweredByThoseThatTheListExtends() throws IOException {
        JsonNode report = json(
                0,
                "replay",
                SNAPSHOT.binary().toString(),
                "--pcrs",
                SNAPSHOT.file("pcrread.yaml").toString());
        assertThat(report.path("verdict").asText()).isEqualTo("reproduced");
        assertThat(report.path("findings")).isEmpty();
    }

    @Test
    void valuesOfOtherPcrsAloneAnswerNothing() throws IOException {
        Path values = Files.writeString(
                folder.resolve("pcrs.yaml"),
                "sha256:\n  11: 0x" + "0".repeat(64) + "\n  16: 0x" + "0".repeat(64) + "\n");
        JsonNode report = json(1, "replay", SNAPSHOT.binary().toString(), "--pcrs", values.toString());
        assertThat(report.path("verdict").asText()).isEqualTo("undecided");
        assertThat(kinds(report)).containsExactly("pcr_undecided", "pcr_undecided");
        JsonNode explained = json(1, "explain", SNAPSHOT.binary().toString(), "--pcrs", values.toString());
        assertThat(explained.path("verdict").asText()).isEqualTo("not_explained");
        assertThat(kinds(explained)).contains("pcr_undecided");
        JsonNode signatures = json(1, "signatures", SNAPSHOT.binary().toString(), "--pcrs", values.toString());
        assertThat(kinds(signatures)).contains("pcr_undecided");
    }

    /** The start value is reached before the first entry, which proves nothing. */
    @Test
    void theStartValueIsMissed() throws IOException {
        JsonNode report = json(1, "replay", SNAPSHOT.binary().toString(), "--pcr", "sha256:10=" + "0".repeat(64));
        assertThat(report.path("verdict").asText()).isEqualTo("not_reproduced");
    }

    @Test
    void copiesThatPartAreNotConsistent() throws IOException {
        List<String> lines = lines();
        lines.remove(40);
        JsonNode report = json(1, "verify", SNAPSHOT.ascii().toString(), written(lines));
        assertThat(report.path("verdict").asText()).isEqualTo("copies_part");
        Outcome text = Outcome.of("verify", SNAPSHOT.ascii().toString(), written(lines));
        assertThat(text.out()).startsWith("copies: they differ at entry 41").doesNotContain("consistent");
    }

    @Test
    void aListAloneProvesNoOrigin() {
        assertThat(Outcome.of("verify", SNAPSHOT.binary().toString()).out())
                .contains("consistent with itself, which proves no origin: 94 of 94 template digests match (sha1)\n");
    }

    @Test
    void oneInventedEntryLeavesAListUnproven() throws IOException {
        List<String> lines = lines();
        lines.set(20, lines.get(20).replace(" ima-ng ", " ima-xx ").replace("/usr", "/opt"));
        JsonNode report = json(1, "verify", written(lines));
        assertThat(report.path("verdict").asText()).isEqualTo("unproven");
        assertThat(report.path("findings").findValuesAsText("entry")).containsExactly("21");
        assertThat(report.path("template_digests").path("not_computable").asInt())
                .isEqualTo(1);
        assertThat(kinds(json(1, "replay", written(lines)))).containsExactly("entry_unproven");
        assertThat(kinds(json(1, "signatures", written(lines)))).containsExactly("entry_unproven");
        assertThat(kinds(json(1, "repair", written(lines)))).containsExactly("entry_unproven");
    }

    /** A real quote of 166 digests, 165 of them in front of made-up names under an unknown template. */
    @Test
    void aQuoteCoversTheDigestsOfInventedEntriesOnly() throws IOException {
        Path invented = ResourceFolder.onDisk("contents-invented");
        List<String> words =
                new ArrayList<>(List.of("quote", invented.resolve("list.ascii").toString()));
        for (String[] part : new String[][] {
            {"-m", "quote.msg"}, {"-s", "quote.sig"}, {"--ak", "ak.pem"}, {"-f", "quote.pcrs"}, {"--nonce", "nonce.hex"}
        }) {
            words.addAll(List.of(part[0], invented.resolve(part[1]).toString()));
        }
        JsonNode report = json(1, words.toArray(String[]::new));
        assertThat(report.path("verdict").asText()).isEqualTo("covered_unproven");
        assertThat(report.path("covered").path("entry").asInt()).isEqualTo(166);
        assertThat(report.path("covered").path("proven").asInt()).isEqualTo(1);
        assertThat(report.path("covered").path("unproven").asInt()).isEqualTo(165);
        assertThat(kinds(report)).hasSize(100).containsOnly("entry_unproven");
        assertThat(report.path("findings_omitted").asInt()).isEqualTo(65);
        assertThat(Outcome.of(words.toArray(String[]::new)).out())
                .contains("and nothing proves what 165 of them say")
                .doesNotContain("covered by the quote")
                .doesNotContain("made by a TPM");
    }

    @ParameterizedTest
    @CsvSource({
        "--pcrs, list, it is a measurement list",
        "--pcrs, quote.msg, it is a quote",
        "--pcrs, ak.pub, it is a public key",
        "--pcrs, README, it is text"
    })
    void whatIsNoPcrValuesIsNamedAndEndsWithTwo(String option, String file, String words) throws IOException {
        Outcome outcome = Outcome.of(
                "replay",
                SNAPSHOT.binary().toString(),
                "--pcrs",
                SNAPSHOT.file("pcrread.yaml").toString(),
                option,
                named(file));
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("holds no PCR values: " + words);
    }

    @ParameterizedTest
    @CsvSource({
        "-m, list, holds no quote: it is a measurement list",
        "-m, quote.sig, holds no quote: it is a signature of a quote",
        "-m, README, holds no quote: it is text",
        "-s, list, holds no signature: it is a measurement list",
        "-s, ak.pem, holds no signature: it is a public key",
        "-s, README, holds no signature: it is text",
        "-u, list, holds no public key: it is a measurement list",
        "-u, quote.sig, holds no public key: it is a signature of a quote",
        "-f, ak.pub, holds no PCR value that can be read",
        "--nonce, list, holds no nonce: it is a measurement list",
        "--nonce, quote.msg, holds no nonce: it is a quote",
        "--nonce, EMPTY, holds no nonce: it is empty"
    })
    void whatIsNoPartOfAQuoteIsNamedAndEndsWithTwo(String option, String file, String words) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("quote", SNAPSHOT.binary().toString()));
        for (String[] part : new String[][] {
            {"-m", "quote.msg"}, {"-s", "quote.sig"}, {"-u", "ak.pub"}, {"-f", "quote.pcrs"}, {"--nonce", "nonce.hex"}
        }) {
            arguments.addAll(List.of(part[0], part[0].equals(option) ? named(file) : named(part[1])));
        }
        Outcome outcome = Outcome.of(arguments.toArray(String[]::new));
        assertThat(outcome.exit()).as(outcome.out()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains(words);
    }

    private String named(String file) throws IOException {
        return switch (file) {
            case "list" -> SNAPSHOT.binary().toString();
            case "README" ->
                Files.writeString(folder.resolve("README"), "what this folder holds\n")
                        .toString();
            case "EMPTY" -> Files.writeString(folder.resolve("EMPTY"), "").toString();
            default -> SNAPSHOT.file(file).toString();
        };
    }
}
