package dev.imatool.cli;

import static dev.imatool.cli.FirmwareRun.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Event logs that other projects publish, or made after such: which were altered, and which are as firmware wrote them. */
class PublicEventLogTest {
    private static final String LOGS = "../fixtures/src/main/resources/eventlogs/";

    private static Outcome run(String name) {
        return Outcome.of("eventlog", "--format", "json", LOGS + name);
    }

    private static List<String> kinds(JsonNode report, String of) {
        return StreamSupport.stream(report.path(of).spliterator(), false)
                .map(each -> each.path("kind").asText())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"hirs-altered.bin, 26, sha256", "boot-data-altered.bin, 5, sha256"})
    void anAlteredBootVariableIsAFinding(String name, int event, String bank) throws IOException {
        Outcome outcome = run(name);
        JsonNode findings = json(outcome).path("findings");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).path("kind").asText()).isEqualTo("event_data_mismatch");
        assertThat(findings.get(0).path("type").asText()).isEqualTo("EV_EFI_VARIABLE_BOOT");
        assertThat(findings.get(0).path("event").asInt()).isEqualTo(event);
        assertThat(findings.get(0).path("algorithm").asText()).isEqualTo(bank);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hirs.bin",
                "boot-good.bin",
                "ccel-cos.bin",
                "ccel-two-separators.bin",
                "ccel.bin",
                "openpower-like.bin",
                "wbcl-separator.eventlog"
            })
    void whatFirmwareWroteAccusesNobody(String name) throws IOException {
        Outcome outcome = run(name);
        assertThat(outcome.exit()).isZero();
        assertThat(json(outcome).path("findings")).isEmpty();
    }

    /** skiboot hashes 0xffffffff for "Skiboot Boot" and logs names for contents (libstb/trustedboot.c). */
    @Test
    void labelsAreNoData() throws IOException {
        JsonNode report = json(run("openpower-like.bin"));
        assertThat(report.path("events").get(2).path("words").asText()).isEqualTo("PVR of Chip");
        assertThat(report.path("events").get(2).path("data_check").asText()).isEqualTo("differs");
        assertThat(report.path("events").get(12).path("words").asText()).isEqualTo("Skiboot Boot");
        assertThat(report.path("events").get(12).path("data_check").asText()).isEqualTo("matches");
        assertThat(kinds(report, "diagnostics"))
                .containsOnlyOnce("separator_odd")
                .containsOnlyOnce("separator_disguised")
                .doesNotContain("event_data_mismatch");
    }

    @Test
    void theSeparatorOfWindowsIsNamed() throws IOException {
        JsonNode report = json(run("wbcl-separator.eventlog"));
        assertThat(report.path("events").get(1).path("words").asText()).isEqualTo("WBCL (Windows)");
        assertThat(report.path("events").get(4).path("words").asText()).isEqualTo("0x00000001, an error");
        assertThat(report.path("diagnostics").findValuesAsText("message"))
                .containsExactly(
                        "the header was read, though other readers refuse it: UINTN size 8, where 1 or 2 is expected",
                        "other readers refuse this separator: the value 1, by which firmware reports an error");
        assertThat(report.path("diagnostics").get(1).path("place").asText()).isEqualTo("event 5 at 0xe3");
    }
}
