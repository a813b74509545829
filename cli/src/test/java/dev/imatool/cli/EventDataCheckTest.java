package dev.imatool.cli;

import static dev.imatool.cli.FirmwareRun.json;
import static dev.imatool.fixtures.eventlog.EventLogBuilder.text;
import static dev.imatool.fixtures.eventlog.EventLogBuilder.variable;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imatool.fixtures.eventlog.EventLogBuilder;
import dev.imatool.fixtures.eventlog.TpmBank;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether event data is what its digest is of: what was changed in a log shows, and the habits of firmware accuse nobody. */
class EventDataCheckTest {
    private static final int SEPARATOR = 4;
    private static final int ACTION = 5;
    private static final int TAG = 6;
    private static final int IPL = 0xd;
    private static final long DRIVER_CONFIG = 0x80000001L;
    private static final long BOOT = 0x80000002L;
    private static final long BOOT2 = 0x8000000cL;
    private static final long AUTHORITY = 0x800000e0L;

    @TempDir
    private Path folder;

    private FirmwareRun run = new FirmwareRun(Path.of(""));

    @BeforeEach
    void standInTheFolder() {
        run = new FirmwareRun(folder);
    }

    private static EventLogBuilder log() {
        return EventLogBuilder.agile(TpmBank.sha1(), TpmBank.sha256());
    }

    private String lastCheck(EventLogBuilder log) throws IOException {
        Outcome outcome = run.eventLog(log.bytes());
        JsonNode report = json(outcome);
        JsonNode events = report.path("events");
        String check = events.get(events.size() - 1).path("data_check").asText();
        assertThat(outcome.exit()).isEqualTo(check.equals("contradicts") ? 1 : 0);
        assertThat(report.path("findings")).hasSize(check.equals("contradicts") ? 1 : 0);
        return check;
    }

    @Test
    void changedDataIsAFindingWhereItsLikeMatch() throws IOException {
        EventLogBuilder log = log().measured(4, ACTION, text("Calling INT 19h"));
        int event = log.length();
        Outcome outcome = run.eventLog(log.measured(4, ACTION, text("Booting from disk"), text("Booting from moon"))
                .bytes());
        JsonNode finding = json(outcome).path("findings").get(0);
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(json(outcome).path("findings")).hasSize(1);
        assertThat(finding.path("kind").asText()).isEqualTo("event_data_mismatch");
        assertThat(finding.path("event").asInt()).isEqualTo(3);
        assertThat(finding.path("location").path("offset").asInt()).isEqualTo(event);
        assertThat(finding.path("type").asText()).isEqualTo("EV_ACTION");
        assertThat(finding.path("algorithm").asText()).isEqualTo("sha1");
        assertThat(finding.path("logged").asText()).isEqualTo(sha1("Booting from disk"));
        assertThat(finding.path("computed").asText()).isEqualTo(sha1("Booting from moon"));
    }

    @Test
    void aFlippedBitInEachSeparatorIsOneFinding() throws IOException {
        byte[] log = log().separators().bytes();
        int header = 32 + 16 + 8 + 4 + 8 + 1;
        int each = 12 + 22 + 34 + 4 + 4;
        for (int i = 0; i < 8; i++) {
            byte[] flipped = log.clone();
            flipped[header + i * each + each - 1] ^= 1;
            JsonNode findings = json(run.eventLog(flipped)).path("findings");
            assertThat(findings).hasSize(1);
            assertThat(findings.get(0).path("event").asInt()).isEqualTo(i + 2);
        }
    }

    @Test
    void aLoneDifferenceIsOnlyANote() throws IOException {
        assertThat(lastCheck(log().measured(4, ACTION, text("one thing"), text("another"))))
                .isEqualTo("differs");
    }

    @Test
    void aFirmwareThatHashesOtherwiseEveryTimeIsNotAccused() throws IOException {
        EventLogBuilder log = log();
        for (int i = 0; i < 5; i++) {
            log.measured(7, DRIVER_CONFIG, text("structure " + i), variable("db" + i, new byte[i]));
        }
        assertThat(lastCheck(log)).isEqualTo("differs");
    }

    @Test
    void knownHabitsMatch() throws IOException {
        byte[] data = {1, 2, 3};
        byte[] tooLong = Arrays.copyOf(variable("Shim", data), variable("Shim", data).length + 1);
        assertThat(lastCheck(log().measured(7, DRIVER_CONFIG, variable("PK", data))))
                .isEqualTo("matches");
        assertThat(lastCheck(log().measured(1, BOOT, data, variable("BootOrder", data))))
                .isEqualTo("matches");
        assertThat(lastCheck(log().measured(7, AUTHORITY, variable("Shim", data), tooLong)))
                .isEqualTo("matches");
        assertThat(lastCheck(log().measured(4, ACTION, text("with a NUL"), text("with a NUL\0"))))
                .isEqualTo("matches");
        assertThat(lastCheck(log().measured(4, ACTION, text("hashed NUL\0"), text("hashed NUL"))))
                .isEqualTo("matches");
        assertThat(lastCheck(log().measured(8, 0xd, text("linux"), text("grub_cmd: linux\0"))))
                .isEqualTo("matches");
        assertThat(lastCheck(log().separators().measured(7, 4, new byte[] {1, 0, 0, 0}, text("err!"))))
                .isEqualTo("matches");
    }

    @Test
    void whatIsHashedElsewhereIsNotChecked() throws IOException {
        assertThat(lastCheck(log().measured(4, 0x80000003L, text("program"), new byte[40])))
                .isEqualTo("not_checked");
        assertThat(lastCheck(log().measured(9, 0xd, text("content"), text("/boot/vmlinuz\0"))))
                .isEqualTo("not_checked");
        assertThat(lastCheck(log().measured(4, 0x12345678, text("anything"), text("else"))))
                .isEqualTo("not_checked");
        assertThat(lastCheck(log().noAction(text("nothing")))).isEqualTo("not_checked");
    }

    @Test
    void variablesOfVendorsInAnotherPcrAreNotAccused() throws IOException {
        EventLogBuilder log = log().measured(7, DRIVER_CONFIG, variable("SecureBoot", new byte[] {1}))
                .measured(1, DRIVER_CONFIG, text("unredacted"), variable("Setup", new byte[8]));
        assertThat(lastCheck(log)).isEqualTo("differs");
        log.measured(7, DRIVER_CONFIG, variable("PK", new byte[] {1}), variable("PK", new byte[] {2}));
        assertThat(lastCheck(log)).isEqualTo("contradicts");
    }

    /** One that matches shows how this firmware hashes them: the content alone, or the structure around it. */
    @ParameterizedTest
    @ValueSource(longs = {BOOT, BOOT2})
    void aBootVariableThatDiffersBesideOneThatMatchesIsAFinding(long type) throws IOException {
        byte[] order = variable("BootOrder", new byte[] {1});
        byte[] altered = variable("Boot0001", new byte[] {2});
        assertThat(lastCheck(
                        log().measured(1, type, new byte[] {1}, order).measured(1, type, text("something"), altered)))
                .isEqualTo("contradicts");
        assertThat(lastCheck(log().measured(1, type, order, order).measured(1, type, text("something"), altered)))
                .isEqualTo("contradicts");
        assertThat(lastCheck(log().measured(1, type, order, order).measured(2, type, text("something"), altered)))
                .isEqualTo("differs");
    }

    @Test
    void aFirmwareThatHashesBootVariablesInItsOwnWayIsNotAccused() throws IOException {
        EventLogBuilder log = log();
        for (int i = 0; i < 5; i++) {
            log.measured(1, BOOT, text("attributes and content " + i), variable("Boot000" + i, new byte[] {1}));
        }
        assertThat(lastCheck(log)).isEqualTo("differs");
    }

    /** What was hashed as a whole would else pass as the content of a variable of any name, and with anything behind it. */
    @Test
    void aStructureAroundWhatWasHashedIsNoVariable() throws IOException {
        byte[] hashed = variable("Boot0001", new byte[] {2});
        EventLogBuilder log = log().measured(1, BOOT, variable("BootOrder", new byte[] {1}));
        assertThat(lastCheck(log.measured(1, BOOT, hashed, variable("Boot0002", hashed))))
                .isEqualTo("contradicts");
        byte[] content = {1, 2, 3};
        byte[] longer = Arrays.copyOf(variable("Boot0001", content), variable("Boot0001", content).length + 9);
        assertThat(lastCheck(log().measured(1, BOOT, content, variable("BootOrder", content))
                        .measured(1, BOOT, content, longer)))
                .isEqualTo("contradicts");
        assertThat(lastCheck(log().measured(7, DRIVER_CONFIG, hashed)
                        .measured(7, DRIVER_CONFIG, content, variable("db", content))))
                .isEqualTo("contradicts");
    }

    @Test
    void labelsInActionsAreNoData() throws IOException {
        byte[] ones = {-1, -1, -1, -1};
        EventLogBuilder log = log().measured(0, ACTION, ones);
        assertThat(lastCheck(log.measured(4, ACTION, text("kernel"), text("BOOTKERNEL"))))
                .isEqualTo("differs");
        // bytes are no label
        assertThat(lastCheck(log.measured(4, ACTION, text("kernel"), new byte[] {1, 2})))
                .isEqualTo("contradicts");
        assertThat(lastCheck(log().measured(4, ACTION, text("Calling INT 19h"))
                        .measured(4, ACTION, text("Booting"), new byte[] {1, 2})))
                .isEqualTo("contradicts");
    }

    @Test
    void aSeparatorUnderALabelIsOne() throws IOException {
        byte[] ones = {-1, -1, -1, -1};
        assertThat(lastCheck(log().separators().measured(0, SEPARATOR, ones, text("Skiboot Boot"))))
                .isEqualTo("matches");
        assertThat(lastCheck(log().separators().measured(0, SEPARATOR, text("else"), text("Skiboot Boot"))))
                .isEqualTo("contradicts");
        assertThat(lastCheck(log().separators().measured(0, SEPARATOR, ones, new byte[] {1, 2, 3, 4, 5})))
                .isEqualTo("contradicts");
    }

    /** In PCR 8 GRUB hashes what stands after the prefix; beside that it logs names of files that it hashes. */
    @Test
    void anAlteredGrubCommandIsAFindingAndTheNameOfAFileIsNone() throws IOException {
        EventLogBuilder log = log().measured(8, IPL, text("set x=1"), text("grub_cmd: set x=1\0"));
        assertThat(lastCheck(log.measured(8, IPL, text("content"), text("/boot/vmlinuz\0"))))
                .isEqualTo("not_checked");
        assertThat(lastCheck(log.measured(8, IPL, text("content"), text("kernel_cmdline: ro quiet\0"))))
                .isEqualTo("not_checked");
        assertThat(lastCheck(log.measured(8, IPL, text("linux ro"), text("grub_cmd: linux rw\0"))))
                .isEqualTo("contradicts");
    }

    @Test
    void tagsOfOneKindAreComparedWithEachOther() throws IOException {
        byte[] trust = {1, 0, 1, 0x40, 0, 0, 0, 0};
        byte[] other = {1, 0, 1, 0x40, 1, 0, 0, 0, 9};
        byte[] initrd = {(byte) 0xec, 0x22, 0x3b, (byte) 0x8f, 0, 0, 0, 0};
        EventLogBuilder log = log().measured(12, TAG, trust);
        assertThat(lastCheck(log.measured(12, TAG, text("initrd"), initrd))).isEqualTo("not_checked");
        assertThat(lastCheck(log.measured(12, TAG, text("altered"), other))).isEqualTo("contradicts");
    }

    /** The digest of one bank alone is of the data: the other was altered, or the data was made to fit one. */
    @Test
    void aBankThatDiffersFromAnotherIsHeldAgainstTheEvent() throws IOException {
        TpmBank sha1 = TpmBank.sha1();
        TpmBank sha256 = TpmBank.sha256();
        byte[] log = EventLogBuilder.agile(sha1, sha256)
                .measured(4, ACTION, text("Calling INT 19h"))
                .measured(4, ACTION, text("Booting"))
                .bytes();
        log[log.length - "Booting".length() - 5] ^= 1;
        JsonNode finding = json(run.eventLog(log)).path("findings").get(0);
        assertThat(finding.path("kind").asText()).isEqualTo("event_data_mismatch");
        assertThat(finding.path("algorithm").asText()).isEqualTo("sha256");
    }

    private static String sha1(String text) {
        return HexFormat.of().formatHex(TpmBank.sha1().digest(text(text)));
    }
}
