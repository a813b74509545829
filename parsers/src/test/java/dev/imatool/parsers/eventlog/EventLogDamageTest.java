package dev.imatool.parsers.eventlog;

import static dev.imatool.fixtures.eventlog.EventLogBuilder.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.eventlog.EventLogBuilder;
import dev.imatool.fixtures.eventlog.TpmBank;
import dev.imatool.fixtures.tamper.Tampering;
import dev.imatool.model.Completeness;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.eventlog.EventLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Each kind of damage gives its diagnostic at its place, and what stands before it is delivered. */
class EventLogDamageTest {
    private static final int ACTION = 5;

    private static EventLogBuilder log() {
        return EventLogBuilder.agile(TpmBank.sha1(), TpmBank.sha256()).measured(4, ACTION, text("first"));
    }

    @Test
    void aLogCutAnywhereDeliversTheEventsBeforeTheCut() throws IOException {
        byte[] content = Files.readAllBytes(
                Corpus.snapshot("baseline-6.1/final").eventLog().orElseThrow());
        List<Long> ends = EventLogFile.parse(content, "log").log().orElseThrow().events().stream()
                .map(event -> event.location().end())
                .toList();
        for (int length = 100; length < content.length; length++) {
            int cut = length;
            EventLogReading reading = EventLogFile.parse(Arrays.copyOf(content, length), "log");
            EventLog log = reading.log().orElseThrow();
            assertThat(log.events())
                    .hasSize((int) ends.stream().filter(end -> end <= cut).count());
            if (ends.contains((long) cut)) {
                assertThat(reading.diagnostics()).isEmpty();
            } else {
                Diagnostic said = only(reading);
                assertThat(said.kind()).isEqualTo(EventLogDiagnosticKind.EVENT_CUT_SHORT);
                assertThat(said.entry()).isEqualTo(OptionalLong.of(log.events().size() + 1L));
                assertThat(said.location().orElseThrow().offset())
                        .isEqualTo(ends.get(log.events().size() - 1));
                assertThat(log.whole()).isFalse();
                assertThat(reading.summary().completeness()).isEqualTo(Completeness.CUT_SHORT);
            }
        }
    }

    @Test
    void aLengthThatLiesIsToldAndAllocatesNothing() {
        EventLogBuilder builder = log();
        int place = builder.length() - "first".length() - 4;
        byte[] content =
                Tampering.overwrite(builder.bytes(), place + 3, (byte) 0x7f).bytes();
        Diagnostic said = only(EventLogFile.parse(content, "log"));
        assertThat(said.kind()).isEqualTo(EventLogDiagnosticKind.EVENT_CUT_SHORT);
        assertThat(said.message()).contains("its data needs " + 0x7f000005L + " bytes, 5 are left");
    }

    @Test
    void anAbsurdNumberOfDigestsEndsTheReading() {
        EventLogBuilder builder = log();
        int end = builder.length();
        byte[] content = builder.raw(new byte[] {1, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 1})
                .raw(new byte[300])
                .raw(text("x"))
                .bytes();
        EventLogReading reading = EventLogFile.parse(content, "log");
        Diagnostic said = only(reading);
        assertThat(said.kind()).isEqualTo(EventLogDiagnosticKind.TOO_MANY_DIGESTS);
        assertThat(said.entry()).isEqualTo(OptionalLong.of(3));
        assertThat(said.location().orElseThrow().offset()).isEqualTo(end);
        assertThat(said.message()).contains("16777216");
        assertThat(reading.log().orElseThrow().whole()).isFalse();
    }

    @Test
    void aDigestOfUndeclaredLengthEndsTheReading() {
        TpmBank stranger = TpmBank.unknown(0x4321, 9);
        byte[] content =
                log().logged(1, ACTION, text("x"), text("x"), List.of(stranger)).bytes();
        Diagnostic said = only(EventLogFile.parse(content, "log"));
        assertThat(said.kind()).isEqualTo(EventLogDiagnosticKind.UNKNOWN_DIGEST_LENGTH);
        assertThat(said.message()).contains("0x4321");
    }

    @Test
    void anUndeclaredBankOfKnownLengthIsReadOn() {
        byte[] content = log().logged(
                        1, ACTION, text("x"), text("x"), List.of(TpmBank.sha1(), TpmBank.sha256(), TpmBank.sha384()))
                .bytes();
        EventLogReading reading = EventLogFile.parse(content, "log");
        assertThat(only(reading).kind()).isEqualTo(EventLogDiagnosticKind.UNDECLARED_ALGORITHM);
        assertThat(reading.log().orElseThrow().events().get(2).digests()).hasSize(3);
    }

    @Test
    void aMissingAndARepeatedDigestAreTold() {
        byte[] missing = log().logged(1, ACTION, text("x"), text("x"), List.of(TpmBank.sha256()))
                .bytes();
        Diagnostic said = only(EventLogFile.parse(missing, "log"));
        assertThat(said.kind()).isEqualTo(EventLogDiagnosticKind.DIGEST_MISSING);
        assertThat(said.entry()).isEqualTo(OptionalLong.of(3));
        assertThat(said.message()).contains("sha1");
        byte[] repeated = log().logged(
                        1, ACTION, text("x"), text("x"), List.of(TpmBank.sha1(), TpmBank.sha256(), TpmBank.sha1()))
                .bytes();
        assertThat(only(EventLogFile.parse(repeated, "log")).kind()).isEqualTo(EventLogDiagnosticKind.DIGEST_REPEATED);
    }

    @Test
    void aPcrThatNoTpmHasIsTold() {
        byte[] content = log().logged(24, ACTION, text("x"), text("x"), List.of(TpmBank.sha1(), TpmBank.sha256()))
                .bytes();
        EventLogReading reading = EventLogFile.parse(content, "log");
        assertThat(only(reading).kind()).isEqualTo(EventLogDiagnosticKind.EVENT_PCR_OUT_OF_RANGE);
        assertThat(reading.log().orElseThrow().events().get(2).extended()).isFalse();
    }

    @Test
    void aLocalityBehindTheFirstEventOfPcr0IsTold() {
        byte[] content = EventLogBuilder.agile(TpmBank.sha256())
                .measured(0, 8, text("1.0"))
                .startupLocality(3)
                .bytes();
        assertThat(only(EventLogFile.parse(content, "log")).kind())
                .isEqualTo(EventLogDiagnosticKind.LATE_STARTUP_LOCALITY);
    }

    @Test
    void aHeaderThatLiesIsMalformed() {
        int count = 32 + 24;
        byte[] good = log().bytes();
        assertThat(headerFault(Tampering.overwrite(good, count, (byte) 0).bytes()))
                .contains("0 algorithms");
        assertThat(headerFault(Tampering.overwrite(good, count + 3, (byte) 0x80).bytes()))
                .contains("2147483650 algorithms");
        assertThat(headerFault(Tampering.overwrite(good, count, (byte) 9).bytes()))
                .contains("ends inside its list of 9 algorithms");
        assertThat(headerFault(Tampering.overwrite(good, count + 6, (byte) 0).bytes()))
                .contains("digests of no bytes for algorithm 0x0004");
        assertThat(headerFault(Tampering.overwrite(good, count + 8, (byte) 4).bytes()))
                .contains("algorithm 0x0004 twice");
    }

    @Test
    void aBankOfTheWrongLengthIsReadAsDeclaredAndNotReplayed() {
        TpmBank shortened = TpmBank.unknown(0x000c, 20);
        byte[] content = EventLogBuilder.agile(shortened).separators().bytes();
        EventLogReading reading = EventLogFile.parse(content, "log");
        assertThat(only(reading).kind()).isEqualTo(EventLogDiagnosticKind.ODD_DIGEST_LENGTH);
        assertThat(reading.log().orElseThrow().events()).hasSize(9);
        assertThat(reading.log().orElseThrow().algorithms().get(0).hash()).isEmpty();
    }

    @Test
    void otherFilesAreNamed() throws IOException {
        assertThat(whyNot(new byte[0])).contains("empty (0 bytes)");
        byte[] binary = Files.readAllBytes(Corpus.snapshot("baseline-6.1/final").binary());
        byte[] ascii = Files.readAllBytes(Corpus.snapshot("baseline-6.1/final").ascii());
        byte[] values = Files.readAllBytes(
                Corpus.snapshot("baseline-6.1/final").pcrRead().orElseThrow());
        assertThat(whyNot(binary)).contains("measurement list (IMA)");
        assertThat(whyNot(ascii)).contains("measurement list (IMA)");
        assertThat(whyNot(values)).contains("list of PCR values");
        assertThat(whyNot("---\nversion: 1\nevents:\n- EventNum: 0\n".getBytes(StandardCharsets.UTF_8)))
                .contains("the output of tpm2_eventlog");
        assertThat(whyNot("{\"events\": []}".getBytes(StandardCharsets.UTF_8))).contains("JSON");
        assertThat(whyNot("hello\n".getBytes(StandardCharsets.UTF_8))).contains("it is text");
        assertThat(whyNot(new byte[100])).contains("begins with zeros");
        assertThat(whyNot(new byte[] {
                    0,
                    0,
                    0,
                    7,
                    (byte) 0x80,
                    0,
                    0,
                    1,
                    9,
                    9,
                    9,
                    9,
                    9,
                    9,
                    9,
                    9,
                    9,
                    9,
                    9,
                    9,
                    9,
                    9,
                    9,
                    9,
                    9,
                    9,
                    9,
                    9,
                    0,
                    0,
                    0,
                    0
                }))
                .contains("big endian");
        assertThat(whyNot(new byte[] {(byte) 0xff, 'T', 'C', 'G', (byte) 0x80, 0x18}))
                .contains("a TPM quote");
        byte[] noise = new byte[1000];
        new SplittableRandom(7).nextBytes(noise);
        assertThat(whyNot(noise)).contains("neither with a header");
    }

    @Test
    void tooLongALogIsReadAsFarAsTheLimit() {
        EventLogBuilder builder = EventLogBuilder.agile(TpmBank.sha256());
        byte[] data = new byte[1 << 20];
        for (int i = 0; i < 9; i++) {
            builder.measured(1, ACTION, text("x"), data);
        }
        EventLogReading reading = EventLogFile.parse(builder.bytes(), "log");
        assertThat(reading.diagnostics().get(0).kind()).isEqualTo(EventLogDiagnosticKind.EVENT_LOG_TOO_LONG);
        assertThat(reading.log().orElseThrow().events()).hasSize(8);
        assertThat(reading.log().orElseThrow().whole()).isFalse();
    }

    @Test
    void tooManyEventsAreReadAsFarAsTheLimit() {
        EventLogBuilder builder = EventLogBuilder.agile(TpmBank.unknown(0x77, 1));
        for (int i = 0; i <= EventLogReader.MOST_EVENTS; i++) {
            builder.logged(1, ACTION, text("x"), text("x"), List.of());
        }
        EventLogReading reading = EventLogFile.parse(builder.bytes(), "log");
        assertThat(reading.log().orElseThrow().events()).hasSize(EventLogReader.MOST_EVENTS);
        assertThat(reading.diagnostics().stream().map(Diagnostic::kind))
                .contains(EventLogDiagnosticKind.TOO_MANY_EVENTS);
    }

    @Test
    void mutatedLogsNeverFail() throws IOException {
        byte[] content = Files.readAllBytes(
                Corpus.snapshot("baseline-6.1/final").eventLog().orElseThrow());
        for (long seed = 1; seed <= 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] damaged = content.clone();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            EventLogReading reading = EventLogFile.parse(damaged, "log");
            reading.log().ifPresent(log -> log.events().forEach(EventWords::of));
        }
    }

    private static String headerFault(byte[] content) {
        EventLogReading reading = EventLogFile.parse(content, "log");
        Diagnostic said = only(reading);
        assertThat(said.kind()).isEqualTo(EventLogDiagnosticKind.EVENT_LOG_HEADER);
        assertThat(said.entry()).isEqualTo(OptionalLong.of(1));
        assertThat(reading.log().orElseThrow().events()).hasSize(1);
        assertThat(reading.log().orElseThrow().whole()).isFalse();
        return said.message();
    }

    private static String whyNot(byte[] content) {
        EventLogReading reading = EventLogFile.parse(content, "file");
        assertThat(reading.log()).isEmpty();
        assertThat(reading.summary().completeness()).isNotEqualTo(Completeness.COMPLETE);
        return only(reading).message();
    }

    private static Diagnostic only(EventLogReading reading) {
        assertThat(reading.diagnostics()).hasSize(1);
        return reading.diagnostics().get(0);
    }
}
