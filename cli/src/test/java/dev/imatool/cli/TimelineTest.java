package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of {@code timeline} on two real collections of one boot and an audit log. */
class TimelineTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final Snapshot END = Corpus.snapshot("demo-before-after-6.1/end");

    /** Body file of The Sleuth Kit 3: eleven fields between bars, the last four times. */
    private static final Pattern BODY =
            Pattern.compile("#?[0-9a-f]+\\|[^|\\n]*\\|[0-9-]+\\|[^|]*\\|\\d+\\|\\d+\\|\\d+(\\|-?\\d+){4}");

    @TempDir
    Path folder;

    private Path audit;

    @BeforeEach
    void audit() throws IOException {
        List<String> lines = Files.readAllLines(END.ascii(), StandardCharsets.ISO_8859_1);
        String[] columns = lines.get(93).split(" ");
        audit = Files.writeString(
                folder.resolve("audit.log"),
                "type=INTEGRITY_RULE msg=audit(1700000100.500:7): file=\"" + columns[4] + "\" hash=\"" + columns[3]
                        + "\" ppid=1 pid=2 auid=0 uid=0 gid=0 comm=\"sh\" exe=\"/usr/bin/bash\"\n");
    }

    private Outcome timeline(String... options) {
        List<String> words = new ArrayList<>(List.of(
                "timeline",
                BEFORE.folder().toString(),
                END.folder().toString(),
                "--ak",
                END.file("ak.pub").toString()));
        words.addAll(Arrays.asList(options));
        return Outcome.of(words.toArray(String[]::new));
    }

    @Test
    void theTextSaysWhenTheSecondContentCame() {
        Outcome outcome = timeline("--path", "/srv/app/demo.python");

        assertThat(outcome.exit()).isZero();
        // clocks as tpm2_print -t TPMS_ATTEST prints them, digests as the README of the scenario has them
        assertThat(outcome.out())
                .containsPattern(" 84 +TPM <= 60568 ms +signed +sha256:fdd83619c0d0… +/srv/app/demo.python\n")
                .containsPattern(" 94 +60568 < TPM <= 140876 ms +signed +sha256:051b022776dd… +/srv/app/demo.python\n")
                .contains("Entries shown: 1 between two quotes, 1 before a quote");
    }

    @Test
    void ndjsonHasEveryEntryWithItsSourceAndItsTrust() throws IOException {
        Outcome outcome = timeline("--audit", audit.toString(), "--format", "ndjson");
        List<JsonNode> measured = new ArrayList<>();
        for (String line : outcome.out().split("\n")) {
            JsonNode row = MAPPER.readTree(line);
            if (row.path("event").asText().equals("measured")) {
                measured.add(row);
            }
        }

        assertThat(outcome.exit()).isZero();
        assertThat(measured).hasSize(103);
        JsonNode second = measured.get(93);
        assertThat(second.path("time").asText()).isEqualTo("2023-11-14T22:15:00.500Z");
        assertThat(second.path("known_by").asText()).isEqualTo("audit_record");
        assertThat(second.path("trust").asText()).isEqualTo("claimed");
        assertThat(second.path("audit").path("line").asLong()).isEqualTo(1);
        assertThat(second.path("clock").path("after").asLong()).isEqualTo(60_568);
        assertThat(second.path("clock").path("before").asLong()).isEqualTo(140_876);
        assertThat(second.path("clock").path("vouched_for").asBoolean()).isTrue();
        assertThat(measured.get(94).path("trust").asText()).isEqualTo("signed");
        assertThat(measured.get(94).path("not_before").asText()).isEqualTo("2023-11-14T22:15:00.500Z");
    }

    @Test
    void timesketchGetsWhatItRequiresOfEveryEvent() throws IOException {
        Outcome outcome = timeline("--audit", audit.toString(), "--format", "timesketch");
        long times = 0;
        List<Long> entries = new ArrayList<>();
        for (String line : outcome.out().split("\n")) {
            JsonNode event = MAPPER.readTree(line);
            Instant moment =
                    OffsetDateTime.parse(event.path("datetime").asText()).toInstant();
            assertThat(event.path("message").asText()).isNotEmpty();
            assertThat(event.path("timestamp_desc").asText()).isNotEmpty();
            assertThat(event.path("timestamp").asLong()).isEqualTo(moment.toEpochMilli() * 1000);
            boolean time = !event.path("timestamp_desc").asText().equals("Not a time");
            assertThat(moment.equals(Instant.EPOCH)).isNotEqualTo(time);
            assertThat(event.path("time_trust").asText()).isEqualTo(time ? "claimed" : "");
            times += time ? 1 : 0;
            if (event.has("entry")) {
                entries.add(event.path("entry").asLong());
            }
        }

        assertThat(outcome.exit()).isZero();
        assertThat(times).isGreaterThan(103);
        assertThat(entries.stream().distinct()).hasSize(103);
    }

    @Test
    void bodyFilesHaveElevenFieldsAndNoBarInAName() throws IOException {
        Outcome outcome = timeline("--audit", audit.toString(), "--format", "bodyfile");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out().split("\n")).allMatch(BODY.asMatchPredicate());
        assertThat(outcome.out())
                .contains(
                        "0|/srv/app/demo.python (Measured: entry 94 sha256:051b022776dd1fe0f1320eba3188e8c3fdb55b417db3217ec4e94b3b"
                                + "6681ea46)|0|-|0|0|0|1700000100|-1|-1|-1\n");
        Snapshot hostile = Corpus.snapshot("hostile-names-6.12/final");
        Outcome names = Outcome.of("timeline", hostile.folder().toString(), "--format", "bodyfile");
        assertThat(names.out().split("\n")).hasSizeGreaterThanOrEqualTo(81).allMatch(BODY.asMatchPredicate());
    }

    /** Whoever reads the body file alone must not take a changed line for one that the quote proves. */
    @Test
    void aBodyFileTellsThatATemplateDigestDoesNotMatch() throws IOException {
        Path altered = folder.resolve("altered");
        Files.writeString(
                altered,
                Files.readString(END.ascii(), StandardCharsets.ISO_8859_1).replace("late7.sh", "lateX.sh"),
                StandardCharsets.ISO_8859_1);
        Outcome outcome = Outcome.of("timeline", altered.toString(), "--format", "bodyfile");

        assertThat(outcome.out()).containsPattern("/srv/app/lateX\\.sh \\(.*entry 102 .*, TEMPLATE DIGEST MISMATCH\\)");
        assertThat(outcome.out()).containsOnlyOnce("MISMATCH");
    }

    /** Where the time of one quote is claimed, rows that only the other one bounds have a place in Timesketch, and say why. */
    @Test
    void timesThatAreReckonedAreMarkedInEveryLine() throws IOException {
        Path hosts = Files.createDirectory(folder.resolve("hosts"));
        for (Snapshot each : List.of(BEFORE, END)) {
            Path own = Files.createDirectory(hosts.resolve(each.equals(BEFORE) ? "monday" : "friday"));
            for (String file : List.of("binary_runtime_measurements", "quote.msg", "quote.sig")) {
                Files.copy(each.file(file), own.resolve(file));
            }
        }
        Files.writeString(hosts.resolve("monday/collection.log"), "2026-11-23T10:00:00Z begun\n");
        String[] ask = {"timeline", hosts.toString(), "--ak", END.file("ak.pub").toString()};
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run(ask, "timesketch").out().split("\n")) {
            JsonNode row = MAPPER.readTree(line);
            if (row.path("entry").asLong() == 94) {
                lines.add(row);
            }
        }
        Outcome page = run(ask, "text");

        assertThat(lines)
                .extracting(row -> row.path("timestamp_desc").asText())
                .containsExactly("Measured not before", "Measured not after (reckoned)");
        assertThat(lines).extracting(row -> row.path("time_trust").asText()).containsExactly("claimed", "reckoned");
        // 80308 ms of the clock are at most 94480 ms; the second of the log was over at 10:00:01
        assertThat(lines.get(1).path("datetime").asText()).isEqualTo("2026-11-23T10:01:35.480000+00:00");
        assertThat(lines.get(1).path("reckoned_from").asText())
                .isEqualTo("monday/quote.msg, dated by monday/collection.log");
        assertThat(run(ask, "bodyfile").out().split("\n")).allMatch(BODY.asMatchPredicate());
        assertThat(page.out())
                .contains(
                        "Reckoned times are a claimed time moved by the TPM's clock, give or take 15 %; nothing proves them")
                .containsPattern(
                        "\n 94 +60568 < TPM <= 140876 ms +signed .*; about 2026-11-23T10:00:00Z to"
                                + " 2026-11-23T10:01:35.480Z, reckoned from quote monday/quote.msg, dated by monday/collection.log");
    }

    private static Outcome run(String[] ask, String format) {
        List<String> words = new ArrayList<>(Arrays.asList(ask));
        words.addAll(List.of("--format", format));
        return Outcome.of(words.toArray(String[]::new));
    }

    /** Whoever controls the firmware's log writes its data; a long log must not push the entries off the page. */
    @Test
    void whatTheFirmwareLogSaysStaysInItsLine() throws IOException {
        Path host = Files.createDirectory(folder.resolve("host"));
        byte[] log = Files.readAllBytes(END.folder().resolveSibling("binary_bios_measurements"));
        byte[] text = "Calling INT 19h".getBytes(StandardCharsets.US_ASCII);
        int at = new String(log, StandardCharsets.ISO_8859_1).indexOf("Calling INT 19h");
        System.arraycopy("x\n0|/bin/a|\"'".getBytes(StandardCharsets.US_ASCII), 0, log, at, 13);
        byte[] separator = Arrays.copyOfRange(log, at + text.length, at + text.length + 12 + 4 * 2 + 164 + 8);
        ByteArrayOutputStream longer = new ByteArrayOutputStream();
        longer.write(log);
        for (int i = 0; i < 100; i++) {
            longer.write(separator);
        }
        Files.write(host.resolve("binary_bios_measurements"), longer.toByteArray());
        Files.copy(END.binary(), host.resolve("binary_runtime_measurements"));
        Outcome body = Outcome.of("timeline", host.toString(), "--format", "bodyfile");
        Outcome page = Outcome.of("timeline", host.toString());

        assertThat(body.out().split("\n")).hasSizeGreaterThan(200).allMatch(BODY.asMatchPredicate());
        assertThat(body.out())
                .contains("firmware event 7: PCR 4 EV_ACTION sha256:")
                .contains("x\\n0\\x7c/bin/a");
        assertThat(page.out())
                .contains(" 7: PCR 4 EV_ACTION sha256:7a19a5a56fd2… x\\n0|/bin/a|")
                .contains("… and 74 more events of the firmware; --all prints them")
                .contains("103  order only")
                .doesNotContain("\n0|/bin/a");
        assertThat(page.out().lines().filter(line -> line.contains("firmware event")))
                .hasSize(40);
        assertThat(Outcome.of("timeline", host.toString(), "--all")
                        .out()
                        .lines()
                        .filter(line -> line.contains("firmware event")))
                .hasSize(114);
    }

    @Test
    void csvNeverBeginsACellAsAFormula() {
        Snapshot hostile = Corpus.snapshot("hostile-names-6.12/final");
        Outcome outcome = Outcome.of("timeline", hostile.folder().toString(), "--format", "csv");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).doesNotContainPattern("(^|,|\n)\"?[=+@-][^0-9]");
    }

    @Test
    void damageEndsWithThreeAndWhatIsNoListWithTwo() throws IOException {
        byte[] list = Files.readAllBytes(END.binary());
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(list, list.length - 7));

        assertThat(Outcome.of("timeline", cut.toString()).exit()).isEqualTo(3);
        assertThat(Outcome.of("timeline", END.file("pcrread.yaml").toString()).exit())
                .isEqualTo(2);
        assertThat(timeline("--since", "noon").err()).contains("2026-11-30T12:00:00Z");
        assertThat(timeline("--host", "other").exit()).isEqualTo(2);
        assertThat(timeline("--audit", END.file("pcrread.yaml").toString()).exit())
                .isEqualTo(2);
    }
}
