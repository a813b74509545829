package dev.imatool.cli;

import static dev.imatool.cli.FirmwareRun.json;
import static dev.imatool.cli.FirmwareRun.row;
import static dev.imatool.fixtures.eventlog.EventLogBuilder.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imatool.fixtures.eventlog.EventLogBuilder;
import dev.imatool.fixtures.eventlog.TpmBank;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that were expected and that the log decides nothing about are no success. */
class EventLogAnswerTest {
    private static final int ACTION = 5;

    @TempDir
    private Path folder;

    private FirmwareRun run = new FirmwareRun(Path.of(""));

    @BeforeEach
    void standInTheFolder() {
        run = new FirmwareRun(folder);
    }

    private static void assertUndecided(Outcome outcome, String values) throws IOException {
        JsonNode report = json(outcome);
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(report.path("verdict").asText()).isEqualTo("undecided");
        assertThat(report.path("findings")).hasSize(1);
        assertThat(report.path("findings").get(0).path("kind").asText()).isEqualTo("pcr_undecided");
        assertThat(report.path("findings").get(0).path("message").asText()).endsWith(" of " + values);
    }

    @Test
    void aBankThatTheLogLacks() throws IOException {
        TpmBank sha1 = TpmBank.sha1();
        byte[] log = EventLogBuilder.sha1(sha1, "02").separators().bytes();
        String other = "sha256:7=" + "ab".repeat(32);
        assertUndecided(run.eventLog(log, "--pcr", other), "sha256 PCR 7");
        Outcome both = run.eventLog(
                log, "--pcr", other, "--pcr", "sha1:7=" + sha1.value(7).hex());
        assertThat(both.exit()).isZero();
        assertThat(json(both).path("verdict").asText()).isEqualTo("reproduced");
    }

    @Test
    void aRegisterThatTheOperatingSystemExtends() throws IOException {
        TpmBank sha256 = TpmBank.sha256();
        byte[] log = EventLogBuilder.agile(sha256)
                .separators()
                .measured(11, ACTION, text("unified kernel"))
                .bytes();
        String value = "sha256:11=" + "ab".repeat(32);
        assertUndecided(run.eventLog(log, "--pcr", value), "sha256 PCR 11");
        assertUndecided(run.eventLog(log, "--pcr", "sha256:12=" + "ab".repeat(32)), "sha256 PCR 12");
        Outcome beside = run.eventLog(
                log, "--pcr", value, "--pcr", "sha256:4=" + sha256.value(4).hex());
        assertThat(beside.exit()).isZero();
    }

    /** One event without its digest makes the rest of that PCR uncomputable, whatever was done to it. */
    @Test
    void anEventWithoutItsDigestHidesNothing() throws IOException {
        TpmBank sha1 = TpmBank.sha1();
        TpmBank sha256 = TpmBank.sha256();
        byte[] log = EventLogBuilder.agile(sha1, sha256)
                .separators()
                .logged(4, ACTION, text("forged"), text("forged"), List.of(sha1))
                .bytes();
        sha256.extend(4, sha256.digest(text("loader")));
        Outcome outcome = run.eventLog(log, "--pcrs", run.pcrs(sha256).toString());
        assertUndecided(outcome, "sha256 PCR 4");
        assertThat(row(json(outcome), "sha256", 3).path("match").path("result").asText()).isEqualTo("reproduced");
        String report = Outcome.of(
                        "eventlog",
                        "--pcrs",
                        folder.resolve("pcrs.txt").toString(),
                        folder.resolve("boot.log").toString())
                .out();
        assertThat(report)
                .contains("UNDECIDED: 1 expected PCR value cannot be compared with this log;"
                        + " only sha256 PCR 0-3, 5-7 reproduced\n")
                .contains("\nnot answered: nothing in this log decides about the expected values of sha256 PCR 4\n");
    }

    @Test
    void aBankThatNobodyCanCompute() throws IOException {
        byte[] log =
                EventLogBuilder.agile(TpmBank.unknown(0x0029, 64)).separators().bytes();
        Outcome outcome = run.eventLog(log, "--pcr", "sha3_512:0=" + "ab".repeat(64));
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(json(outcome).path("findings")).isNotEmpty();
    }

    /** A log whose end is missing has said so; the status is that of damage. */
    @Test
    void aCutLogIsUndecidedAndDamaged() throws IOException {
        TpmBank sha256 = TpmBank.sha256();
        byte[] whole = EventLogBuilder.agile(sha256).separators().bytes();
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
        Outcome outcome = run.eventLog(cut, "--pcr", "sha256:7=" + "ab".repeat(32));
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(json(outcome).path("verdict").asText()).isEqualTo("undecided");
        assertThat(json(outcome).path("findings")).isEmpty();
    }

    @Test
    void nothingExpectedIsNothingOpen() throws IOException {
        Outcome outcome = run.eventLog(
                EventLogBuilder.agile(TpmBank.sha256()).separators().bytes());
        assertThat(outcome.exit()).isZero();
        assertThat(json(outcome).path("verdict").asText()).isEqualTo("computed");
    }
}
