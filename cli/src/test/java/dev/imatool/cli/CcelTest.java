package dev.imatool.cli;

import static dev.imatool.cli.FirmwareRun.json;
import static dev.imatool.cli.FirmwareRun.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imatool.fixtures.eventlog.EventLogBuilder;
import dev.imatool.fixtures.eventlog.TpmBank;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs of Intel TDX guests: their registers are RTMRs. The values are those of quotes, from the tests of go-eventlog. */
class CcelTest {
    private static final String LOGS = "../fixtures/src/main/resources/eventlogs/";
    private static final String COS = LOGS + "ccel-cos.bin";
    private static final String RTMR0 =
            "3fa2f61f395b7f5feefb4ec2df61297f109ad8abcd6410c1b7df60f21f37b19297fc35e544039c7e1edece752afd17f6";
    private static final String RTMR1 =
            "f62dbc072bd5d3f3438b7b35c39a727f5aea2ffc2473f43723953f530daf62504f0a7944aa62c41a86e8a878c2b122c1";
    private static final String RTMR2 =
            "4969684dc87381fc3b3134176c8d8806eaf0a901859f5f70cfae8d17714b46c10a8de219048c9fc09f11f381a6fbe7c1";
    private static final String OTHER = "ab".repeat(48);
    private static final String ZERO = "00".repeat(48);
    private static final int ACTION = 5;

    @TempDir
    private Path folder;

    private static Outcome run(String log, String... values) {
        List<String> words = new ArrayList<>(List.of("eventlog", "--format", "json", log));
        for (String value : values) {
            words.addAll(List.of("--pcr", value));
        }
        return Outcome.of(words.toArray(String[]::new));
    }

    @Test
    void theRegistersOfAQuoteAreReproduced() throws IOException {
        Outcome outcome = run(COS, "sha384:1=" + RTMR0, "sha384:2=" + RTMR1, "sha384:3=" + RTMR2, "sha384:4=" + ZERO);
        assertThat(outcome.exit()).isZero();
        assertThat(json(outcome).path("verdict").asText()).isEqualTo("reproduced");
        assertThat(json(outcome).path("log").path("registers").asText()).isEqualTo("rtmr");
        assertThat(row(json(outcome), "sha384", 1).path("register").asText()).isEqualTo("RTMR0");
        assertThat(row(json(outcome), "sha384", 0).path("register").asText()).isEqualTo("MRTD");
        assertThat(json(outcome).path("pcrs")).hasSize(5);
        assertThat(json(outcome).path("diagnostics")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ccel-cos.bin", "ccel-two-separators.bin", "ccel.bin"})
    void theTextNamesThem(String name) {
        Outcome outcome = Outcome.of("eventlog", "--events", LOGS + name);
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains(": sha384 RTMR0-2 computed from ")
                .contains("\n  bank    register  events  value\n  sha384  RTMR0 ")
                .contains("\n    2  RTMR0   EV_EFI_HANDOFF_TABLES2: TdxTable\n")
                .doesNotContain("PCR");
    }

    /** The kernel lets user space extend RTMR2 and RTMR3 as long as the guest runs; MRTD is not of the log. */
    @Test
    void whatIsExtendedLaterIsNoFinding() throws IOException {
        Outcome outcome = run(
                COS,
                "sha384:0=" + OTHER,
                "sha384:1=" + RTMR0,
                "sha384:2=" + RTMR1,
                "sha384:3=" + OTHER,
                "sha384:4=" + OTHER);
        JsonNode report = json(outcome);
        assertThat(outcome.exit()).isZero();
        assertThat(report.path("verdict").asText()).isEqualTo("reproduced");
        assertThat(report.path("findings")).isEmpty();
        assertThat(row(report, "sha384", 3).path("match").path("reason").asText()).isEqualTo("extended_by_others");
        assertThat(row(report, "sha384", 4).path("match").path("reason").asText()).isEqualTo("extended_by_others");
        assertThat(row(report, "sha384", 0).path("match").path("reason").asText()).isEqualTo("measured_before");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theRegistersOfTheFirmwareAreJudged(int register) throws IOException {
        Outcome outcome = run(COS, "sha384:" + register + "=" + OTHER);
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(json(outcome).path("findings").get(0).path("kind").asText()).isEqualTo("pcr_not_reproduced");
    }

    /** A TPM's log cannot be passed off as one of RTMRs: values of PCRs that those do not have stay open. */
    @Test
    void valuesOfPcrsAreNotAnsweredByRtmrs() throws IOException {
        Outcome outcome = run(COS, "sha384:1=" + RTMR0, "sha384:7=" + OTHER);
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(json(outcome).path("verdict").asText()).isEqualTo("undecided");
        assertThat(run(COS, "sha384:1=" + RTMR0, "sha384:7=" + ZERO).exit()).isZero();
    }

    /** Kernels that leave the final events of ExitBootServices out lack them in RTMR1. */
    @Test
    void exitEventsThatTheLogLacksAreFoundInRtmr1() throws IOException {
        TpmBank sha384 = TpmBank.sha384();
        byte[] log = EventLogBuilder.agile(sha384)
                .measured(1, 4, new byte[4])
                .measured(2, 4, new byte[4])
                .bytes();
        sha384.extend(2, sha384.digest(EventLogBuilder.text("Exit Boot Services Invocation")));
        sha384.extend(2, sha384.digest(EventLogBuilder.text("Exit Boot Services Returned with Success")));
        Outcome outcome = new FirmwareRun(folder)
                .eventLog(log, "--pcr", "sha384:2=" + sha384.value(2).hex());
        assertThat(outcome.exit()).isZero();
        assertThat(row(json(outcome), "sha384", 2)
                        .path("match")
                        .path("assumed")
                        .path("exit_boot_services_missing")
                        .asBoolean())
                .isTrue();
    }

    /** A TPM with a SHA-384 bank alone has PCR 0, and a log of two banks is no log of RTMRs. */
    @Test
    void logsOfTpmsKeepTheirPcrs() throws IOException {
        FirmwareRun run = new FirmwareRun(folder);
        for (byte[] log : List.of(
                EventLogBuilder.agile(TpmBank.sha384()).separators().bytes(),
                EventLogBuilder.agile(TpmBank.sha384(), TpmBank.sha256())
                        .measured(1, ACTION, new byte[1])
                        .bytes(),
                EventLogBuilder.agile(TpmBank.sha256())
                        .measured(1, ACTION, new byte[1])
                        .bytes(),
                EventLogBuilder.agile(TpmBank.sha384()).bytes())) {
            JsonNode report = json(run.eventLog(log));
            assertThat(report.path("log").path("registers").asText()).isEqualTo("pcr");
            assertThat(report.path("pcrs").get(0).has("register")).isFalse();
        }
    }

    @Test
    void noBootAggregateIsMadeOfRtmrs() {
        Outcome outcome = Outcome.of(
                "replay",
                "--event-log",
                COS,
                dev.imatool.fixtures.corpus.Corpus.snapshot("baseline-6.1/final")
                        .binary()
                        .toString());
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("boot_aggregate at entry 1: not checked");
    }
}
