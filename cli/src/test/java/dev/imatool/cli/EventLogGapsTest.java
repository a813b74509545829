package dev.imatool.cli;

import static dev.imatool.cli.FirmwareRun.json;
import static dev.imatool.cli.FirmwareRun.row;
import static dev.imatool.fixtures.eventlog.EventLogBuilder.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.fixtures.eventlog.EventLogBuilder;
import dev.imatool.fixtures.eventlog.TpmBank;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.eventlog.EventLogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PCRs that the TPM has extended and of which the event log knows nothing. */
class EventLogGapsTest {
    private static final int ACTION = 5;

    @TempDir
    private Path folder;

    private FirmwareRun run = new FirmwareRun(Path.of(""));

    @BeforeEach
    void standInTheFolder() {
        run = new FirmwareRun(folder);
    }

    private static List<String> missed(JsonNode report) {
        return StreamSupport.stream(report.path("findings").spliterator(), false)
                .map(finding -> finding.path("kind").asText() + " "
                        + finding.path("bank").asText() + " "
                        + finding.path("pcr").asText())
                .toList();
    }

    /** Cuts a real log in front of each of its events; what the TPM held is then never all there. */
    @Test
    void aLogThatEndsBetweenTwoEventsIsNeverTheWholeBoot() throws IOException {
        Snapshot snapshot = Corpus.snapshot("baseline-6.1/final");
        Path whole = snapshot.eventLog().orElseThrow();
        byte[] bytes = Files.readAllBytes(whole);
        var events =
                EventLogFile.read(InputSource.ofFile(whole)).log().orElseThrow().events();
        for (int last = 1; last < events.size(); last++) {
            byte[] cut = Arrays.copyOf(
                    bytes, Math.toIntExact(events.get(last).location().offset()));
            Outcome outcome =
                    run.eventLog(cut, "--pcrs", snapshot.pcrRead().orElseThrow().toString());
            assertThat(outcome.exit()).as("%d events", last).isEqualTo(1);
            assertThat(json(outcome).path("verdict").asText()).isEqualTo("not_reproduced");
            // the separators of PCR 0 to 7 are the last events of that log
            assertThat(missed(json(outcome)))
                    .contains(
                            "pcr_not_reproduced sha1 7", "pcr_not_reproduced sha256 7", "pcr_not_reproduced sha512 7");
            JsonNode row = row(json(outcome), "sha256", 7);
            assertThat(row.path("events").asInt()).isZero();
            assertThat(row.path("match").path("result").asText()).isEqualTo("not_reproduced");
            assertThat(row.path("match").path("reason").asText()).isEqualTo("no_event");
        }
    }

    @Test
    void theTextSaysWhatAPcrWithoutEventsMeans() throws IOException {
        TpmBank sha256 = TpmBank.sha256();
        byte[] log =
                EventLogBuilder.agile(sha256).measured(0, ACTION, text("start")).bytes();
        sha256.extend(4, sha256.digest(text("loader")));
        sha256.extend(9, sha256.digest(text("initrd")));
        sha256.extend(10, sha256.digest(text("ima")));
        Outcome outcome = Outcome.of(
                "eventlog",
                "--pcrs",
                run.pcrs(sha256).toString(),
                run.file("boot.log", log).toString());
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("NOT reproduced: 1 of 2 expected PCR values (sha256 PCR 4)")
                .contains("  sha256    4       0  NOT REPRODUCED  " + "0".repeat(64) + "\n")
                .contains("\nsha256 PCR 4: no event explains what was extended:"
                        + " the log is incomplete, or something else extended this PCR\n")
                .contains(
                        "\nsha256 PCR 9-10: extended without an event of the log, as software after the firmware may do;"
                                + " that proves nothing\n")
                .contains(
                        "\nsha256 PCR 4 not reproduced: neither the log nor a beginning of it gives the expected value\n"
                                + "  expected  " + sha256.value(4).hex());
    }

    /** Other PCRs than 0 to 7 are extended by whoever comes after the firmware. */
    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10, 11, 14, 15, 16, 17, 23})
    void whatOthersExtendIsNoFinding(int pcr) throws IOException {
        TpmBank sha256 = TpmBank.sha256();
        byte[] log = EventLogBuilder.agile(sha256).separators().bytes();
        sha256.extend(pcr, sha256.digest(text("by somebody")));
        Outcome outcome = run.eventLog(log, "--pcrs", run.pcrs(sha256).toString());
        assertThat(outcome.exit()).isZero();
        assertThat(json(outcome).path("verdict").asText()).isEqualTo("reproduced");
        JsonNode row = row(json(outcome), "sha256", pcr);
        assertThat(row.path("match").path("result").asText()).isEqualTo("not_extended");
        assertThat(row.path("match").path("reason").asText()).isEqualTo("extended_by_others");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4})
    void theStartValueOfPcr0IsNoExtend(int locality) throws IOException {
        TpmBank sha256 = TpmBank.sha256();
        sha256.startAt(locality);
        byte[] log = EventLogBuilder.agile(sha256).bytes();
        Outcome outcome = run.eventLog(log, "--pcrs", run.pcrs(sha256).toString());
        assertThat(outcome.exit()).isZero();
        assertThat(row(json(outcome), "sha256", 0).path("match").path("result").asText())
                .isEqualTo("not_extended");
        assertThat(row(json(outcome), "sha256", 0).path("match").has("reason")).isFalse();
        assertThat(row(json(outcome), "sha256", 17).path("match").has("reason")).isFalse();
    }

    /** Kernels before 5.3 left the events of ExitBootServices out, also where nothing else was in PCR 5. */
    @Test
    void theExitEventsAloneExplainPcr5() throws IOException {
        TpmBank sha256 = TpmBank.sha256();
        byte[] log =
                EventLogBuilder.agile(sha256).measured(0, ACTION, text("start")).bytes();
        sha256.extend(5, sha256.digest(text("Exit Boot Services Invocation")));
        sha256.extend(5, sha256.digest(text("Exit Boot Services Returned with Success")));
        Outcome outcome = run.eventLog(log, "--pcrs", run.pcrs(sha256).toString());
        assertThat(outcome.exit()).isZero();
        assertThat(row(json(outcome), "sha256", 5)
                        .path("match")
                        .path("assumed")
                        .path("exit_boot_services_missing")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aLogWhoseEndIsMissingDecidesNothingAboutThem() throws IOException {
        TpmBank sha256 = TpmBank.sha256();
        EventLogBuilder builder = EventLogBuilder.agile(sha256);
        builder.measured(0, ACTION, text("start"));
        int length = builder.length() + 20;
        byte[] log = Arrays.copyOf(builder.measured(4, ACTION, text("loader")).bytes(), length);
        Outcome outcome = run.eventLog(log, "--pcrs", run.pcrs(sha256).toString());
        JsonNode row = row(json(outcome), "sha256", 4);
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(missed(json(outcome))).isEmpty();
        assertThat(row.path("match").path("result").asText()).isEqualTo("undecided");
        assertThat(row.path("match").path("reason").asText()).isEqualTo("log_not_whole");
    }

    /** {@code replay} holds the same values against the same log, as a warning: it is asked about the list. */
    @Test
    void replayFindsThemToo() throws IOException {
        Snapshot snapshot = Corpus.snapshot("baseline-6.1/final");
        Path whole = snapshot.eventLog().orElseThrow();
        var events =
                EventLogFile.read(InputSource.ofFile(whole)).log().orElseThrow().events();
        int end = Math.toIntExact(events.get(events.size() - 1).location().offset());
        Path cut = run.file("cut.log", Arrays.copyOf(Files.readAllBytes(whole), end));
        Outcome outcome = Outcome.of(
                "replay",
                "--event-log",
                cut.toString(),
                "--pcrs",
                snapshot.pcrRead().orElseThrow().toString(),
                snapshot.binary().toString());
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("the event log does not lead to the expected values of sha1 PCR 7; sha256 PCR 7;"
                        + " sha384 PCR 7; sha512 PCR 7:");
    }
}
