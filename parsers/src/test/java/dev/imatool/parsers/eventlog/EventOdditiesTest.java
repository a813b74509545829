package dev.imatool.parsers.eventlog;

import static dev.imatool.fixtures.eventlog.EventLogBuilder.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.eventlog.EventLogBuilder;
import dev.imatool.fixtures.eventlog.TpmBank;
import dev.imatool.fixtures.tamper.Tampering;
import dev.imatool.model.Completeness;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.eventlog.EventLog;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other readers refuse is named where it stands, and the log is read to its end all the same. */
class EventOdditiesTest {
    private static final int SEPARATOR = 4;
    private static final int S_CRTM_VERSION = 8;
    private static final long HCRTM = 0x80000010L;
    private static final int HEADER_DATA = 32;

    private static EventLogBuilder log() {
        return EventLogBuilder.agile(TpmBank.sha256());
    }

    private static EventLogReading read(byte[] content) {
        EventLogReading reading = EventLogFile.parse(content, "log");
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.COMPLETE);
        assertThat(reading.log().orElseThrow().whole()).isTrue();
        return reading;
    }

    private static Diagnostic only(byte[] content) {
        EventLogReading reading = read(content);
        assertThat(reading.diagnostics()).hasSize(1);
        return reading.diagnostics().get(0);
    }

    private static void assertOdd(byte[] content, EventLogDiagnosticKind kind, long event, String what) {
        Diagnostic said = only(content);
        assertThat(said.kind()).isEqualTo(kind);
        assertThat(said.entry()).isEqualTo(OptionalLong.of(event));
        assertThat(said.message()).endsWith(": " + what);
        EventLog log = EventLogFile.parse(content, "log").log().orElseThrow();
        assertThat(said.location()).contains(log.events().get((int) event - 1).location());
    }

    private static OptionalInt locality(byte[] content, int event) {
        return read(content).log().orElseThrow().events().get(event - 1).startupLocality();
    }

    @ParameterizedTest
    @CsvSource({
        "02000000, 'the value 0x00000002, where 0 or 0xffffffff is expected'",
        "01000000, 'the value 1, by which firmware reports an error'",
        "57424344, 'the value 0x44434257, where 0 or 0xffffffff is expected'",
        "57424a4c, 'the value 0x4c4a4257, where 0 or 0xffffffff is expected'",
        "5742434c, 'WBCL, the value of Windows, in PCR 4'",
        "000000, '3 bytes of data, where 4 are expected'",
        "'', '0 bytes of data, where 4 are expected'",
        "0000000000, '5 bytes of data, where 4 are expected'"
    })
    void separators(String data, String what) {
        byte[] bytes = java.util.HexFormat.of().parseHex(data);
        assertOdd(log().measured(4, SEPARATOR, bytes).bytes(), EventLogDiagnosticKind.SEPARATOR_ODD, 2, what);
    }

    @Test
    void ordinarySeparatorsAreNotNamed() {
        EventLogBuilder log = log().separators();
        for (int pcr = 11; pcr <= 14; pcr++) {
            log.measured(pcr, SEPARATOR, text("WBCL"));
        }
        log.measured(8, SEPARATOR, new byte[] {-1, -1, -1, -1});
        assertThat(read(log.bytes()).diagnostics()).isEmpty();
    }

    @Test
    void aSecondSeparatorOfAPcrIsNamedAndInAnRtmrNot() {
        assertOdd(
                log().separators().measured(7, SEPARATOR, new byte[4]).bytes(),
                EventLogDiagnosticKind.SEPARATOR_ODD,
                10,
                "a further one of PCR 7");
        byte[] rtmrs = EventLogBuilder.agile(TpmBank.sha384())
                .measured(1, SEPARATOR, new byte[4])
                .measured(1, SEPARATOR, new byte[4])
                .bytes();
        assertThat(read(rtmrs).diagnostics()).isEmpty();
    }

    @Test
    void theStartOfPcr0() {
        EventLogDiagnosticKind odd = EventLogDiagnosticKind.STARTUP_LOCALITY_ODD;
        assertOdd(log().startupLocality(1).bytes(), odd, 2, "locality 1, where 0, 3 or 4 is expected");
        assertOdd(
                log().startupLocality(3).startupLocality(0).bytes(),
                odd,
                3,
                "a further StartupLocality; the first one is used");
        byte[] without = log().noAction(text("StartupLocality\0")).bytes();
        assertOdd(without, odd, 2, "StartupLocality has 16 bytes, where 17 are expected");
        assertThat(locality(without, 2)).isEmpty();
        byte[] longer = log().noAction(text("StartupLocality\0\3\0")).bytes();
        assertOdd(longer, odd, 2, "StartupLocality has 18 bytes, where 17 are expected");
        assertThat(locality(longer, 2)).hasValue(3);
        EventLogBuilder builder = log();
        byte[] moved = Tampering.overwrite(
                        builder.raw(new byte[0]).startupLocality(3).bytes(), log().length(), (byte) 7)
                .bytes();
        assertOdd(moved, odd, 2, "StartupLocality names PCR 7, and only PCR 0 has a start of its own");
        assertThat(locality(moved, 2)).isEmpty();
    }

    @Test
    void hCrtmEvents() {
        EventLogDiagnosticKind odd = EventLogDiagnosticKind.STARTUP_LOCALITY_ODD;
        assertThat(read(log().measured(0, HCRTM, text("x"), text("HCRTM")).bytes())
                        .diagnostics())
                .isEmpty();
        assertOdd(
                log().measured(0, HCRTM, text("x"), text("other")).bytes(),
                odd,
                2,
                "the data of the H-CRTM event is not HCRTM");
        assertOdd(
                log().measured(1, HCRTM, text("x"), text("HCRTM")).bytes(),
                odd,
                2,
                "the H-CRTM event names PCR 1, where PCR 0 is expected");
        assertOdd(
                log().measured(0, S_CRTM_VERSION, text("1"))
                        .measured(0, HCRTM, text("x"), text("HCRTM"))
                        .bytes(),
                odd,
                3,
                "the H-CRTM event follows another event that extends PCR 0");
    }

    @Test
    void headers() {
        EventLogDiagnosticKind odd = EventLogDiagnosticKind.SPEC_ID_ODD;
        byte[] good = log().separators().bytes();
        assertOdd(changed(good, 0, 1), odd, 1, "it names PCR 1, where 0 is expected");
        assertOdd(changed(good, 8, 1), odd, 1, "its digest is not zeros");
        assertOdd(changed(good, HEADER_DATA + 16, 2), odd, 1, "platform class 2, where 0 or 1 is expected");
        assertOdd(changed(good, HEADER_DATA + 20, 1), odd, 1, "specification 2.1, where 2.0 is expected");
        assertOdd(changed(good, HEADER_DATA + 21, 3), odd, 1, "specification 3.0, where 2.0 is expected");
        assertOdd(changed(good, HEADER_DATA + 23, 0), odd, 1, "UINTN size 0, where 1 or 2 is expected");
        String signature = "its signature is none of Spec ID Event00, 02 and 03";
        assertOdd(changed(good, HEADER_DATA + 14, '4'), odd, 1, signature);
        assertOdd(changed(good, HEADER_DATA + 15, 'x'), odd, 1, signature);
        assertOdd(changed(good, HEADER_DATA + 32, 9), odd, 1, "vendor information of 9 bytes, of which 0 are there");
        byte[] vendor = EventLogBuilder.agileWithVendorInfo(text("vendor"), TpmBank.sha256())
                .separators()
                .bytes();
        assertOdd(changed(vendor, HEADER_DATA + 32, 4), odd, 1, "2 bytes after its vendor information");
    }

    @Test
    void aHeaderWithoutVendorInformation() {
        byte[] good = log().separators().bytes();
        int end = HEADER_DATA + 32;
        byte[] shorter = Arrays.copyOf(good, good.length - 1);
        System.arraycopy(good, end + 1, shorter, end, good.length - end - 1);
        assertOdd(
                changed(shorter, HEADER_DATA - 4, 32),
                EventLogDiagnosticKind.SPEC_ID_ODD,
                1,
                "it ends before the length of its vendor information");
    }

    @Test
    void anAlgorithmTwiceIsReadOnce() {
        byte[] content = EventLogBuilder.agile(TpmBank.sha256(), TpmBank.sha256())
                .logged(4, SEPARATOR, new byte[4], new byte[4], java.util.List.of(TpmBank.sha256()))
                .bytes();
        assertOdd(content, EventLogDiagnosticKind.SPEC_ID_ODD, 1, "algorithm sha256 twice");
        assertThat(read(content).log().orElseThrow().algorithms()).hasSize(1);
    }

    @Test
    void logsThatWereJoinedAndLogsWithoutAHeader() {
        byte[] header = Arrays.copyOfRange(log().bytes(), HEADER_DATA, log().length());
        assertOdd(
                log().separators().noAction(header).bytes(),
                EventLogDiagnosticKind.SPEC_ID_ODD,
                10,
                "it is among the events, as where logs were joined");
        assertOdd(
                EventLogBuilder.sha1(TpmBank.sha1())
                        .noAction(text("Something"))
                        .separators()
                        .bytes(),
                EventLogDiagnosticKind.SPEC_ID_ODD,
                1,
                "it is EV_NO_ACTION and no Spec ID event");
    }

    @Test
    void anEventThatIsNotExtendedHasNoDigest() {
        byte[] content = log().separators()
                .logged(4, 3, text("hidden"), text("hidden"), java.util.List.of(TpmBank.sha256()))
                .bytes();
        Diagnostic said = only(content);
        assertThat(said.kind()).isEqualTo(EventLogDiagnosticKind.NO_ACTION_DIGEST);
        assertThat(said.entry()).isEqualTo(OptionalLong.of(10));
    }

    private static byte[] changed(byte[] content, int at, int value) {
        return Tampering.overwrite(content, at, (byte) value).bytes();
    }
}
