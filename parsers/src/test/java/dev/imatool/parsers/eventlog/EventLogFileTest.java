package dev.imatool.parsers.eventlog;

import static dev.imatool.fixtures.eventlog.EventLogBuilder.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.fixtures.eventlog.EventLogBuilder;
import dev.imatool.fixtures.eventlog.TpmBank;
import dev.imatool.model.ByteString;
import dev.imatool.model.Completeness;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.EventLogFormat;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.model.eventlog.LoggedDigest;
import dev.imatool.model.eventlog.SpecId;
import dev.imatool.parsers.encoding.Encoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventLogFileTest {
    private static final int SEPARATOR = 4;
    private static final int S_CRTM_VERSION = 8;

    static List<Snapshot> snapshots() {
        return Corpus.snapshots().stream()
                .filter(snapshot -> snapshot.eventLog().isPresent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void realLogsAreReadToTheirEnd(Snapshot snapshot) throws IOException {
        byte[] content = Files.readAllBytes(snapshot.eventLog().orElseThrow());
        EventLogReading reading = EventLogFile.parse(content, "log");
        EventLog log = reading.log().orElseThrow();
        assertThat(reading.diagnostics()).isEmpty();
        assertThat(log.whole()).isTrue();
        assertThat(log.events()).hasSize(15);
        assertThat(log.events().get(14).location().end()).isEqualTo(content.length);
        assertThat(log.algorithms().stream().map(EventAlgorithm::name))
                .containsExactlyElementsOf(snapshot.truth().tpm().keySet().stream()
                        .map(String::valueOf)
                        .sorted()
                        .toList());
    }

    @Test
    void aHeaderTellsBanksAndVendorInformation() {
        TpmBank odd = TpmBank.unknown(0x1234, 7);
        byte[] content = EventLogBuilder.agileWithVendorInfo(text("vendor"), TpmBank.sha256(), odd)
                .measured(0, S_CRTM_VERSION, text("1.0"))
                .bytes();
        EventLog log = whole(content);
        SpecId header = log.specId().orElseThrow();
        assertThat(log.format()).isEqualTo(EventLogFormat.CRYPTO_AGILE);
        assertThat(header.signature()).isEqualTo("Spec ID Event03");
        assertThat(header.versionMajor()).isEqualTo(2);
        assertThat(header.errata()).isEqualTo(105);
        assertThat(header.vendorInfo()).isEqualTo(ByteString.ofText("vendor"));
        assertThat(log.algorithms())
                .containsExactly(
                        EventAlgorithm.declared(0x0b, 32), new EventAlgorithm(0x1234, "0x1234", 7, Optional.empty()));
        assertThat(log.events().get(1).digests().get(1))
                .isEqualTo(new LoggedDigest(log.algorithms().get(1), ByteString.ofHex("5a".repeat(7))));
    }

    @Test
    void everyEventHasItsPlaceAndBytes() {
        EventLogBuilder builder = EventLogBuilder.agile(TpmBank.sha1(), TpmBank.sha256());
        int first = builder.length();
        builder.measured(7, SEPARATOR, new byte[4]);
        int second = builder.length();
        byte[] content = builder.measured(8, 0x80000006L, text("partitions")).bytes();
        List<FirmwareEvent> events = whole(content).events();
        assertThat(events.stream().map(event -> event.location().offset()))
                .containsExactly(0L, (long) first, (long) second);
        assertThat(events.get(1).pcr()).isEqualTo(7);
        assertThat(events.get(1).typeName()).isEqualTo("EV_SEPARATOR");
        assertThat(events.get(2).data()).isEqualTo(ByteString.ofText("partitions"));
        assertThat(events.get(2).digests().get(1).digest())
                .isEqualTo(ByteString.copyOf(TpmBank.sha256().digest(text("partitions"))));
    }

    @Test
    void oldLogsAreReadWithAndWithoutHeader() {
        for (String version : List.of("00", "02")) {
            EventLog log = whole(
                    EventLogBuilder.sha1(TpmBank.sha1(), version).separators().bytes());
            assertThat(log.format()).isEqualTo(EventLogFormat.SHA1);
            assertThat(log.specId().orElseThrow().signature()).isEqualTo("Spec ID Event" + version);
            assertThat(log.events()).hasSize(9);
        }
        EventLog bare = whole(EventLogBuilder.sha1(TpmBank.sha1())
                .measured(0, S_CRTM_VERSION, text("bios"))
                .separators()
                .bytes());
        assertThat(bare.specId()).isEmpty();
        assertThat(bare.events()).hasSize(9);
        assertThat(bare.algorithms()).containsExactly(EventAlgorithm.SHA1);
    }

    @Test
    void eventsOfUnknownTypesAreKeptByNumber() {
        EventLog log = whole(EventLogBuilder.agile(TpmBank.sha256())
                .measured(3, 0xfedcba98L, text("x"))
                .bytes());
        assertThat(log.events().get(1).type()).isEqualTo(0xfedcba98L);
        assertThat(log.events().get(1).typeName()).isEqualTo("0xfedcba98");
    }

    @Test
    void gzipIsUnpacked() throws IOException {
        byte[] plain = EventLogBuilder.agile(TpmBank.sha256()).separators().bytes();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        EventLogReading reading = EventLogFile.parse(packed.toByteArray(), "log.gz");
        assertThat(reading.summary().encodings()).containsExactly(Encoding.GZIP);
        assertThat(reading.log().orElseThrow().events()).hasSize(9);
        byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        EventLogReading cut = EventLogFile.parse(half, "log.gz");
        assertThat(cut.summary().completeness()).isEqualTo(Completeness.CUT_SHORT);
        assertThat(cut.log().map(EventLog::whole)).isNotEqualTo(Optional.of(true));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0xff})
    void paddingBehindTheLastEventIsNoDamage(int value) {
        for (boolean agile : new boolean[] {true, false}) {
            for (int length : new int[] {5, 15, 64, 4096}) {
                EventLogBuilder builder =
                        agile ? EventLogBuilder.agile(TpmBank.sha256()) : EventLogBuilder.sha1(TpmBank.sha1(), "02");
                byte[] padding = new byte[length];
                Arrays.fill(padding, (byte) value);
                int end = builder.separators().length();
                EventLogReading reading =
                        EventLogFile.parse(builder.raw(padding).bytes(), "log");
                assertThat(reading.log().orElseThrow().events()).hasSize(9);
                assertThat(reading.log().orElseThrow().whole()).isTrue();
                Diagnostic said = reading.diagnostics().get(0);
                assertThat(said.kind()).isEqualTo(EventLogDiagnosticKind.EVENT_LOG_PADDING);
                assertThat(said.location().orElseThrow().offset()).isEqualTo(end);
                assertThat(said.message()).startsWith(length + " bytes of 0x" + (value == 0 ? "00" : "ff"));
            }
        }
    }

    @Test
    void anEventOfZerosEndsTheLogAsItDoesForTheKernel() {
        EventLogBuilder builder = EventLogBuilder.agile(TpmBank.sha256()).separators();
        int end = builder.length();
        byte[] content = builder.raw(new byte[16]).raw(text("left over")).bytes();
        EventLogReading reading = EventLogFile.parse(content, "log");
        assertThat(reading.log().orElseThrow().events()).hasSize(9);
        Diagnostic said = reading.diagnostics().get(0);
        assertThat(said.kind()).isEqualTo(EventLogDiagnosticKind.BEHIND_EVENT_LOG);
        assertThat(said.location().orElseThrow().offset()).isEqualTo(end);
    }

    private static EventLog whole(byte[] content) {
        EventLogReading reading = EventLogFile.parse(content, "log");
        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.COMPLETE);
        return reading.log().orElseThrow();
    }
}
