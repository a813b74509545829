package dev.imatool.cli;

import static dev.imatool.cli.FirmwareRun.json;
import static dev.imatool.cli.FirmwareRun.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.fixtures.cel.RecordLog;
import dev.imatool.fixtures.cel.RecordLog.Form;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.eventlog.EventLogBuilder;
import dev.imatool.fixtures.eventlog.TpmBank;
import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands say of Canonical Event Logs, held against a TPM that is played by hand. */
class CanonicalEventLogCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String LOGS = "../fixtures/src/main/resources/eventlogs/";
    private static final BuiltLog LIST = LogBuilder.list()
            .bootAggregate()
            .file("/usr/bin/ls", "ls")
            .add(Measurement.violationOf("/var/log/x"))
            .file("/usr/bin/cat", "cat")
            .build();

    @TempDir
    private Path folder;

    private final TpmBank sha1 = TpmBank.sha1();
    private final TpmBank sha256 = TpmBank.sha256();
    private final EventLogBuilder firmware =
            EventLogBuilder.agile(sha1, sha256).separators().measured(11, 0xd, EventLogBuilder.text(".linux"));
    private final RecordLog systemd = RecordLog.unnumbered();

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private void boot() {
        for (int pcr : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 9, 12, 13, 14}) {
            systemd.systemd(pcr, "os-separator", "os-separator", sha1, sha256);
        }
        systemd.systemd(11, "phase", "enter-initrd", sha1, sha256)
                .nv(0x1d10200, "hardware", "product-id", "product-id:1", sha256)
                .systemd(11, "phase", "leave-initrd", sha1, sha256)
                .systemd(15, "machine-id", "machine-id:1", sha1, sha256);
    }

    private Outcome eventLog(byte[]... logs) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "eventlog",
                "--format",
                "json",
                "--pcrs",
                new FirmwareRun(folder).pcrs(sha1, sha256).toString()));
        for (int i = 0; i < logs.length; i++) {
            words.add(file("log" + i, logs[i]).toString());
        }
        return Outcome.of(words.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cel.json", "cel.ndjson", "cel.tlv"})
    void aPublishedLogGivesItsValues(String name) throws IOException {
        for (String command : List.of("replay", "eventlog")) {
            Outcome outcome = Outcome.of(command, "--format", "json", "--pcrs", LOGS + "cel.pcrs", LOGS + name);
            assertThat(outcome.exit()).isZero();
            assertThat(json(outcome).path("verdict").asText()).isEqualTo("reproduced");
        }
        assertThat(Outcome.of("verify", LOGS + name).exit()).isZero();
        assertThat(Outcome.of("diff", LOGS + name, LOGS + "cel.json").exit()).isZero();
    }

    /** Every digest is the SHA-256 of its string, computed with sha256sum. */
    @Test
    void systemdsLogIsALogOfExtends() throws IOException {
        Outcome outcome = Outcome.of("eventlog", "--format", "json", LOGS + "tpm2-measure.log");
        assertThat(outcome.exit()).isZero();
        JsonNode report = json(outcome);
        assertThat(report.path("record_logs").path("matching").asInt()).isEqualTo(3);
        assertThat(report.path("record_logs").path("formats").path(0).asText()).isEqualTo("cel_json_sequence");
        assertThat(row(report, "sha256", 11).path("events").asInt()).isEqualTo(2);
        assertThat(Outcome.of("eventlog", LOGS + "tpm2-measure.log").out())
                .contains("PCR 11, 15 computed from 3 records (JSON text sequence)", "phase: enter-initrd");
    }

    @Test
    void systemdsLogIsNoMeasurementList() {
        for (String command : List.of("replay", "verify", "show")) {
            Outcome outcome = Outcome.of(command, LOGS + "tpm2-measure.log");
            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err()).contains("Canonical Event Log", "'imatool eventlog' replays it");
        }
    }

    @Test
    void firmwareAndSystemdTogetherExplainAllPcrs() throws IOException {
        boot();
        Outcome outcome = eventLog(systemd.bytes(Form.SEQUENCE), firmware.bytes());
        JsonNode report = json(outcome);
        assertThat(outcome.exit()).isZero();
        assertThat(report.path("verdict").asText()).isEqualTo("reproduced");
        for (int pcr : new int[] {0, 7, 9, 11, 13, 15}) {
            assertThat(row(report, "sha256", pcr).path("match").path("result").asText()).isEqualTo("reproduced");
            assertThat(row(report, "sha1", pcr).path("match").path("result").asText()).isEqualTo("reproduced");
        }
        assertThat(row(report, "sha256", 11).path("events").asInt()).isEqualTo(3);
        assertThat(report.path("nv_indices").path(0).path("start").asText()).isEqualTo("unknown");
        assertThat(report.path("log").path("format").asText()).isEqualTo("crypto_agile");
    }

    @Test
    void onlyOneOfThemDoesNot() throws IOException {
        boot();
        Outcome records = eventLog(systemd.bytes(Form.LINES));
        assertThat(records.exit()).isEqualTo(1);
        assertThat(row(json(records), "sha256", 11).path("match").path("reason").asText()).isEqualTo("firmware_before");
        assertThat(row(json(records), "sha256", 15).path("match").path("result").asText()).isEqualTo("reproduced");
        assertThat(eventLog(firmware.bytes()).exit()).isEqualTo(1);
    }

    @Test
    void whoTakesMovesOrAltersRecordsDoesNotGetAway() throws IOException {
        boot();
        String log = new String(systemd.bytes(Form.SEQUENCE), StandardCharsets.UTF_8);
        List<byte[]> altered = List.of(
                systemd.without(12).bytes(Form.SEQUENCE),
                systemd.without(15).bytes(Form.SEQUENCE),
                systemd.swapped(12, 14).bytes(Form.SEQUENCE),
                log.replace("enter-initrd", "enter-nothing").getBytes(StandardCharsets.UTF_8),
                log.replace("\"pcr\":15", "\"pcr\":14").getBytes(StandardCharsets.UTF_8));
        for (byte[] each : altered) {
            Outcome outcome = eventLog(firmware.bytes(), each);
            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(json(outcome).path("findings")).isNotEmpty();
        }
        Outcome content = eventLog(
                firmware.bytes(), log.replace("machine-id:1", "machine-id:2").getBytes(StandardCharsets.UTF_8));
        assertThat(json(content).path("findings").path(0).path("kind").asText()).isEqualTo("record_digest_mismatch");
        assertThat(json(content).path("findings").path(0).path("event").asInt()).isEqualTo(16);
    }

    @Test
    void aLogCutInTheMiddleIsDamage() throws IOException {
        boot();
        byte[] log = systemd.bytes(Form.SEQUENCE);
        Outcome outcome = eventLog(firmware.bytes(), Arrays.copyOf(log, log.length - 40));
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(row(json(outcome), "sha256", 13).path("match").path("result").asText()).isEqualTo("reproduced");
        assertThat(json(outcome).path("diagnostics").findValuesAsText("kind")).contains("record_cut_short");
    }

    @Test
    void twoFirmwareLogsAreRefused() throws IOException {
        Outcome outcome = eventLog(firmware.bytes(), firmware.bytes());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("a second firmware event log");
    }

    @Test
    void contentsThatAreNotKnownAreExtendedAsLoggedAndSaid() throws IOException {
        TpmBank bank = TpmBank.sha256();
        RecordLog log =
                RecordLog.numbered().version().event(7, 4, new byte[4], bank).unknown(16, new byte[] {1}, bank);
        String pcrs = new FirmwareRun(folder).pcrs(bank).toString();
        for (Form form : Form.values()) {
            String file = file("unknown", log.bytes(form)).toString();
            Outcome outcome = Outcome.of("eventlog", "--format", "json", "--pcrs", pcrs, file);
            JsonNode logs = json(outcome).path("record_logs");
            assertThat(outcome.exit()).isZero();
            assertThat(row(json(outcome), "sha256", 16).path("match").path("result").asText()).isEqualTo("reproduced");
            assertThat(logs.path("matching").asInt()).isEqualTo(1);
            assertThat(logs.path("as_logged").asInt()).isEqualTo(1);
            assertThat(logs.path("not_extended").asInt()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void recordsThatAreMissingOrMovedAreNotReproduced(Form form) throws IOException {
        RecordLog log = RecordLog.of(LIST, PcrBank.SHA1, PcrBank.SHA256);
        String value = "sha256:10=" + LIST.pcr(PcrBank.SHA256, 10).hex();
        Path whole = file("whole", log.bytes(form));
        assertThat(Outcome.of("replay", "--pcr", value, whole.toString()).exit())
                .isZero();
        assertThat(Outcome.of("eventlog", "--pcr", value, whole.toString()).exit())
                .isZero();
        for (RecordLog other : List.of(log.without(1), log.swapped(1, 3))) {
            Path altered = file("altered", other.bytes(form));
            Outcome outcome = Outcome.of("replay", "--format", "json", "--pcr", value, altered.toString());
            assertThat(outcome.exit()).isEqualTo(3);
            assertThat(json(outcome).path("verdict").asText()).isEqualTo("not_reproduced");
            assertThat(Outcome.of("eventlog", "--pcr", value, altered.toString())
                            .exit())
                    .isEqualTo(3);
        }
    }

    @Test
    void anotherDigestOrContentIsAFinding() throws IOException {
        String log =
                new String(RecordLog.of(LIST, PcrBank.SHA1, PcrBank.SHA256).bytes(Form.LINES), StandardCharsets.UTF_8);
        for (PcrBank bank : List.of(PcrBank.SHA1, PcrBank.SHA256)) {
            String digest = LIST.entry(2).digests().get(bank).hex();
            String other = digest.substring(0, 3) + (digest.charAt(3) == '0' ? '1' : '0') + digest.substring(4);
            finding(log.replace(digest, other));
        }
        finding(log.replace("2f7573722f62696e2f6c73", "2f7573722f62696e2f6c74"));
    }

    private void finding(String log) throws IOException {
        Path altered = file("altered", log.getBytes(StandardCharsets.UTF_8));
        for (String command : List.of("verify", "replay", "eventlog")) {
            Outcome outcome = Outcome.of(command, "--format", "json", altered.toString());
            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(json(outcome).path("findings").path(0).path("kind").asText())
                    .isEqualTo(command.equals("eventlog") ? "record_digest_mismatch" : "template_digest_mismatch");
        }
    }

    @Test
    void evidenceJoinsFirmwareAndSystemd() throws IOException {
        boot();
        Path host = Files.createDirectory(folder.resolve("host"));
        Files.write(host.resolve("binary_runtime_measurements"), LIST.binary());
        Files.write(host.resolve("binary_bios_measurements"), firmware.bytes());
        Files.write(host.resolve("tpm2-measure.log"), systemd.bytes(Form.SEQUENCE));
        new FirmwareRun(host).pcrs(sha1, sha256);
        Outcome sound = Outcome.of("verify", "--evidence", host.toString(), "--format", "json");
        JsonNode rows = json(sound).path("cases").path(0).path("event_log").path("pcrs");
        assertThat(rows).hasSize(28);
        rows.forEach(each -> assertThat(each.path("result").asText()).isEqualTo("reproduced"));
        assertThat(json(sound).path("findings").findValuesAsText("kind"))
                .doesNotContain("event_log_contradicts_values", "record_digest_mismatch");
        assertThat(json(sound).findPath("parts").findValuesAsText("kind")).contains("record_log");

        Files.write(host.resolve("tpm2-measure.log"), systemd.without(12).bytes(Form.SEQUENCE));
        Outcome lacking = Outcome.of("verify", "--evidence", host.toString(), "--format", "json");
        assertThat(lacking.exit()).isEqualTo(1);
        assertThat(lacking.out()).contains("event_log_contradicts_values", "sha256 PCR 11");
        Files.write(host.resolve("tpm2-measure.log"), systemd.without(15).bytes(Form.SEQUENCE));
        Outcome open = Outcome.of("verify", "--evidence", host.toString(), "--format", "json");
        assertThat(open.exit()).isEqualTo(1);
        assertThat(open.out()).contains("no event and no record decides about the values of");
    }

    @Test
    void aCanonicalLogOfEntriesIsAListOfEvidence() throws IOException {
        Path host = Files.createDirectory(folder.resolve("cel"));
        Files.write(host.resolve("ima.cel"), RecordLog.of(LIST, PcrBank.SHA256).bytes(Form.TLV));
        Outcome outcome = Outcome.of("verify", "--evidence", host.toString(), "--format", "json");
        assertThat(outcome.exit()).isZero();
        assertThat(json(outcome).findPath("parts").path(0).path("kind").asText())
                .isEqualTo("measurement_list");
    }

    /** IMA events as cc-trusted-api appends them to a guest's log: type 0x14, the text of the entry for data. */
    @Test
    void imaEventsOfACcelAreComparedWithTheList() throws IOException {
        TpmBank sha384 = TpmBank.sha384();
        Path host = Files.createDirectory(folder.resolve("tdx"));
        Files.write(host.resolve("binary_runtime_measurements"), LIST.binary());
        for (int missing : new int[] {-1, 2, 4}) {
            EventLogBuilder log = EventLogBuilder.agile(sha384).measured(1, 4, new byte[4]);
            LIST.entries().stream().filter(entry -> entry.number() != missing).forEach(entry -> {
                if (entry.violation()) {
                    log.raw(violation());
                } else {
                    log.measured(3, 0x14, entry.hashed().toByteArray(), EventLogBuilder.text("ima-ng"));
                }
            });
            Files.write(host.resolve("ccel.bin"), log.bytes());
            Outcome outcome = Outcome.of("verify", "--evidence", host.toString(), "--format", "json");
            assertThat(outcome.exit()).isEqualTo(missing == 2 ? 1 : 0);
            assertThat(outcome.out())
                    .contains("\"ima_events_compared\"", "IMA events of the event log are entries of the list");
            if (missing == 2) {
                assertThat(outcome.out()).contains("entry_not_in_event_log");
            }
        }
    }

    private static byte[] violation() {
        byte[] event = new byte[14 + 48 + 4];
        event[0] = 3;
        event[4] = 0x14;
        event[8] = 1;
        event[12] = 0x0c;
        Arrays.fill(event, 14, 62, (byte) 0xff);
        return event;
    }

    @Test
    void theListOfARealMachineIsReadFromRecordsAsFromTheList() throws IOException {
        Path list = Corpus.snapshot("baseline-6.1/final").binary();
        Path records = file("baseline.json", OfBinary.records(Files.readAllBytes(list)));
        Outcome outcome = Outcome.of("diff", "--format", "json", list.toString(), records.toString());
        assertThat(json(outcome).path("verdict").asText()).startsWith("same");
        assertThat(outcome.exit()).isZero();
    }

    /** Turns a binary list of SHA-1 template digests into records, as a converter would. */
    private static final class OfBinary {
        static byte[] records(byte[] list) {
            java.nio.ByteBuffer in = java.nio.ByteBuffer.wrap(list).order(java.nio.ByteOrder.LITTLE_ENDIAN);
            RecordLog log = RecordLog.numbered();
            while (in.hasRemaining()) {
                int pcr = in.getInt();
                byte[] digest = new byte[20];
                in.get(digest);
                byte[] name = new byte[in.getInt()];
                in.get(name);
                byte[] data = new byte[in.getInt()];
                in.get(data);
                if (Arrays.equals(digest, new byte[20])) {
                    Arrays.fill(digest, (byte) 0xff);
                }
                log.ima(
                        pcr,
                        List.of(new RecordLog.Digest(4, "sha1", ByteString.copyOf(digest))),
                        new String(name, StandardCharsets.US_ASCII),
                        data);
            }
            return log.bytes(Form.ARRAY);
        }
    }

    /** The document lists the first 1000 records; rows are complete, and say of each what the document says of the first. */
    @Test
    void rowsHaveEveryEventAndEveryRecord() throws IOException {
        List<String> lines = Files.readAllLines(Path.of(LOGS + "cel.ndjson"));
        List<String> many = new ArrayList<>();
        while (many.size() < 2100) {
            many.addAll(lines);
        }
        Path records = Files.write(folder.resolve("many.ndjson"), many);
        String[] logs = {LOGS + "boot-good.bin", records.toString()};
        JsonNode document = json(Outcome.of("eventlog", "--format", "json", logs[0], logs[1]));
        assertThat(document.path("records")).hasSize(1000);
        assertThat(document.path("records_omitted").asInt()).isEqualTo(many.size() - 1000);
        int events = document.path("events").size();

        List<JsonNode> rows = new ArrayList<>();
        for (String line :
                Outcome.of("eventlog", "--format", "ndjson", logs[0], logs[1]).out().lines().toList()) {
            rows.add(MAPPER.readTree(line));
        }
        assertThat(rows).hasSize(events + many.size());
        for (int i = 0; i < rows.size(); i++) {
            ObjectNode row = (ObjectNode) rows.get(i);
            assertThat(row.path("number").asInt()).isEqualTo(i < events ? i + 1 : i - events + 1);
            assertThat(row.remove("log").asText()).isEqualTo(i < events ? "firmware" : "records");
            if (i < events) {
                assertThat(row).isEqualTo(document.path("events").path(i));
            } else if (i < events + 1000) {
                assertThat(row).isEqualTo(document.path("records").path(i - events));
            }
        }
        Outcome csv = Outcome.of("eventlog", "--format", "csv", logs[0], logs[1]);
        assertThat(csv.out().lines().toList()).hasSize(1 + events + many.size());
        assertThat(csv.out()).startsWith("log,number,");
        Outcome page = Outcome.of("eventlog", "--events", logs[0], logs[1]);
        assertThat(page.out().lines().filter(line -> line.matches(" *\\d+ {2}\\S.*"))).hasSize(events + many.size());
    }
}
