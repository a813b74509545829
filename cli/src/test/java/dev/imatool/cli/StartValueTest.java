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
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the user says that a PCR held before a part of a list. The value of the first part is computed here from the lines, with
 * nothing but SHA-1; values and quote of the whole are those of a TPM.
 */
class StartValueTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Snapshot SNAPSHOT = Corpus.snapshot("demo-before-after-6.1/after");
    private static final int CUT = 40;

    @TempDir
    private Path folder;

    private String part = "";
    private String start = "";

    @BeforeEach
    void cut() throws IOException, GeneralSecurityException {
        List<String> lines = Files.readAllLines(SNAPSHOT.ascii());
        byte[] pcr = new byte[20];
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        for (String line : lines.subList(0, CUT)) {
            byte[] logged = HexFormat.of().parseHex(line.split(" ")[1]);
            byte[] extended = new byte[20];
            Arrays.fill(extended, (byte) 0xff);
            sha1.update(pcr);
            pcr = sha1.digest(Arrays.equals(logged, new byte[20]) ? extended : logged);
        }
        start = "sha1:10=" + HexFormat.of().formatHex(pcr);
        part = Files.write(folder.resolve("part.ascii"), lines.subList(CUT, lines.size()))
                .toString();
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

    @Test
    void aPartIsReproducedBehindIt() throws IOException {
        JsonNode replay = json(0, "replay", part, "--start", start, "--pcr", value(PcrBank.SHA1));
        assertThat(replay.path("verdict").asText()).isEqualTo("reproduced");
        assertThat(replay.path("pcrs").get(0).path("begins").asText()).isEqualTo("given_start");
        assertThat(replay.path("pcrs").get(0).path("start").asText()).isEqualTo(start.substring(8));
        assertThat(replay.path("diagnostics").findValuesAsText("kind")).contains("start_given");
        assertThat(Outcome.of("replay", part, "--start", start, "--pcr", value(PcrBank.SHA1))
                        .out())
                .contains("sha1 PCR 10 reproduced from the start value given after the last of its 54 entries");
    }

    /** A file brings the values of every bank; a start in one of them is enough to prove the entries. */
    @Test
    void otherBanksOfAFileContradictNothing() throws IOException {
        String file = quotePart("pcrread.yaml");
        assertThat(json(0, "replay", part, "--start", start, "--pcrs", file)
                        .path("verdict")
                        .asText())
                .isEqualTo("reproduced");
        JsonNode typed =
                json(1, "replay", part, "--start", start, "--pcr", value(PcrBank.SHA1), "--pcr", value(PcrBank.SHA256));
        assertThat(kinds(typed)).containsExactly("pcr_undecided");
        assertThat(typed.path("verdict").asText()).isEqualTo("undecided");
    }

    @Test
    void aQuoteCoversAPartBehindItAndSaysSo() throws IOException {
        for (List<String> values : List.of(List.of("-f", quotePart("quote.pcrs")), List.<String>of())) {
            List<String> words = new ArrayList<>(List.of(
                    "quote",
                    part,
                    "-m",
                    quotePart("quote.msg"),
                    "-s",
                    quotePart("quote.sig"),
                    "-u",
                    quotePart("ak.pub"),
                    "--start",
                    start));
            words.addAll(values);
            boolean known = !values.isEmpty();
            JsonNode quote = json(known ? 0 : 1, words.toArray(String[]::new));
            assertThat(quote.path("verdict").asText()).isEqualTo(known ? "covered" : "undecided");
            assertThat(quote.path("covered").path("entry").asInt()).isEqualTo(known ? 54 : 0);
            if (known) {
                assertThat(quote.path("pcrs").findValuesAsText("state"))
                        .containsExactly("reproduced", "unknown_beginning", "unknown_beginning", "unknown_beginning");
                assertThat(Outcome.of(words.toArray(String[]::new)).out())
                        .contains("covered by the quote; from the start values given, which nothing proves");
            }
        }
    }

    @Test
    void aWrongOneIsNotReproduced() throws IOException {
        String wrong = "sha1:10=" + "5".repeat(40);
        JsonNode replay = json(1, "replay", part, "--start", wrong, "--pcr", value(PcrBank.SHA1));
        assertThat(replay.path("verdict").asText()).isEqualTo("not_reproduced");
        assertThat(kinds(replay)).containsExactly("pcr_not_reproduced");
        JsonNode quote = json(
                1,
                "quote",
                part,
                "-m",
                quotePart("quote.msg"),
                "-s",
                quotePart("quote.sig"),
                "-u",
                quotePart("ak.pub"),
                "-f",
                quotePart("quote.pcrs"),
                "--start",
                wrong);
        assertThat(quote.path("verdict").asText()).isEqualTo("not_covered");
    }

    /** The whole list does not lead to its value from anywhere but zero. */
    @Test
    void aWholeListBehindAnotherStartIsNotReproduced() throws IOException {
        JsonNode replay =
                json(1, "replay", SNAPSHOT.ascii().toString(), "--start", start, "--pcr", value(PcrBank.SHA1));
        assertThat(replay.path("verdict").asText()).isEqualTo("not_reproduced");
    }

    @Test
    void explainEndsWithZeroWhereTheListGivesTheValueBehindIt() throws IOException {
        JsonNode explained = json(0, "explain", part, "--start", start, "--pcr", value(PcrBank.SHA1));
        assertThat(explained.path("verdict").asText()).isEqualTo("explained");
        assertThat(explained.path("explanations").get(0).path("kind").asText()).isEqualTo("given_start");
        assertThat(explained.path("explanations").get(0).path("harmless").asBoolean())
                .isTrue();
        JsonNode nothing = json(1, "explain", part, "--start", start, "--pcr", start);
        assertThat(nothing.path("explanations").get(0).path("kind").asText()).isEqualTo("start_value");
    }

    @Test
    void evidenceTakesItForListsWithoutTheirBeginning() throws IOException {
        Path collected = Files.createDirectory(folder.resolve("collected"));
        Files.copy(Path.of(part), collected.resolve("ascii_runtime_measurements"));
        for (String file : List.of("quote.msg", "quote.sig", "quote.pcrs", "ak.pub")) {
            Files.copy(SNAPSHOT.file(file), collected.resolve(file));
        }
        String[] alone = {"verify", "--evidence", collected.toString(), "--ak", quotePart("ak.pub")};
        JsonNode without = json(1, alone);
        assertThat(without.path("verdict").asText()).isEqualTo("undecided");
        assertThat(kinds(without)).contains("quote_undecided").doesNotContain("quote_replay", "pcr_not_reproduced");
        String[] given = Arrays.copyOf(alone, alone.length + 2);
        given[alone.length] = "--start";
        given[alone.length + 1] = start;
        JsonNode with = json(0, given);
        assertThat(with.path("cases")
                        .get(0)
                        .path("vouching")
                        .path("covered_by_quote")
                        .asInt())
                .isEqualTo(54);
        assertThat(with.path("diagnostics").findValuesAsText("kind")).contains("start_given");
        Files.copy(
                SNAPSHOT.ascii(),
                collected.resolve("ascii_runtime_measurements"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(json(0, given).path("diagnostics").findValuesAsText("kind")).contains("start_not_used");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha1:10=abcd",
                "sha256:10=0000000000000000000000000000000000000000",
                "sha1:24=0000000000000000000000000000000000000000",
                "nohash:10=0000000000000000000000000000000000000000",
                "sha1:10"
            })
    void whatIsNoValueOfThatBankIsAUsageError(String typed) {
        for (String command : List.of("replay", "quote", "signatures", "explain", "verify")) {
            Outcome outcome = Outcome.of(command, part, "--start", typed);
            assertThat(outcome.exit()).as(command).isEqualTo(2);
            assertThat(outcome.err()).contains("--start");
        }
    }

    @Test
    void itMeansNothingWhereNoValueIsComputed() {
        assertThat(Outcome.of("verify", part, "--start", start).exit()).isEqualTo(2);
        assertThat(Outcome.of("signatures", part, "--start", start).exit()).isEqualTo(2);
        assertThat(Outcome.of("replay", part, part, "--start", start).exit()).isEqualTo(2);
    }
}
