package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.ResourceFolder;
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

/** Lists and values of banks beside SHA-1 and SHA-2, and of Linux 7.3; expected values are those of openssl, and of a TPM. */
class PerBankListsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path BANKS = ResourceFolder.onDisk("banks");
    private static final Path LATE = BANKS.resolve("kernel-7.3");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "binary_runtime_measurements_sm3,        2, 1, sm3",
        "sm3-bank.ascii,                         2, 0, sm3",
        "binary_runtime_measurements_tpm_alg_27, 2, 1, padded_sha1",
        "padded-sha1-in-32.ascii,                3, 0, padded_sha1",
    })
    void suchListsAreConsistent(String list, int matching, int violations, String digest) throws IOException {
        JsonNode report = json(0, "verify", list(list));
        assertThat(report.path("verdict").asText()).isEqualTo("consistent");
        assertThat(report.path("template_digests").path("matching").asInt()).isEqualTo(matching);
        assertThat(report.path("template_digests").path("violations").asInt()).isEqualTo(violations);
        assertThat(report.path("inputs").get(0).path("template_digest").asText())
                .isEqualTo(digest);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void onePaddedDigestThatDoesNotFitMakesAllOfThemMismatches(int line) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(BANKS.resolve("padded-sha1-in-32.ascii")));
        lines.set(line - 1, lines.get(line - 1) + "x");
        Path changed = Files.write(folder.resolve("changed"), lines);
        JsonNode report = json(1, "verify", changed.toString());
        assertThat(report.path("verdict").asText()).isEqualTo("inconsistent");
        assertThat(report.path("template_digests").path("matching").asInt()).isZero();
        assertThat(report.path("template_digests").path("mismatching").asInt()).isEqualTo(3);
        assertThat(report.path("findings").findValuesAsText("entry")).containsExactly("1", "2", "3");
        assertThat(report.path("findings").findValuesAsText("kind")).containsOnly("template_digest_mismatch");
        assertThat(report.path("findings").findValuesAsText("algorithm")).containsOnly("sha256");
        assertThat(report.path("inputs").get(0).path("template_digest").asText())
                .isEqualTo("sha256");
        JsonNode shown = json(1, "show", changed.toString());
        assertThat(shown.path("template_digests")).isEqualTo(report.path("template_digests"));
    }

    /** A line nobody can recompute does not pass for one that fits, unless zeros end its digest. */
    @Test
    void aDigestWithoutZerosThatCannotBeComputedDoesNotFit() throws IOException {
        String list = Files.readString(BANKS.resolve("padded-sha1-in-32.ascii"));
        String unknown = "10 " + "ab".repeat(32) + " d-ng|zz sha256:" + "11".repeat(32) + " /x\n";
        Path longer = Files.writeString(folder.resolve("longer"), list + unknown);
        JsonNode counts = json(1, "verify", longer.toString()).path("template_digests");
        assertThat(counts.path("mismatching").asInt()).isEqualTo(3);
        assertThat(counts.path("not_computable").asInt()).isEqualTo(1);
    }

    @Test
    void anSm3DigestOfOtherDataIsAMismatch() throws IOException {
        String list = Files.readString(BANKS.resolve("sm3-bank.ascii")).replace("/init", "/inix");
        Path changed = Files.writeString(folder.resolve("ascii_runtime_measurements_sm3"), list);
        JsonNode report = json(1, "verify", changed.toString());
        assertThat(report.path("template_digests").path("matching").asInt()).isEqualTo(1);
        assertThat(report.path("findings").findValuesAsText("entry")).containsExactly("2");
        assertThat(report.path("findings").findValuesAsText("algorithm")).containsExactly("sm3");
    }

    @ParameterizedTest
    @CsvSource({
        "binary_runtime_measurements_sm3,        sm3-bank.pcrs,  sm3_256,  per_bank",
        "binary_runtime_measurements_tpm_alg_27, sm3-bank.pcrs,  sm3_256,  per_bank",
        "binary_runtime_measurements_tpm_alg_27, sha3-bank.pcrs, sha3_256, padded_sha1",
        "binary_runtime_measurements_sm3,        sha3-bank.pcrs, sha3_256, padded_sha1",
    })
    void theirValuesAreReproducedFromAnyListOfTheEntries(String list, String pcrs, String bank, String scheme)
            throws IOException {
        JsonNode report = json(0, "replay", "--pcrs", list(pcrs), list(list));
        assertThat(report.path("verdict").asText()).isEqualTo("reproduced");
        assertThat(report.path("pcrs").findValuesAsText("bank")).contains(bank);
        assertThat(report.path("pcrs").findValuesAsText("scheme")).containsExactly(scheme);
    }

    /** Python's hashlib.sha3_256 over the template data, which no kernel up to 7.3 extends. */
    @ParameterizedTest
    @CsvSource({
        "sha3_256, 60b6a73c1aa79e7b119089cf755aed1e49531aff4b5fc114c64c0d132d4671b6",
        "sha3_384, daaea5061778c9c0fdf99cf3c98344fe77cb58e7e0ff76552f8aac8feb3813be5fa6711ac60def9faa369ba82bec2d67",
        "sha3_512, cc65cc3362933bbbf2b8f3260d37eb04a4edaa21ae3032a8ea2d977ae28f859d45ca5812daecd0c1b74a4dee6f8ed8c4117f8695b4e4a35b3a0cb90fdafc59e9",
    })
    void sha3BanksAreTriedInTheirOwnHashAsWell(String bank, String value) throws IOException {
        String list = list("binary_runtime_measurements_sm3");
        JsonNode report = json(0, "replay", "--pcr", bank + ":10=" + value, list);
        assertThat(report.path("verdict").asText()).isEqualTo("reproduced");
        assertThat(report.path("pcrs").findValuesAsText("scheme")).containsExactly("per_bank");
        String other = value.substring(0, value.length() - 1) + (value.endsWith("0") ? "1" : "0");
        assertThat(json(1, "replay", "--pcr", bank + ":10=" + other, list)
                        .path("verdict")
                        .asText())
                .isEqualTo("not_reproduced");
    }

    @Test
    void aLateBootAggregateIsProvenLikeAnyOther() throws IOException {
        JsonNode report = json(
                0,
                "replay",
                "--event-log",
                LATE.resolve("binary_bios_measurements").toString(),
                "--pcrs",
                LATE.resolve("pcrread.yaml").toString(),
                LATE.resolve("binary_runtime_measurements").toString());
        assertThat(report.path("verdict").asText()).isEqualTo("reproduced");
        assertThat(report.path("boot_aggregates").findValuesAsText("result")).containsExactly("reproduced");
        assertThat(report.path("diagnostics").findValuesAsText("kind")).doesNotContain("no_boot_aggregate");
    }

    @Test
    void aForgedLateBootAggregateIsAFinding() throws IOException {
        String list = Files.readString(LATE.resolve("ascii_runtime_measurements"));
        String boot = list.lines().findFirst().orElseThrow();
        String forged = boot.replaceFirst("sha256:[0-9a-f]{4}", "sha256:9999");
        Path changed = Files.writeString(folder.resolve("forged"), list.replace(boot, forged));
        JsonNode report = json(
                1,
                "replay",
                "--event-log",
                LATE.resolve("binary_bios_measurements").toString(),
                changed.toString());
        assertThat(report.path("findings").findValuesAsText("kind")).contains("boot_aggregate_not_reproduced");
    }

    private static String list(String name) {
        return BANKS.resolve(name).toString();
    }

    private static JsonNode json(int exit, String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--format", "json"));
        Outcome outcome = Outcome.of(words.toArray(String[]::new));
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(exit);
        return MAPPER.readTree(outcome.out());
    }
}
