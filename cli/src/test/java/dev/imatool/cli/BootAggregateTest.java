package dev.imatool.cli;

import static dev.imatool.cli.FirmwareRun.json;
import static dev.imatool.fixtures.eventlog.EventLogBuilder.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.fixtures.eventlog.EventLogBuilder;
import dev.imatool.fixtures.eventlog.TpmBank;
import dev.imatool.model.ByteString;
import dev.imatool.model.ListFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What boot_aggregates are the hash of: on real machines, and with TPMs that were extended beside a log. */
class BootAggregateTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TpmBank sha1 = TpmBank.sha1();
    private final TpmBank sha256 = TpmBank.sha256();

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
    void realBootAggregatesAreProvenAsTheTruthSays(Snapshot snapshot) throws IOException {
        JsonNode truth = MAPPER.readTree(snapshot.file("truth.json").toFile()).path("boot_aggregate");
        String[] words = truth.path("computed_as").asText().split(" ");
        String eventLog = snapshot.eventLog().orElseThrow().toString();
        String pcrs = snapshot.pcrRead().orElseThrow().toString();
        for (Path list : List.of(snapshot.binary(), snapshot.ascii())) {
            for (String[] source : new String[][] {{"--event-log", eventLog}, {"--pcrs", pcrs}}) {
                Outcome outcome = Outcome.of("replay", "--format", "json", source[0], source[1], list.toString());
                JsonNode boot = json(outcome).path("boot_aggregates").get(0);
                assertThat(boot.path("entry").asInt()).isEqualTo(1);
                assertThat(boot.path("result").asText()).isEqualTo("reproduced");
                assertThat(boot.path("algorithm").asText()).isEqualTo(words[0]);
                assertThat(boot.path("pcrs").asText()).isEqualTo(words[words.length - 1]);
                assertThat(boot.path("logged").asText())
                        .isEqualTo(truth.path("digest").asText());
            }
        }
    }

    @Test
    void eachKernelOfAKexecIsProven() throws IOException {
        Snapshot snapshot = Corpus.snapshot("kexec-carry-6.12/kernel2-final");
        JsonNode boots = json(Outcome.of(
                        "replay",
                        "--format",
                        "json",
                        "--event-log",
                        snapshot.eventLog().orElseThrow().toString(),
                        snapshot.binary().toString()))
                .path("boot_aggregates");
        assertThat(boots.findValuesAsText("result")).containsExactly("reproduced", "reproduced");
        assertThat(boots.findValuesAsText("entry")).containsExactly("1", "23");
    }

    @Test
    void aKeyringOfThatNameIsNoBootAggregate() throws IOException {
        Snapshot snapshot = Corpus.snapshot("keys-kexec-6.12/final");
        JsonNode truth = MAPPER.readTree(snapshot.file("truth.json").toFile());
        JsonNode boots = json(Outcome.of(
                        "replay",
                        "--format",
                        "json",
                        "--event-log",
                        snapshot.eventLog().orElseThrow().toString(),
                        snapshot.ascii().toString()))
                .path("boot_aggregates");
        assertThat(truth.path("boot_aggregates_in_log").asInt()).isEqualTo(2);
        assertThat(boots).hasSize(1);
    }

    /** A machine with two banks, started at locality 3, whose boot loader measured into PCR 8 and 9. */
    private byte[] machine() {
        return EventLogBuilder.agile(sha1, sha256)
                .startupLocality(3)
                .measured(0, 8, text("1.0"))
                .separators()
                .measured(8, 0xd, text("linux"))
                .measured(9, 0xd, text("vmlinuz"))
                .bytes();
    }

    private static FileDigest over(TpmBank bank, String algorithm, int pcrs) {
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        for (int pcr = 0; pcr < pcrs; pcr++) {
            values.writeBytes(bank.value(pcr).toByteArray());
        }
        return new FileDigest(algorithm, ByteString.copyOf(bank.digest(values.toByteArray())));
    }

    private Outcome replay(byte[] eventLog, Measurement... entries) throws IOException {
        return replay(entries, "--event-log", run.file("boot.log", eventLog).toString());
    }

    private Outcome replay(Measurement[] entries, String... options) throws IOException {
        byte[] list =
                LogBuilder.list().add(entries).file("/bin/sh", "shell").build().bytes(ListFormat.BINARY);
        List<String> words = new ArrayList<>(List.of("replay", "--format", "json"));
        words.addAll(List.of(options));
        words.add(run.file("list", list).toString());
        return Outcome.of(words.toArray(String[]::new));
    }

    private static JsonNode only(Outcome outcome) throws IOException {
        JsonNode boots = json(outcome).path("boot_aggregates");
        assertThat(boots).hasSize(1);
        return boots.get(0);
    }

    private static Measurement bootAggregate(FileDigest digest) {
        return Measurement.imaNg(digest, "boot_aggregate");
    }

    @Test
    void bothRangesOfBothBanksAreFound() throws IOException {
        byte[] log = machine();
        for (int pcrs : new int[] {8, 10}) {
            String range = pcrs == 8 ? "0-7" : "0-9";
            for (FileDigest digest : List.of(over(sha1, "sha1", pcrs), over(sha256, "sha256", pcrs))) {
                Outcome outcome = replay(log, bootAggregate(digest));
                assertThat(outcome.exit()).isZero();
                assertThat(only(outcome).path("result").asText()).isEqualTo("reproduced");
                assertThat(only(outcome).path("pcrs").asText()).isEqualTo(range);
                assertThat(only(outcome).path("from").asText()).isEqualTo("event_log");
            }
        }
        Outcome legacy = replay(log, Measurement.ima(over(sha1, "sha1", 8), "boot_aggregate"));
        assertThat(only(legacy).path("result").asText()).isEqualTo("reproduced");
        assertThat(only(legacy).path("algorithm").asText()).isEqualTo("sha1");
    }

    @Test
    void aLocalityThatTheLogDoesNotSayIsFoundHereToo() throws IOException {
        sha256.startAt(3);
        byte[] log = EventLogBuilder.agile(sha256).separators().bytes();
        JsonNode boot = only(replay(log, bootAggregate(over(sha256, "sha256", 10))));
        assertThat(boot.path("result").asText()).isEqualTo("reproduced");
        assertThat(boot.path("assumed").path("startup_locality").asInt()).isEqualTo(3);
    }

    @Test
    void aFlippedBitOfTheLogIsOneFinding() throws IOException {
        byte[] log = machine();
        Measurement entry = bootAggregate(over(sha256, "sha256", 10));
        // the last byte of the sha256 digest of the last event, whose data has 7 bytes and a length of 4
        log[log.length - 12] ^= 1;
        Outcome outcome = replay(log, entry);
        JsonNode findings = json(outcome).path("findings");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(findings.findValuesAsText("kind")).containsExactly("boot_aggregate_not_reproduced");
        assertThat(findings.get(0).path("entry").asInt()).isEqualTo(1);
        assertThat(findings.get(0).path("logged").asText())
                .isEqualTo(over(sha256, "sha256", 10).digest().hex());
        assertThat(only(outcome).path("result").asText()).isEqualTo("not_reproduced");
        assertThat(only(outcome).path("pcrs").asText()).isEqualTo("0-9");
        assertThat(only(outcome).path("reasons").findValuesAsText("kind"))
                .containsExactly("another_boot", "upper_pcrs_later");
    }

    @Test
    void aFlippedBitOfTheEntryIsTheSameFinding() throws IOException {
        byte[] log = machine();
        byte[] digest = over(sha1, "sha1", 8).digest().toByteArray();
        digest[0] ^= 1;
        Outcome outcome = replay(log, bootAggregate(new FileDigest("sha1", ByteString.copyOf(digest))));
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(json(outcome).path("findings").findValuesAsText("kind"))
                .containsExactly("boot_aggregate_not_reproduced");
        assertThat(only(outcome).path("pcrs").asText()).isEqualTo("0-7");
        assertThat(only(outcome).path("reasons").findValuesAsText("kind")).containsExactly("another_boot");
    }

    @Test
    void aBankThatTheLogLacksIsNotChecked() throws IOException {
        byte[] log = EventLogBuilder.sha1(sha1, "02").separators().bytes();
        Outcome outcome = replay(log, bootAggregate(over(sha256, "sha256", 10)));
        assertThat(outcome.exit()).isZero();
        assertThat(only(outcome).path("result").asText()).isEqualTo("not_checked");
        assertThat(only(outcome).path("reasons").findValuesAsText("kind")).containsExactly("bank_not_given");
        FileDigest tiger = new FileDigest("tgr192", ByteString.copyOf(new byte[24]));
        byte[] bytes = tiger.digest().toByteArray();
        Arrays.fill(bytes, (byte) 7);
        Outcome unknown = replay(log, bootAggregate(new FileDigest("tgr192", ByteString.copyOf(bytes))));
        assertThat(only(unknown).path("reasons").findValuesAsText("kind")).containsExactly("unknown_algorithm");
    }

    @Test
    void aCutLogAccusesNobody() throws IOException {
        byte[] log = machine();
        Outcome outcome = replay(Arrays.copyOf(log, log.length - 1), bootAggregate(over(sha256, "sha256", 10)));
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(json(outcome).path("findings")).isEmpty();
        assertThat(only(outcome).path("reasons").findValuesAsText("kind")).containsExactly("event_log_not_whole");
    }

    @Test
    void anUnreadableLogAccusesNobody() throws IOException {
        Outcome outcome = replay(text("no log"), bootAggregate(over(sha256, "sha256", 10)));
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(only(outcome).path("result").asText()).isEqualTo("not_checked");
    }

    @Test
    void zeroIsToldWithItsReasons() throws IOException {
        Outcome outcome = replay(machine(), bootAggregate(FileDigest.zero("sha256", 32)));
        assertThat(outcome.exit()).isZero();
        assertThat(only(outcome).path("result").asText()).isEqualTo("zero");
        assertThat(only(outcome).path("reasons").findValuesAsText("kind"))
                .containsExactly("no_tpm", "no_suitable_bank");
    }

    @Test
    void zeroPcrsAreRecognised() throws IOException {
        FileDigest ofZeros = over(TpmBank.sha1(), "sha1", 8);
        assertThat(ofZeros.digest().hex()).isEqualTo("9797edf8d0eed36b1cf92547816051c8af4e45ee");
        Outcome outcome = replay(machine(), bootAggregate(ofZeros));
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(only(outcome).path("reasons").findValuesAsText("kind")).contains("zero_pcrs");
    }

    @Test
    void aLaterOneThatDiffersIsBlamedOnWhatHappenedBetween() throws IOException {
        byte[] log = machine();
        FileDigest first = over(sha256, "sha256", 10);
        sha256.extend(9, sha256.digest(text("second kernel")));
        Outcome outcome = replay(log, bootAggregate(first), bootAggregate(over(sha256, "sha256", 10)));
        JsonNode boots = json(outcome).path("boot_aggregates");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(boots.findValuesAsText("result")).containsExactly("reproduced", "not_reproduced");
        assertThat(boots.get(1).path("reasons").findValuesAsText("kind")).contains("after_kexec");
    }

    @Test
    void expectedValuesProveItAndLacksAreSaid() throws IOException {
        machine();
        Measurement[] entries = {bootAggregate(over(sha256, "sha256", 10))};
        Outcome whole = replay(entries, "--pcrs", run.pcrs(sha256).toString());
        assertThat(only(whole).path("result").asText()).isEqualTo("reproduced");
        assertThat(only(whole).path("from").asText()).isEqualTo("expected_values");
        List<String> lower = new ArrayList<>();
        for (int pcr = 0; pcr < 8; pcr++) {
            lower.addAll(
                    List.of("--pcr", "sha256:" + pcr + "=" + sha256.value(pcr).hex()));
        }
        Outcome without = replay(entries, lower.toArray(String[]::new));
        assertThat(without.exit()).isEqualTo(1);
        assertThat(json(without).path("verdict").asText()).isEqualTo("undecided");
        assertThat(json(without).path("findings").findValuesAsText("kind"))
                .hasSize(8)
                .containsOnly("pcr_undecided");
        assertThat(only(without).path("result").asText()).isEqualTo("not_checked");
        assertThat(only(without).path("reasons").findValuesAsText("kind")).containsExactly("upper_pcrs_not_given");
        Outcome little = replay(entries, lower.subList(0, 4).toArray(String[]::new));
        assertThat(json(little).path("boot_aggregates")).isEmpty();
    }

    /** Values of a real TPM and the event log of the same boot agree in PCR 0 to 7. */
    @ParameterizedTest
    @MethodSource("snapshots")
    void anEventLogOfTheSameBootContradictsNoValue(Snapshot snapshot) {
        Outcome both = Outcome.of(
                "replay",
                "--event-log",
                snapshot.eventLog().orElseThrow().toString(),
                "--pcrs",
                snapshot.pcrRead().orElseThrow().toString(),
                snapshot.binary().toString());
        assertThat(both.err()).doesNotContain("does not lead to");
    }

    @Test
    void anEventLogThatDoesNotLeadToTheValuesIsToldThough() throws IOException {
        byte[] log = EventLogBuilder.agile(sha256).separators().bytes();
        sha256.extend(1, sha256.digest(text("of no event")));
        Measurement[] entries = {bootAggregate(over(sha256, "sha256", 10))};
        Outcome both = replay(
                entries,
                "--pcrs",
                run.pcrs(sha256).toString(),
                "--event-log",
                run.file("boot.log", log).toString());
        assertThat(only(both).path("from").asText()).isEqualTo("expected_values");
        assertThat(both.err() + both.out()).contains("does not lead to the expected values of sha256 PCR 1:");
    }

    @Test
    void pcr8And9ThatGrewLaterAreTakenFromTheEventLog() throws IOException {
        byte[] log = EventLogBuilder.agile(sha256).separators().bytes();
        Measurement[] entries = {bootAggregate(over(sha256, "sha256", 10))};
        sha256.extend(9, sha256.digest(text("after IMA")));
        Outcome alone = replay(entries, "--pcrs", run.pcrs(sha256).toString());
        assertThat(only(alone).path("result").asText()).isEqualTo("reproduced");
        assertThat(only(alone).path("pcr_8_9_from").asText()).isEqualTo("zeros");
        Outcome both = replay(
                entries,
                "--pcrs",
                run.pcrs(sha256).toString(),
                "--event-log",
                run.file("boot.log", log).toString());
        assertThat(only(both).path("from").asText()).isEqualTo("event_log");
    }

    @Test
    void aFileOfThatNameWithABufferIsNone() throws IOException {
        byte[] log = machine();
        Outcome outcome = replay(
                log,
                bootAggregate(over(sha256, "sha256", 10)),
                Measurement.imaBuf("sha256", "boot_aggregate", ByteString.ofText("a key")));
        assertThat(json(outcome).path("boot_aggregates")).hasSize(1);
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void onlyOneInputCanBeStandardInput() {
        Outcome outcome = Outcome.of("replay", "--event-log", "-", "-");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("only one of LOG and --event-log can be standard input");
        assertThat(Outcome.of("eventlog", "--pcrs", "-", "-").exit()).isEqualTo(2);
    }
}
