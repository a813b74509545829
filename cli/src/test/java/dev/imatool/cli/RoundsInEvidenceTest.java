package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of Keylime's push model in a folder of evidence: each is taken apart, and their lists are joined as exported parts are. */
class RoundsInEvidenceTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final Snapshot AFTER = Corpus.snapshot("demo-before-after-6.1/end");
    private static final int OLD = 93;
    private static final int NEW = 103;

    @TempDir
    private Path folder;

    private static List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(AFTER.ascii()));
    }

    private void written(String name, Snapshot snapshot, List<String> lines) throws IOException {
        Files.writeString(folder.resolve(name), MAPPER.writeValueAsString(QuoteRoundsTest.document(snapshot, lines)));
    }

    private JsonNode examined(int exit) throws IOException {
        Outcome outcome = Outcome.of(
                "verify",
                "--format",
                "json",
                "--evidence",
                folder.toString(),
                "--ak",
                AFTER.file("ak.pub").toString());
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(exit);
        return MAPPER.readTree(outcome.out());
    }

    private static List<Integer> covered(JsonNode report) {
        List<Integer> covered = new ArrayList<>();
        report.path("cases")
                .forEach(each -> covered.add(
                        each.path("vouching").path("covered_by_quote").asInt()));
        return covered;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, OLD - 1, OLD})
    void aLaterRoundGoesOnWhereTheFirstEndsOrWithinIt(int offset) throws IOException {
        written("a.json", BEFORE, lines().subList(0, OLD));
        written("b.json", AFTER, lines().subList(offset, NEW));
        JsonNode report = examined(0);
        assertThat(report.path("verdict").asText()).isEqualTo("consistent");
        assertThat(covered(report)).containsExactly(OLD, NEW);
    }

    @Test
    void withoutTheRoundBetweenItIsUndecided() throws IOException {
        written("a.json", BEFORE, lines().subList(0, OLD));
        written("c.json", AFTER, lines().subList(OLD + 1, NEW));
        JsonNode report = examined(1);
        assertThat(report.path("verdict").asText()).isEqualTo("undecided");
        assertThat(covered(report)).containsExactly(OLD, 0);
    }

    @Test
    void aForgedRoundIsVouchedForByNobody() throws IOException {
        List<String> forged = lines().subList(40, NEW);
        forged.set(60, lines().get(3));
        written("a.json", BEFORE, lines().subList(0, OLD));
        written("b.json", AFTER, forged);
        assertThat(covered(examined(1))).containsExactly(OLD, 0);
    }

    /** The firmware's log stands under the same name as the list, and before it. */
    @Test
    void theListIsTakenAndNotTheFirmwareLog() throws IOException {
        written("a.json", BEFORE, lines().subList(0, OLD));
        assertThat(examined(0).path("inputs").get(0).path("entries").asInt()).isEqualTo(OLD);
    }
}
