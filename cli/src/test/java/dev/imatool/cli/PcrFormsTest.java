package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PCR values as other programs write them, wherever values are taken. The values are those of the TPM of the snapshot. */
class PcrFormsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Snapshot SNAPSHOT = Corpus.snapshot("pcrs-6.12/final");
    private static final Map<String, Integer> GO_HASHES = Map.of("sha1", 3, "sha256", 5, "sha384", 6, "sha512", 7);
    private static final Map<String, Integer> TPM_HASHES = Map.of("sha1", 4, "sha256", 11, "sha384", 12, "sha512", 13);
    private static final String LOGS = "../fixtures/src/main/resources/eventlogs/";

    /** Of the quote that go-eventlog has beside this log (ccel/extract_test.go there). */
    private static final List<String> RTMRS = List.of(
            "3fa2f61f395b7f5feefb4ec2df61297f109ad8abcd6410c1b7df60f21f37b19297fc35e544039c7e1edece752afd17f6",
            "f62dbc072bd5d3f3438b7b35c39a727f5aea2ffc2473f43723953f530daf62504f0a7944aa62c41a86e8a878c2b122c1",
            "4969684dc87381fc3b3134176c8d8806eaf0a901859f5f70cfae8d17714b46c10a8de219048c9fc09f11f381a6fbe7c1",
            "00".repeat(48));

    @TempDir
    private Path folder;

    private JsonNode truth;

    @BeforeEach
    void values() throws IOException {
        truth = MAPPER.readTree(Files.readAllBytes(SNAPSHOT.file("truth.json"))).path("pcrs");
    }

    private Map<Integer, String> bank(String bank) {
        Map<Integer, String> values = new TreeMap<>();
        truth.path(bank)
                .properties()
                .forEach(pcr ->
                        values.put(Integer.valueOf(pcr.getKey()), pcr.getValue().asText()));
        assertThat(values).hasSize(24);
        return values;
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private String written(String form, String bank) {
        StringBuilder text = new StringBuilder();
        bank(bank)
                .forEach((pcr, hex) -> text.append(
                        switch (form) {
                            case "systemd" -> String.format("%2d %-19s %s%n", pcr, pcr == 10 ? "ima" : "-", hex);
                            case "systemd-json" ->
                                ",{\"nr\":" + pcr + ",\"name\":null,\"" + bank + "\":\"" + hex + "\"}";
                            case "go-attestation" ->
                                ",{\"Index\":" + pcr + ",\"Digest\":\"" + base64(hex) + "\",\"DigestAlg\":"
                                        + GO_HASHES.get(bank) + "}";
                            case "pcrs" -> ",\"pcr" + pcr + "\":\"" + hex.toUpperCase(Locale.ROOT) + "\"";
                            case "openeuler" -> ",{\"pcr_index\":" + pcr + ",\"pcr_value\":\"" + hex + "\"}";
                            default -> ",\"" + pcr + "\":\"" + base64(hex) + "\"";
                        }));
        String rest = text.substring(1);
        return switch (form) {
            case "systemd" -> "NR NAME                " + bank.toUpperCase(Locale.ROOT) + "\n" + text;
            case "systemd-json" -> "[" + rest + "]";
            case "go-attestation" -> "{\"PCRs\":[" + rest + "]}";
            case "pcrs" -> "$ cat pcrs.json\r\n{\"" + bank + "\":{" + rest + "}}\r\n$ exit\r\n";
            case "openeuler" ->
                "{\"evidence\":{\"pcrs\":{\"hash_alg\":\"" + bank + "\",\"pcr_values\":[" + rest + "]}}}";
            default -> "{\"algorithm\":\"" + TPM_HASHES.get(bank) + "\",\"pcrs\":{" + rest + "}}";
        };
    }

    private Path write(String form, String bank) throws IOException {
        return Files.writeString(folder.resolve(form + "." + bank), written(form, bank));
    }

    private static JsonNode json(Outcome outcome) throws IOException {
        return MAPPER.readTree(outcome.out());
    }

    private static String list(Path path) {
        return path.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"systemd", "systemd-json", "go-attestation", "pcrs", "openeuler", "immune"})
    void everyFormGoesThroughEveryCommand(String form) throws IOException {
        for (String bank : GO_HASHES.keySet()) {
            String values = write(form, bank).toString();
            Outcome replay = Outcome.of("replay", "--format", "json", "--pcrs", values, list(SNAPSHOT.binary()));
            assertThat(replay.exit()).as(replay.err()).isZero();
            assertThat(json(replay).path("verdict").asText()).isEqualTo("reproduced");
            assertThat(json(replay).path("pcrs").findValuesAsText("bank")).containsOnly(bank);
            Outcome explain = Outcome.of("explain", "--format", "json", "--pcrs", values, list(SNAPSHOT.binary()));
            assertThat(explain.exit()).as(explain.err()).isZero();
        }
        String values = write(form, "sha256").toString();
        String firmware = SNAPSHOT.folder()
                .getParent()
                .resolve("binary_bios_measurements")
                .toString();
        Outcome eventlog = Outcome.of("eventlog", "--format", "json", "--pcrs", values, firmware);
        assertThat(eventlog.exit()).as(eventlog.out()).isZero();
        assertThat(json(eventlog).path("verdict").asText()).isEqualTo("reproduced");

        Outcome wrong = Outcome.of("replay", values);
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("this is a file of PCR values");
    }

    /** The selection of the quote spans banks, so that the values of all are needed. */
    @Test
    void aQuoteTakesThem() throws IOException {
        Path values = Files.writeString(
                folder.resolve("values"),
                String.join(
                        "\n",
                        written("go-attestation", "sha1"),
                        written("openeuler", "sha256"),
                        written("immune", "sha384"),
                        written("pcrs", "sha512")));
        Outcome quote = Outcome.of(
                "quote",
                "--format",
                "json",
                "-m",
                SNAPSHOT.file("quote.msg").toString(),
                "-s",
                SNAPSHOT.file("quote.sig").toString(),
                "-u",
                SNAPSHOT.file("ak.pub").toString(),
                "-f",
                values.toString(),
                list(SNAPSHOT.binary()));
        assertThat(quote.exit()).as(quote.out() + quote.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"systemd", "go-attestation", "pcrs", "openeuler", "immune"})
    void evidenceUsesThem(String form) throws IOException {
        Files.copy(SNAPSHOT.binary(), folder.resolve("binary_runtime_measurements"));
        Path values = write(form, "sha256");
        JsonNode report = json(Outcome.of("verify", "--format", "json", "--evidence", folder.toString()));
        assertThat(report.path("exit").asInt()).isZero();
        assertThat(report.at("/cases/0/pcrs"))
                .isNotEmpty()
                .allSatisfy(pcr -> assertThat(pcr.at("/match/result").asText()).isEqualTo("at_end"));

        String ten = truth.path("sha256").path("10").asText();
        String text = Files.readString(values).replace(ten, ten.substring(2)).replace(base64(ten), "AAAA");
        Files.writeString(values, text.replace(ten.toUpperCase(Locale.ROOT), ten.substring(3)));
        Outcome damaged = Outcome.of("verify", "--format", "json", "--evidence", folder.toString());
        assertThat(damaged.exit()).isEqualTo(3);
        assertThat(json(damaged).at("/diagnostics").findValuesAsText("message"))
                .anySatisfy(message -> assertThat(message).contains("10"));
        assertThat(Outcome.of("replay", "--pcrs", values.toString(), list(SNAPSHOT.binary()))
                        .exit())
                .isEqualTo(3);
    }

    // --- registers of a TDX guest ---

    private Path measurements(String change) throws IOException {
        Path measurements = Files.createDirectories(folder.resolve("measurements"));
        for (int i = 0; i < RTMRS.size(); i++) {
            String hex = change.equals("rtmr" + i) ? "ab" + RTMRS.get(i).substring(2) : RTMRS.get(i);
            Files.write(
                    measurements.resolve("rtmr" + i + ":sha384"), HexFormat.of().parseHex(hex));
        }
        return measurements;
    }

    @Test
    void registersOfSysfsAreHeldAgainstACcel() throws IOException {
        String log = LOGS + "ccel-cos.bin";
        Outcome good = Outcome.of(
                "eventlog", "--format", "json", "--pcrs", measurements("").toString(), log);
        assertThat(good.exit()).as(good.err()).isZero();
        assertThat(json(good).path("verdict").asText()).isEqualTo("reproduced");
        assertThat(json(good).path("diagnostics")).isEmpty();
        for (String firmware : List.of("rtmr0", "rtmr1")) {
            Outcome bad = Outcome.of(
                    "eventlog",
                    "--format",
                    "json",
                    "--pcrs",
                    measurements(firmware).toString(),
                    log);
            assertThat(bad.exit()).isEqualTo(1);
            assertThat(json(bad).path("verdict").asText()).isEqualTo("not_reproduced");
        }
        String one = measurements("").resolve("rtmr1:sha384").toString();
        assertThat(Outcome.of("eventlog", "--pcrs", one, "--pcr", "rtmr:0=" + RTMRS.get(0), log)
                        .exit())
                .isZero();
    }

    /** A list extends PCRs, and a TPM's log too: nothing of them answers for registers of another kind. */
    @Test
    void registersAreNoPcrs() throws IOException {
        String values = measurements("").toString();
        Outcome replay = Outcome.of("replay", "--format", "json", "--pcrs", values, list(SNAPSHOT.binary()));
        assertThat(replay.exit()).isEqualTo(1);
        assertThat(json(replay).path("verdict").asText()).isEqualTo("undecided");
        Outcome eventlog = Outcome.of("eventlog", "--format", "json", "--pcrs", values, LOGS + "boot-good.bin");
        assertThat(eventlog.exit()).isEqualTo(1);
        assertThat(json(eventlog).path("verdict").asText()).isEqualTo("undecided");
    }

    @Test
    void evidenceHoldsRegistersAgainstItsCcel() throws IOException {
        Files.copy(SNAPSHOT.binary(), folder.resolve("binary_runtime_measurements"));
        measurements("");
        Outcome alone = Outcome.of("verify", "--format", "json", "--evidence", folder.toString());
        assertThat(alone.exit()).isZero();
        assertThat(json(alone).at("/diagnostics").findValuesAsText("kind")).contains("registers_unused");

        Files.copy(Path.of(LOGS + "ccel-cos.bin"), folder.resolve("CCEL"));
        JsonNode report = json(Outcome.of("verify", "--format", "json", "--evidence", folder.toString()));
        assertThat(report.path("exit").asInt()).isZero();
        assertThat(report.at("/cases/0/event_log/pcrs").findValuesAsText("register"))
                .containsExactly("RTMR0", "RTMR1", "RTMR2");
        assertThat(report.at("/cases/0/event_log/pcrs").findValuesAsText("result"))
                .containsOnly("reproduced");

        measurements("rtmr0");
        Outcome altered = Outcome.of("verify", "--format", "json", "--evidence", folder.toString());
        assertThat(altered.exit()).isEqualTo(1);
        assertThat(json(altered).at("/findings/0/kind").asText()).isEqualTo("event_log_contradicts_values");
        assertThat(json(altered).at("/findings/0/message").asText()).contains("RTMR0");
    }

    // --- options ---

    @Test
    void banksThatNobodyKnowsAreRefusedInOptions() {
        for (String value : List.of("foo:10=", "foo:10=00ff", "md5:10=" + "ab".repeat(16), "sha256:10=", "10=")) {
            for (String command : List.of("replay", "explain", "eventlog", "quote")) {
                Outcome outcome = Outcome.of(command, "--pcr", value, list(SNAPSHOT.binary()));
                assertThat(outcome.exit()).as(command + " " + value).isEqualTo(2);
                String named = value.startsWith("foo") ? "foo" : value.startsWith("md5") ? "md5" : "10";
                assertThat(outcome.err()).contains("--pcr").contains(named);
            }
        }
    }

    /** Bare values, as tpm2_pcrread -o writes them. */
    @Test
    void selectionsMayHaveRanges() throws IOException {
        StringBuilder bare = new StringBuilder();
        bank("sha1").forEach((pcr, hex) -> bare.append(hex));
        bank("sha256").forEach((pcr, hex) -> bare.append(pcr == 10 || pcr == 11 ? hex : ""));
        Path values = Files.write(folder.resolve("values"), HexFormat.of().parseHex(bare));
        for (String selection : List.of("sha1:all+sha256:10,11", "sha1:0-23+sha256:10-11", "sha1+sha256:10-10,11")) {
            Outcome replay = Outcome.of(
                    "replay",
                    "--format",
                    "json",
                    "--pcrs",
                    values.toString(),
                    "--pcr-selection",
                    selection,
                    list(SNAPSHOT.binary()));
            assertThat(replay.exit()).as(replay.err()).isZero();
            assertThat(json(replay).path("verdict").asText()).isEqualTo("reproduced");
        }
        Outcome wrong = Outcome.of(
                "replay", "--pcrs", values.toString(), "--pcr-selection", "sha1:9-0", list(SNAPSHOT.binary()));
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("'9-0' is not a PCR of bank sha1");
    }
}
