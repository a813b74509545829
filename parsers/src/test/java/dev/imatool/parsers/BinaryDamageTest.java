package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.tamper.LyingLengths;
import dev.imatool.fixtures.tamper.Tampered;
import dev.imatool.fixtures.tamper.Tampering;
import dev.imatool.model.ByteOrder;
import dev.imatool.model.Completeness;
import dev.imatool.model.Entry;
import dev.imatool.model.ListFormat;
import dev.imatool.model.PcrBank;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged binary lists: which diagnostic, at which offset, and what is still delivered. */
class BinaryDamageTest {
    private static final BuiltLog LOG = log(PcrBank.SHA1, ByteOrder.LITTLE);

    private static BuiltLog log(PcrBank bank, ByteOrder order) {
        LogBuilder builder =
                LogBuilder.list().templateDigest(bank).byteOrder(order).bootAggregate();
        for (int i = 2; i <= 9; i++) {
            builder.file("/usr/bin/program" + i, "content " + i);
        }
        return builder.build();
    }

    private static int start(int entry) {
        return LOG.span(ListFormat.BINARY, entry).offset();
    }

    @Test
    void everyCutDeliversTheWholeEntriesBeforeIt() {
        byte[] list = LOG.binary();
        for (int length = 1; length < list.length; length++) {
            int whole = 0;
            while (LOG.span(ListFormat.BINARY, whole + 1).end() <= length) {
                whole++;
            }
            Reading reading = Reading.of(Tampering.cutAt(list, length).bytes());
            boolean atBoundary = whole > 0 && LOG.span(ListFormat.BINARY, whole).end() == length;
            if (whole > 0) {
                assertThat(reading.entries()).as("cut at " + length).hasSize(whole);
                assertThat(reading.summary().completeness())
                        .as("cut at " + length)
                        .isEqualTo(atBoundary ? Completeness.COMPLETE : Completeness.CUT_SHORT);
            } else {
                assertThat(reading.summary().completeness()).isNotEqualTo(Completeness.COMPLETE);
            }
            if (whole > 0 && !atBoundary) {
                Diagnostic cut = reading.summary().diagnostics().get(0);
                assertThat(cut.entry()).hasValue(whole + 1);
                assertThat(cut.location().orElseThrow().offset()).isEqualTo(start(whole + 1));
            }
        }
    }

    @Test
    void aLengthBeyondTheInputAtTheEndIsNamedWithItsValue() {
        Reading reading =
                Reading.of(Tampering.cutAt(LOG.binary(), start(9) + 60).bytes());

        Diagnostic cut = reading.diagnostic(DiagnosticKind.LENGTH_BEYOND_INPUT);
        int dataLength = LOG.entry(9).hashed().length();
        assertThat(cut.message()).isEqualTo("template data length " + dataLength + " exceeds the 22 bytes left");
        assertThat(cut.location().orElseThrow().length()).isEqualTo(60);
    }

    @ParameterizedTest
    @EnumSource(
            value = PcrBank.class,
            names = {"SHA1", "SHA256", "SHA384", "SHA512"})
    void aLyingDataLengthIsCorrectedByTheFieldsThatTheDigestProves(PcrBank bank) {
        for (ByteOrder order : ByteOrder.values()) {
            BuiltLog log = log(bank, order);
            for (long length : new long[] {0, 10, 500, 70123, 0xffffffffL}) {
                Tampered tampered = LyingLengths.templateData(log, order, 4, length);
                Reading reading = Reading.of(tampered.bytes());

                assertThat(reading.entries()).hasSize(9);
                assertThat(reading.diagnostics())
                        .containsExactly("LENGTH_CORRECTED@"
                                + log.span(ListFormat.BINARY, 4).offset());
                assertThat(reading.diagnostic(DiagnosticKind.LENGTH_CORRECTED).entry())
                        .hasValue(4);
                assertThat(reading.summary().completeness()).isEqualTo(Completeness.DAMAGED);
            }
        }
    }

    @Test
    void aLyingNameLengthCostsThatEntryAlone() {
        Reading reading = Reading.of(
                LyingLengths.templateName(LOG, ByteOrder.LITTLE, 4, 400).bytes());

        assertThat(reading.paths()).hasSize(8).doesNotContain("/usr/bin/program4");
        assertThat(reading.diagnostics())
                .containsExactly("TEMPLATE_NAME_LENGTH@" + start(4), "SKIPPED_BYTES@" + start(4));
        assertThat(reading.diagnostic(DiagnosticKind.SKIPPED_BYTES)
                        .location()
                        .orElseThrow()
                        .end())
                .isEqualTo(start(5));
    }

    @Test
    void aPcrOutOfRangeIsNamed() {
        Reading reading = Reading.of(
                LyingLengths.pcr(LOG, ByteOrder.LITTLE, 4, 0x0900000aL).bytes());

        assertThat(reading.entries()).hasSize(8);
        assertThat(reading.diagnostic(DiagnosticKind.PCR_OUT_OF_RANGE).message())
                .isEqualTo("PCR index 150994954 is out of range (0 to 63)");
    }

    @Test
    void aLyingFieldLengthLeavesTheEntryToBeJudged() {
        Reading reading =
                Reading.of(LyingLengths.field(LOG, ByteOrder.LITTLE, 4, 0, 1000).bytes());

        assertThat(reading.entries()).hasSize(9);
        assertThat(reading.entries().get(3).fields()).isEmpty();
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void junkBeforeBetweenAndAfterIsSkippedWithItsRange() {
        byte[] junk = Tampering.junk(7, 40);
        Reading before = Reading.of(
                Tampering.insertBefore(LOG, ListFormat.BINARY, 1, junk).bytes());
        Reading between = Reading.of(
                Tampering.insertBefore(LOG, ListFormat.BINARY, 5, junk).bytes());
        Reading after =
                Reading.of(Tampering.append(LOG, ListFormat.BINARY, junk).bytes());

        for (Reading reading : List.of(before, between, after)) {
            assertThat(reading.entries()).hasSize(9);
            assertThat(reading.summary().completeness()).isEqualTo(Completeness.DAMAGED);
        }
        assertThat(before.diagnostics()).contains("LEADING_BYTES@0");
        assertThat(between.diagnostics()).contains("SKIPPED_BYTES@" + start(5));
        assertThat(after.diagnostics()).contains("TRAILING_BYTES@" + LOG.binary().length);
        assertThat(between.diagnostic(DiagnosticKind.SKIPPED_BYTES).message()).startsWith("40 bytes skipped");
    }

    @Test
    void aListThatBeginsInsideAnEntryIsReadFromTheNextOneOn() {
        int cut = start(3) + 17;
        Reading reading = Reading.of(Tampering.cutHead(LOG.binary(), cut).bytes());

        assertThat(reading.entries()).hasSize(6);
        assertThat(reading.diagnostic(DiagnosticKind.LEADING_BYTES)
                        .location()
                        .orElseThrow()
                        .length())
                .isEqualTo(start(4) - cut);
    }

    @Test
    void anAlteredEntryIsDeliveredAndNothingElseIsSaid() {
        int inName = LOG.span(ListFormat.BINARY, 4).end() - 3;
        Reading reading = Reading.of(Tampering.flipBit(LOG.binary(), inName, 0).bytes());

        assertThat(reading.entries()).hasSize(9);
        assertThat(reading.diagnostics()).isEmpty();
    }

    @Test
    void anEntryThatOnlyLooksLikeOneIsNoPlaceToGoOn() {
        byte[] forged = LOG.binary();
        forged[start(6) + 10] ^= 1;
        byte[] list = Tampering.insert(forged, start(6), Tampering.junk(3, 9)).bytes();
        Reading reading = Reading.of(list);

        assertThat(reading.entries()).hasSize(8);
        assertThat(reading.diagnostic(DiagnosticKind.SKIPPED_BYTES)
                        .location()
                        .orElseThrow()
                        .end())
                .isEqualTo(start(7) + 9);
    }

    @Test
    void byteOrderMayChangeInsideAList() {
        BuiltLog big = log(PcrBank.SHA1, ByteOrder.BIG);
        byte[] joined = concatenate(LOG.binary(), big.binary());
        Reading reading = Reading.of(joined);

        assertThat(reading.entries()).hasSize(18);
        assertThat(reading.diagnostics()).contains("BYTE_ORDER_CHANGED@" + LOG.binary().length);
    }

    @Test
    void theHeaderOfAKexecBufferIsReadAndItsPaddingLeft() {
        byte[] buffer = LogBuilder.list()
                .kexecHeader()
                .bootAggregate()
                .file("/bin/a", "a")
                .build()
                .binary();
        Reading reading = Reading.of(concatenate(buffer, new byte[4096]));

        assertThat(reading.entries()).hasSize(2);
        assertThat(reading.diagnostics()).containsExactly("KEXEC_HEADER", "KEXEC_PADDING@" + buffer.length);
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void aKexecBufferWithFewerEntriesThanItsHeaderSaysIsCutShort() {
        BuiltLog log = LogBuilder.list()
                .kexecHeader()
                .bootAggregate()
                .file("/bin/a", "a")
                .build();
        int end = log.span(ListFormat.BINARY, 1).end();
        Reading reading = Reading.of(Tampering.cutAt(log.binary(), end).bytes());

        assertThat(reading.summary().completeness()).isEqualTo(Completeness.CUT_SHORT);
        assertThat(reading.diagnostic(DiagnosticKind.KEXEC_HEADER_MISMATCH).message())
                .isEqualTo("the kexec buffer header declares 2 entries, the buffer holds 1");
    }

    @Test
    void crampedCraftedHeadersDoNotStallTheSearch() {
        // every fourth byte may begin an entry that claims the rest of the input as its data
        ByteBuffer bytes = ByteBuffer.allocate(200_000);
        while (bytes.remaining() > 4) {
            bytes.put((byte) 1).put((byte) 0).put((byte) 0).put((byte) 0);
        }
        Reading reading = Reading.of(concatenate(LOG.binary(), bytes.array()));

        assertThat(reading.entries()).hasSize(9);
        assertThat(reading.summary().completeness()).isNotEqualTo(Completeness.COMPLETE);
    }

    @Test
    void entryNumbersAndPlacesFollowTheInput() {
        List<Long> offsets = new ArrayList<>();
        Reading.of(LOG.binary()).entries().stream().map(Entry::location).forEach(at -> offsets.add(at.offset()));

        for (int i = 1; i <= 9; i++) {
            assertThat(offsets.get(i - 1)).isEqualTo(start(i));
        }
    }

    private static byte[] concatenate(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
