package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rounds of Keylime's push model, with three quotes that one TPM made of one boot while its list grew: they cover {@value #OLD},
 * {@value #MIDDLE} and {@value #NEW} entries.
 */
class QuoteRoundsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final Snapshot AFTER = Corpus.snapshot("demo-before-after-6.1/end");
    private static final Snapshot BETWEEN = Corpus.snapshot("demo-before-after-6.1/after-revert");
    private static final int OLD = 93;
    private static final int MIDDLE = 95;
    private static final int NEW = 103;

    @TempDir
    private Path folder;

    private static List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(AFTER.ascii()));
    }

    private static String base64(Snapshot snapshot, String file) throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(snapshot.file(file)));
    }

    /** As rust-keylime writes it, the firmware's log before the list as in its test data. */
    static ObjectNode document(Snapshot snapshot, List<String> lines) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        ObjectNode data = root.putObject("data");
        data.put("type", "attestation");
        ArrayNode evidence = data.putObject("attributes").putArray("evidence_collected");
        evidence.addObject()
                .put("evidence_class", "certification")
                .put("evidence_type", "tpm_quote")
                .putObject("data")
                .put("subject_data", base64(snapshot, "quote.pcrs"))
                .put("message", base64(snapshot, "quote.msg"))
                .put("signature", base64(snapshot, "quote.sig"));
        evidence.addObject()
                .put("evidence_class", "log")
                .put("evidence_type", "uefi_log")
                .putObject("data")
                .put("entries", "AAAA");
        String text = lines.isEmpty() ? null : lines.stream().collect(Collectors.joining("\n", "", "\n"));
        evidence.addObject()
                .put("evidence_class", "log")
                .put("evidence_type", "ima_log")
                .putObject("data")
                .put("entries", text)
                .put("entry_count", lines.size());
        return root;
    }

    private String written(String name, Snapshot snapshot, List<String> lines) throws IOException {
        return Files.writeString(folder.resolve(name), MAPPER.writeValueAsString(document(snapshot, lines)))
                .toString();
    }

    private static JsonNode quote(int exit, String... documents) throws IOException {
        List<String> all = new ArrayList<>(List.of("quote", "--format", "json"));
        all.addAll(List.of(documents));
        all.addAll(List.of("-u", AFTER.file("ak.pub").toString()));
        Outcome outcome = Outcome.of(all.toArray(String[]::new));
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(exit);
        return MAPPER.readTree(outcome.out());
    }

    private static List<String> rounds(JsonNode report) {
        List<String> rounds = new ArrayList<>();
        report.path("rounds")
                .forEach(round -> rounds.add(round.path("first_entry").asText("-") + "+"
                        + round.path("entries").asInt() + " "
                        + round.path("verdict").asText()));
        return rounds;
    }

    @Test
    void theQuotesAreOfOneListThatGrew() throws IOException {
        assertThat(Files.readAllLines(BEFORE.ascii())).hasSize(OLD).isEqualTo(lines().subList(0, OLD));
        assertThat(lines()).hasSize(NEW);
    }

    @Test
    void aLaterRoundIsJoinedWhereItsQuoteProvesIt() throws IOException {
        String first = written("first.json", BEFORE, lines().subList(0, OLD));
        String second = written("second.json", AFTER, lines().subList(OLD, NEW));
        JsonNode report = quote(0, first, second);
        assertThat(report.path("verdict").asText()).isEqualTo("covered");
        assertThat(report.path("covered").path("entry").asInt()).isEqualTo(NEW);
        // each document brought a list and a quote
        assertThat(report.path("inputs").findValuesAsText("path"))
                .containsExactly(first, second, first, AFTER.file("ak.pub").toString(), second);
        assertThat(report.path("inputs").findValuesAsText("role"))
                .containsExactly("list", "list", "quote", "key", "quote");
        List<String> digests = report.path("inputs").findValuesAsText("sha256");
        assertThat(digests.subList(0, 2)).containsExactly(digests.get(2), digests.get(4));
        assertThat(report.path("inputs").findValuesAsText("entries")).containsExactly("93", "10");
        assertThat(rounds(report)).containsExactly("1+93 covered", "94+10 covered");
        assertThat(rounds(quote(0, first, "+", second))).containsExactly("1+93 covered", "94+10 covered");
        assertThat(rounds(quote(0, second, first))).containsExactly("94+10 covered", "1+93 covered");
        JsonNode alone = quote(1, second);
        assertThat(alone.path("verdict").asText()).isEqualTo("undecided");
        assertThat(alone.path("rounds").isMissingNode()).isTrue();
    }

    @Test
    void threeRoundsAreJoinedInAnyOrderAndNoneWithoutTheOneBetween() throws IOException {
        String first = written("first.json", BEFORE, lines().subList(0, OLD));
        String second = written("second.json", BETWEEN, lines().subList(OLD, MIDDLE));
        String third = written("third.json", AFTER, lines().subList(MIDDLE, NEW));
        JsonNode report = quote(0, first, second, third);
        assertThat(report.path("covered").path("entry").asInt()).isEqualTo(NEW);
        assertThat(rounds(report)).containsExactly("1+93 covered", "94+2 covered", "96+8 covered");
        assertThat(rounds(quote(0, third, first, second)))
                .containsExactly("96+8 covered", "1+93 covered", "94+2 covered");
        assertThat(rounds(quote(1, first, third))).containsExactly("1+93 covered", "-+8 undecided");
        assertThat(rounds(quote(1, second, third))).containsExactly("-+2 undecided", "-+8 undecided");
    }

    /** The next offset is that of the last entry which the quote covered, so that later entries come again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 40, OLD - 1, OLD})
    void roundsMayOverlap(int offset) throws IOException {
        String first = written("first.json", BEFORE, lines());
        String second = written("second.json", AFTER, lines().subList(offset, NEW));
        JsonNode report = quote(0, first, second);
        assertThat(report.path("verdict").asText()).isEqualTo("covered");
        assertThat(rounds(report))
                .containsExactly("1+103 covered_prefix", (offset + 1) + "+" + (NEW - offset) + " covered");
    }

    @Test
    void aRoundWithNothingNewIsCoveredAsFar() throws IOException {
        String first = written("first.json", BEFORE, lines().subList(0, OLD));
        String second = written("second.json", BEFORE, List.of());
        JsonNode report = quote(0, first, second);
        assertThat(rounds(report)).containsExactly("1+93 covered", "-+0 covered");
    }

    @Test
    void aMissingRoundLeavesTheNextUndecided() throws IOException {
        String first = written("first.json", BEFORE, lines().subList(0, OLD));
        String third = written("third.json", AFTER, lines().subList(OLD + 1, NEW));
        JsonNode report = quote(1, first, third);
        assertThat(report.path("verdict").asText()).isEqualTo("undecided");
        assertThat(rounds(report)).containsExactly("1+93 covered", "-+9 undecided");
        assertThat(report.path("findings").findValuesAsText("kind")).containsExactly("quote_undecided");
        assertThat(report.path("findings").findValuesAsText("input")).containsExactly(third);
        String text = Outcome.of(
                        "quote", first, third, "-u", AFTER.file("ak.pub").toString())
                .out();
        assertThat(text).contains("1 of 2 rounds NOT covered (" + third + ": undecided); all 93 entries");
    }

    @Test
    void aForgedRoundIsVouchedForByNobody() throws IOException {
        String first = written("first.json", BEFORE, lines().subList(0, OLD));
        List<String> forged = lines().subList(OLD, NEW);
        forged.set(0, lines().get(3));
        String second = written("second.json", AFTER, forged);
        JsonNode report = quote(1, first, second);
        assertThat(report.path("verdict").asText()).isEqualTo("undecided");
        assertThat(rounds(report)).containsExactly("1+93 covered", "-+10 undecided");
        String other = written("other.json", BEFORE, lines().subList(OLD, NEW));
        assertThat(rounds(quote(1, first, other))).containsExactly("1+93 covered", "-+10 undecided");
        JsonNode anotherKey = MAPPER.readTree(Outcome.of(
                        "quote",
                        "--format",
                        "json",
                        first,
                        written("good.json", AFTER, lines().subList(OLD, NEW)),
                        "-u",
                        Corpus.snapshot("baseline-6.1/final").file("ak.pub").toString())
                .out());
        assertThat(anotherKey.path("verdict").asText()).isEqualTo("invalid");
        assertThat(anotherKey.path("covered").path("entry").asInt()).isZero();
    }

    @Test
    void oneTextMayHoldAllRounds() throws IOException {
        ObjectNode first = document(BEFORE, lines().subList(0, OLD));
        ObjectNode second = document(AFTER, lines().subList(OLD, NEW));
        ObjectNode listed = MAPPER.createObjectNode();
        listed.putArray("data").add(second.path("data")).add(first.path("data"));
        for (String text : List.of(
                MAPPER.writeValueAsString(first) + "\n" + MAPPER.writeValueAsString(second) + "\n",
                MAPPER.writeValueAsString(List.of(first, second)),
                MAPPER.writeValueAsString(listed))) {
            String file = Files.writeString(folder.resolve("all.json"), text).toString();
            JsonNode report = quote(0, file);
            assertThat(report.path("covered").path("entry").asInt()).isEqualTo(NEW);
            assertThat(rounds(report)).containsExactlyInAnyOrder("1+93 covered", "94+10 covered");
            assertThat(report.path("rounds").get(1).path("path").asText()).isEqualTo(file + " (round 2)");
        }
    }

    @Test
    void aNonceIsOfOneRound() throws IOException {
        String first = written("first.json", BEFORE, lines().subList(0, OLD));
        String second = written("second.json", AFTER, lines().subList(OLD, NEW));
        JsonNode report =
                quote(0, first, second, "--nonce", AFTER.file("nonce.hex").toString());
        assertThat(report.path("rounds").findValuesAsText("freshness")).containsExactly("no_nonce", "proven");
        assertThat(quote(1, first, second, "--nonce", "00112233")
                        .path("verdict")
                        .asText())
                .isEqualTo("invalid");
    }

    @Test
    void whatIsNoRoundIsSaid() throws IOException {
        String first = written("first.json", BEFORE, lines().subList(0, OLD));
        Outcome outcome = Outcome.of("quote", first, AFTER.ascii().toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("is not evidence of Keylime");
    }
}
