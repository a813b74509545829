package dev.imatool.cli;

import static dev.imatool.cli.FirmwareRun.json;
import static dev.imatool.cli.FirmwareRun.row;
import static dev.imatool.cli.FirmwareRun.value;
import static dev.imatool.fixtures.eventlog.EventLogBuilder.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.fixtures.eventlog.EventLogBuilder;
import dev.imatool.fixtures.eventlog.TpmBank;
import dev.imatool.model.PcrBank;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Event logs of many kinds, held against TPMs that were extended beside them. */
class EventLogCommandTest {
    private static final int ACTION = 5;
    private static final long EFI_ACTION = 0x80000007L;
    private static final long HCRTM = 0x80000010L;

    @TempDir
    private Path folder;

    private FirmwareRun run = new FirmwareRun(Path.of(""));

    @BeforeEach
    void standInTheFolder() {
        run = new FirmwareRun(folder);
    }

    static List<Snapshot> snapshots() {
        return Corpus.snapshots().stream()
                .filter(snapshot -> snapshot.eventLog().isPresent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void realLogsGiveWhatTheTpmHeld(Snapshot snapshot) throws IOException {
        Outcome outcome = Outcome.of(
                "eventlog",
                "--format",
                "json",
                "--pcrs",
                snapshot.pcrRead().orElseThrow().toString(),
                snapshot.eventLog().orElseThrow().toString());
        JsonNode report = json(outcome);
        assertThat(outcome.exit()).isZero();
        assertThat(report.path("verdict").asText()).isEqualTo("reproduced");
        for (PcrBank bank : snapshot.truth().tpm().keySet()) {
            for (int pcr = 0; pcr < 8; pcr++) {
                assertThat(value(report, bank.toString(), pcr))
                        .isEqualTo(snapshot.truth().tpm().get(bank).get(pcr));
                assertThat(row(report, bank.toString(), pcr)
                                .path("match")
                                .path("result")
                                .asText())
                        .isEqualTo("reproduced");
            }
            assertThat(row(report, bank.toString(), 10)
                            .path("match")
                            .path("result")
                            .asText())
                    .isEqualTo("not_extended");
            assertThat(value(report, bank.toString(), 17))
                    .isEqualTo(snapshot.truth().tpm().get(bank).get(17));
        }
    }

    private static EventLogBuilder machine(EventLogBuilder log) {
        return log.measured(0, 8, "1.41\0".getBytes(StandardCharsets.UTF_16LE))
                .measured(0, 0x80000008L, text("firmware volume"), new byte[16])
                .measured(7, 0x80000001L, EventLogBuilder.variable("SecureBoot", new byte[] {1}))
                .measured(7, 0x800000e0L, EventLogBuilder.variable("db", new byte[1500]))
                .measured(2, 0x80000004L, text("option rom"), new byte[200])
                .separators()
                .measured(5, EFI_ACTION, text("Exit Boot Services Invocation"))
                .measured(8, 0xd, text("linux /vmlinuz"), text("grub_cmd: linux /vmlinuz\0"))
                .measured(9, 0xd, text("content"), text("/vmlinuz\0"))
                .measured(14, 0xd, new byte[300_000])
                .measured(3, 0xdeadbeefL, text("vendor event"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4})
    void aStartupLocalityIsTheStartOfPcr0(int locality) throws IOException {
        TpmBank sha1 = TpmBank.sha1();
        TpmBank sha256 = TpmBank.sha256();
        TpmBank sha384 = TpmBank.sha384();
        byte[] log = machine(EventLogBuilder.agile(sha1, sha256, sha384)
                        .noAction(text("SP800-155 Event\0and what follows"))
                        .startupLocality(locality))
                .bytes();
        Outcome outcome =
                run.eventLog(log, "--pcrs", run.pcrs(sha1, sha256, sha384).toString());
        JsonNode report = json(outcome);
        assertThat(outcome.exit()).isZero();
        assertThat(report.path("verdict").asText()).isEqualTo("reproduced");
        assertThat(report.path("log").path("startup_locality").asInt()).isEqualTo(locality);
        for (int pcr = 0; pcr < 24; pcr++) {
            assertThat(value(report, "sha1", pcr)).isEqualTo(sha1.value(pcr));
            assertThat(value(report, "sha256", pcr)).isEqualTo(sha256.value(pcr));
            assertThat(value(report, "sha384", pcr)).isEqualTo(sha384.value(pcr));
        }
        assertThat(row(report, "sha256", 0).path("match").has("assumed")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "02"})
    void sha1LogsGiveTheSha1Bank(String version) throws IOException {
        TpmBank sha1 = TpmBank.sha1();
        EventLogBuilder log = version.isEmpty() ? EventLogBuilder.sha1(sha1) : EventLogBuilder.sha1(sha1, version);
        Outcome outcome =
                run.eventLog(machine(log).bytes(), "--pcrs", run.pcrs(sha1).toString());
        JsonNode report = json(outcome);
        assertThat(outcome.exit()).isZero();
        assertThat(report.path("log").path("format").asText()).isEqualTo("sha1");
        assertThat(report.path("verdict").asText()).isEqualTo("reproduced");
        for (int pcr = 0; pcr < 24; pcr++) {
            assertThat(value(report, "sha1", pcr)).isEqualTo(sha1.value(pcr));
        }
    }

    @Test
    void aLocalityThatTheLogDoesNotSayIsFoundAndSaid() throws IOException {
        TpmBank sha256 = TpmBank.sha256();
        sha256.startAt(3);
        byte[] log = EventLogBuilder.agile(sha256).separators().bytes();
        Outcome outcome = run.eventLog(log, "--pcrs", run.pcrs(sha256).toString());
        JsonNode row = row(json(outcome), "sha256", 0);
        assertThat(outcome.exit()).isZero();
        assertThat(row.path("match").path("result").asText()).isEqualTo("reproduced");
        assertThat(row.path("value").asText()).isEqualTo(sha256.value(0).hex());
        assertThat(row.path("match").path("assumed").path("startup_locality").asInt())
                .isEqualTo(3);
        assertThat(row(json(outcome), "sha256", 1).path("match").has("assumed")).isFalse();
    }

    @Test
    void anHcrtmEventMarksTheStart() throws IOException {
        TpmBank sha256 = TpmBank.sha256();
        sha256.startAt(4);
        byte[] log = EventLogBuilder.agile(sha256)
                .measured(0, HCRTM, text("measured by hardware"), text("HCRTM"))
                .separators()
                .bytes();
        Outcome outcome = run.eventLog(log, "--pcrs", run.pcrs(sha256).toString());
        assertThat(outcome.exit()).isZero();
        assertThat(row(json(outcome), "sha256", 0).path("match").has("assumed")).isFalse();
        assertThat(json(outcome).path("verdict").asText()).isEqualTo("reproduced");
    }

    @Test
    void exitEventsThatTheLogLacksAreFoundAndSaid() throws IOException {
        TpmBank sha256 = TpmBank.sha256();
        byte[] log = EventLogBuilder.agile(sha256).separators().bytes();
        sha256.extend(5, sha256.digest(text("Exit Boot Services Invocation")));
        sha256.extend(5, sha256.digest(text("Exit Boot Services Returned with Success")));
        Outcome outcome = run.eventLog(log, "--pcrs", run.pcrs(sha256).toString());
        JsonNode row = row(json(outcome), "sha256", 5);
        assertThat(outcome.exit()).isZero();
        assertThat(row.path("match")
                        .path("assumed")
                        .path("exit_boot_services_missing")
                        .asBoolean())
                .isTrue();
        assertThat(row.path("value").asText()).isEqualTo(sha256.value(5).hex());
    }

    @Test
    void banksNobodyKnowsHaveNoValueAndDisturbNoOther() throws IOException {
        TpmBank sha256 = TpmBank.sha256();
        TpmBank sha3 = TpmBank.sha3();
        byte[] log = EventLogBuilder.agile(TpmBank.unknown(0x2222, 17), sha256, sha3)
                .separators()
                .bytes();
        JsonNode report = json(run.eventLog(log));
        assertThat(row(report, "0x2222", 3).has("value")).isFalse();
        assertThat(value(report, "sha256", 3)).isEqualTo(sha256.value(3));
        assertThat(value(report, "sha3_256", 3)).isEqualTo(sha3.value(3));
    }

    @Test
    void aPcrWithAMissingDigestIsNotJudged() throws IOException {
        TpmBank sha1 = TpmBank.sha1();
        TpmBank sha256 = TpmBank.sha256();
        EventLogBuilder builder = EventLogBuilder.agile(sha1, sha256).separators();
        sha256.extend(4, sha256.digest(text("x")));
        byte[] log =
                builder.logged(4, ACTION, text("x"), text("x"), List.of(sha256)).bytes();
        Outcome outcome = run.eventLog(log, "--pcrs", run.pcrs(sha1, sha256).toString());
        JsonNode row = row(json(outcome), "sha1", 4);
        assertThat(outcome.exit()).isZero();
        assertThat(row.has("value")).isFalse();
        assertThat(row.path("broken_at").asInt()).isEqualTo(10);
        assertThat(row.path("match").path("result").asText()).isEqualTo("undecided");
        assertThat(row.path("match").path("reason").asText()).isEqualTo("not_computable");
        assertThat(row(json(outcome), "sha256", 4).path("match").path("result").asText())
                .isEqualTo("reproduced");
    }

    @Test
    void whatTheOperatingSystemExtendsLaterIsNoFinding() throws IOException {
        TpmBank sha256 = TpmBank.sha256();
        byte[] log = EventLogBuilder.agile(sha256)
                .separators()
                .measured(11, 0xd, text("unified kernel"))
                .bytes();
        sha256.extend(11, sha256.digest(text("enter-initrd")));
        sha256.extend(10, sha256.digest(text("ima")));
        Outcome outcome = run.eventLog(log, "--pcrs", run.pcrs(sha256).toString());
        assertThat(outcome.exit()).isZero();
        assertThat(json(outcome).path("verdict").asText()).isEqualTo("reproduced");
        assertThat(row(json(outcome), "sha256", 11).path("match").path("reason").asText())
                .isEqualTo("extended_by_others");
        assertThat(row(json(outcome), "sha256", 10).path("match").path("result").asText())
                .isEqualTo("not_extended");
    }

    @Test
    void eventsThatTheTpmNeverSawLeaveABeginningOfTheLog() throws IOException {
        TpmBank sha256 = TpmBank.sha256();
        EventLogBuilder builder = EventLogBuilder.agile(sha256).separators();
        String pcrs = run.pcrs(sha256).toString();
        byte[] log = builder.measured(4, ACTION, text("twice"))
                .measured(4, ACTION, text("twice"))
                .bytes();
        Outcome outcome = run.eventLog(log, "--pcrs", pcrs);
        JsonNode row = row(json(outcome), "sha256", 4);
        assertThat(outcome.exit()).isZero();
        assertThat(json(outcome).path("verdict").asText()).isEqualTo("reproduced_prefix");
        assertThat(row.path("match").path("event").asInt()).isEqualTo(6);
        assertThat(row.path("match").path("events_after").asInt()).isEqualTo(2);
        assertThat(row.path("match").path("result").asText()).isEqualTo("reproduced_prefix");
    }

    @Test
    void aFlippedBitOfADigestMissesThatPcrOfThatBankAlone() throws IOException {
        TpmBank sha1 = TpmBank.sha1();
        TpmBank sha256 = TpmBank.sha256();
        EventLogBuilder builder = EventLogBuilder.agile(sha1, sha256).separators();
        int event = builder.length();
        byte[] log = builder.measured(4, 0x80000003L, text("loader"), new byte[40])
                .measured(4, 0x80000003L, text("kernel"), new byte[40])
                .bytes();
        String pcrs = run.pcrs(sha1, sha256).toString();
        byte[] inSha1 = flipped(log, event + 12 + 2 + 19);
        byte[] inSha256 = flipped(log, event + 12 + 2 + 20 + 2);
        assertThat(missed(inSha1, pcrs)).containsExactly("pcr_not_reproduced sha1 4");
        assertThat(missed(inSha256, pcrs)).containsExactly("pcr_not_reproduced sha256 4");
        assertThat(missed(flipped(log, event), pcrs))
                .containsExactly("pcr_not_reproduced sha1 4", "pcr_not_reproduced sha256 4");
        assertThat(missed(log, pcrs)).isEmpty();
    }

    @Test
    void aCutLogAccusesNobody() throws IOException {
        TpmBank sha256 = TpmBank.sha256();
        byte[] log = machine(EventLogBuilder.agile(sha256).startupLocality(3)).bytes();
        String pcrs = run.pcrs(sha256).toString();
        for (int length = 100; length < 3000; length += 61) {
            Outcome outcome = run.eventLog(Arrays.copyOf(log, length), "--pcrs", pcrs);
            assertThat(outcome.exit()).isEqualTo(3);
            assertThat(json(outcome).path("findings")).isEmpty();
        }
    }

    @Test
    void expectedValuesOfOtherBanksAreSaid() throws IOException {
        byte[] log = EventLogBuilder.sha1(TpmBank.sha1(), "02").separators().bytes();
        Outcome outcome = run.eventLog(log, "--pcrs", run.pcrs(TpmBank.sha256()).toString());
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(json(outcome).path("verdict").asText()).isEqualTo("undecided");
        assertThat(json(outcome).path("diagnostics").findValuesAsText("kind")).contains("expected_bank_not_logged");
    }

    @Test
    void nothingInALogSteersATerminal() throws IOException {
        byte[] log = EventLogBuilder.agile(TpmBank.sha256())
                .measured(7, 0x80000001L, EventLogBuilder.variable("\u001b[31mred\n\u202e", new byte[] {1}))
                .measured(4, ACTION, text("a\nb\rc"))
                .noAction(text("Spec ID Event\u001b[0m\0\0\0\0\0\0\0\0\0\0\0\0"))
                .bytes();
        Path file = run.file("boot.log", log);
        for (String format : List.of("text", "json")) {
            Outcome outcome = Outcome.of("eventlog", "--format", format, file.toString());
            assertThat(outcome.exit()).isZero();
            assertThat(outcome.out())
                    .doesNotContain("\u001b")
                    .doesNotContain("\u202e")
                    .contains("a\\");
        }
    }

    @Test
    void manyEventsAreListedWhenAskedFor() throws IOException {
        EventLogBuilder builder = EventLogBuilder.agile(TpmBank.sha256());
        for (int i = 0; i < 100; i++) {
            builder.measured(4, ACTION, text("action " + i));
        }
        String file = run.file("boot.log", builder.bytes()).toString();
        assertThat(Outcome.of("eventlog", file).out())
                .contains("101 events; --events lists them")
                .doesNotContain("action 42");
        assertThat(Outcome.of("eventlog", "--events", file).out()).contains("   44  PCR 4   EV_ACTION: action 42\n");
    }

    private List<String> missed(byte[] log, String pcrs) throws IOException {
        JsonNode findings = json(run.eventLog(log, "--pcrs", pcrs)).path("findings");
        return StreamSupport.stream(findings.spliterator(), false)
                .map(finding -> finding.path("kind").asText() + " "
                        + finding.path("bank").asText() + " "
                        + finding.path("pcr").asText())
                .toList();
    }

    private static byte[] flipped(byte[] log, int at) {
        byte[] flipped = log.clone();
        flipped[at] ^= 1;
        return flipped;
    }
}
