package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.PcrBank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A list whose beginning is not at hand contradicts no PCR value and is covered by no quote; one that has its beginning is judged as
 * ever. Lists, values and quotes are those of real kernels and TPMs.
 */
class ListBeginningTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Snapshot SNAPSHOT = Corpus.snapshot("demo-before-after-6.1/after");
    private static final int ENTRIES = 94;

    @TempDir
    private Path folder;

    private static List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(SNAPSHOT.ascii()));
    }

    private String written(List<String> lines) throws IOException {
        return Files.write(folder.resolve("list.ascii"), lines).toString();
    }

    private static String value(PcrBank bank) throws IOException {
        return bank + ":10="
                + SNAPSHOT.truth().pcr(bank, 10).orElseThrow().tpm().hex();
    }

    private static JsonNode json(int exit, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(1, List.of("--format", "json"));
        Outcome outcome = Outcome.of(all.toArray(String[]::new));
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(exit);
        return MAPPER.readTree(outcome.out());
    }

    private static List<String> kinds(JsonNode report) {
        return report.path("findings").findValuesAsText("kind");
    }

    private static String quotePart(String name) {
        return SNAPSHOT.file(name).toString();
    }

    private static JsonNode quote(int exit, String list) throws IOException {
        return json(
                exit,
                "quote",
                list,
                "-m",
                quotePart("quote.msg"),
                "-s",
                quotePart("quote.sig"),
                "-u",
                quotePart("ak.pub"),
                "-f",
                quotePart("quote.pcrs"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 40, ENTRIES - 1})
    void aPartWithoutItsBeginningIsUndecided(int cut) throws IOException {
        String part = written(lines().subList(cut, ENTRIES));
        JsonNode replay = json(1, "replay", part, "--pcr", value(PcrBank.SHA256), "--pcr", value(PcrBank.SHA1));
        assertThat(replay.path("verdict").asText()).isEqualTo("undecided");
        assertThat(kinds(replay)).containsExactly("pcr_undecided", "pcr_undecided");
        assertThat(replay.path("undecided").findValuesAsText("reason"))
                .containsExactly("unknown_beginning", "unknown_beginning");
        assertThat(replay.path("pcrs").findValuesAsText("begins")).containsExactly("unknown_entry", "unknown_entry");
        JsonNode quote = quote(1, part);
        assertThat(quote.path("verdict").asText()).isEqualTo("undecided");
        assertThat(kinds(quote)).containsExactly("quote_undecided");
        assertThat(quote.path("covered").path("entry").asInt()).isZero();
        assertThat(quote.path("pcrs").findValuesAsText("state")).containsOnly("unknown_beginning");
        JsonNode signatures = json(1, "signatures", part, "--pcr", value(PcrBank.SHA256));
        assertThat(kinds(signatures)).contains("pcr_undecided").doesNotContain("pcr_not_reproduced");
    }

    @Test
    void soIsItWhereTheQuotedValuesAreSearched() throws IOException {
        String part = written(lines().subList(40, ENTRIES));
        JsonNode quote = json(
                1,
                "quote",
                part,
                "-m",
                quotePart("quote.msg"),
                "-s",
                quotePart("quote.sig"),
                "-u",
                quotePart("ak.pub"));
        assertThat(quote.path("verdict").asText()).isEqualTo("undecided");
        assertThat(quote.path("pcrs").findValuesAsText("state")).containsOnly("unknown_beginning");
    }

    @Test
    void aListThatHasItsBeginningIsNotExcused() throws IOException {
        List<String> lines = lines();
        lines.remove(50);
        String altered = written(lines);
        assertThat(json(1, "replay", altered, "--pcr", value(PcrBank.SHA256))
                        .path("verdict")
                        .asText())
                .isEqualTo("not_reproduced");
        JsonNode quote = quote(1, altered);
        assertThat(quote.path("verdict").asText()).isEqualTo("not_covered");
        assertThat(kinds(quote)).containsExactly("quote_replay");
    }

    @Test
    void oneValueThatTheListLeadsToShowsThatNothingIsMissingBefore() throws IOException {
        Snapshot other = Corpus.snapshot("pcrs-6.12/final");
        List<String> lines = new ArrayList<>(Files.readAllLines(other.ascii()));
        List<String> ofPcr11 =
                lines.stream().filter(line -> line.startsWith("11 ")).toList();
        assertThat(ofPcr11).isNotEmpty();
        String list = written(ofPcr11);
        String good = "sha256:11="
                + other.truth().pcr(PcrBank.SHA256, 11).orElseThrow().tpm().hex();
        JsonNode replay = json(1, "replay", list, "--pcr", good, "--pcr", "sha1:11=" + "1".repeat(40));
        assertThat(replay.path("verdict").asText()).isEqualTo("not_reproduced");
        assertThat(replay.path("pcrs").findValuesAsText("begins")).containsOnly("reproduced_value");
        assertThat(json(0, "replay", list, "--pcr", good).path("verdict").asText())
                .isEqualTo("reproduced");
    }

    @Test
    void entriesOfAnotherPcrBehindTheBootAggregateAreJudgedAsEver() throws IOException {
        Snapshot other = Corpus.snapshot("pcrs-6.12/final");
        JsonNode replay = json(1, "replay", other.ascii().toString(), "--pcr", "sha256:11=" + "1".repeat(64));
        assertThat(replay.path("verdict").asText()).isEqualTo("not_reproduced");
        assertThat(kinds(replay)).containsExactly("pcr_not_reproduced");
    }

    @Test
    void aValueOfZerosIsOfNoPartOfAList() throws IOException {
        String part = written(lines().subList(40, ENTRIES));
        assertThat(json(1, "replay", part, "--pcr", "sha256:10=" + "0".repeat(64))
                        .path("verdict")
                        .asText())
                .isEqualTo("not_reproduced");
    }

    /** Whoever forges a list gains nothing by cutting its beginning off. */
    @Test
    void aForgedPartIsNeverVouchedFor() throws IOException {
        List<String> lines = lines().subList(40, ENTRIES);
        lines.set(3, lines.get(3).replaceFirst("[0-9a-f]{40}", "f".repeat(40)));
        JsonNode quote = quote(1, written(lines));
        assertThat(quote.path("verdict").asText()).isEqualTo("undecided");
        assertThat(kinds(quote)).contains("template_digest_mismatch", "quote_undecided");
    }
}
