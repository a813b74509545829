package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.fixtures.tamper.Tampered;
import dev.imatool.fixtures.tamper.Tampering;
import dev.imatool.fixtures.tamper.TextTampering;
import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteString;
import dev.imatool.model.Completeness;
import dev.imatool.model.ListFormat;
import dev.imatool.model.PcrBank;
import dev.imatool.model.diagnostic.DiagnosticKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ascii lists as people and their tools hand them on: what is repaired silently, what is said, what is damage. */
class AsciiDamageTest {
    private static final BuiltLog LOG = log(PcrBank.SHA1);

    private static BuiltLog log(PcrBank bank) {
        FileDigest digest = FileDigest.ofContent("sha256", "program");
        return LogBuilder.list()
                .templateDigest(bank)
                .bootAggregate()
                .file("/usr/bin/one", "1")
                .pcr(8)
                .file("/usr/bin/two", "2")
                .pcr(10)
                .add(Measurement.imaSig(digest, "/usr/bin/unsigned", ByteString.EMPTY))
                .add(Measurement.evmSig(digest, "/usr/bin/plain"))
                .file("/usr/bin/last", "3")
                .build();
    }

    private static void readsAs(DiagnosticKind kind, Tampered text) {
        Reading reading = Reading.of(text.bytes());
        assertThat(reading.kinds()).containsExactly(kind);
        assertThat(reading.proven()).hasSize(6).containsOnly(true);
        assertThat(reading.templateData())
                .isEqualTo(LOG.entries().stream().map(each -> each.hashed()).toList());
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.COMPLETE);
    }

    @ParameterizedTest
    @EnumSource(
            value = PcrBank.class,
            names = {"SHA1", "SHA256", "SHA384", "SHA512"})
    void templateDigestsOfAllFourBanksAreRecognised(PcrBank bank) {
        Reading reading = Reading.of(log(bank).ascii());

        assertThat(reading.proven()).hasSize(6).containsOnly(true);
        assertThat(reading.summary().templateDigest()).contains(bank.toString());
        assertThat(reading.diagnostics()).isEmpty();
    }

    @Test
    void carriageReturnsAtLineEndsAreTakenOff() {
        readsAs(DiagnosticKind.CARRIAGE_RETURNS, TextTampering.crlf(LOG.ascii()));
    }

    @Test
    void lostBlanksOfEmptyFieldsArePutBack() {
        readsAs(DiagnosticKind.BLANKS_LOST, TextTampering.withoutTrailingBlanks(LOG.ascii()));
    }

    @Test
    void blanksAddedAtLineEndsAreTakenOff() {
        readsAs(DiagnosticKind.BLANKS_ADDED, TextTampering.withTrailingBlanks(LOG.ascii()));
    }

    @Test
    void lineNumbersOfCatAreTakenOff() {
        readsAs(DiagnosticKind.LINE_NUMBERS, TextTampering.numbered(LOG.ascii()));
    }

    @Test
    void quoteMarksOfMailsAreTakenOff() {
        readsAs(DiagnosticKind.LINE_NUMBERS, TextTampering.quoted(LOG.ascii()));
    }

    @Test
    void upperCaseHexIsRead() {
        readsAs(DiagnosticKind.UPPER_CASE_HEX, TextTampering.upperCaseHex(LOG.ascii()));
    }

    @Test
    void aByteOrderMarkIsLeftOut() {
        readsAs(DiagnosticKind.BYTE_ORDER_MARK, TextTampering.byteOrderMark(LOG.ascii()));
    }

    @Test
    void utf16IsConverted() {
        readsAs(DiagnosticKind.UTF16_TEXT, TextTampering.utf16(LOG.ascii(), false));
        readsAs(DiagnosticKind.UTF16_TEXT, TextTampering.utf16(LOG.ascii(), true));
    }

    @Test
    void tabsAndNoBreakSpacesStandForBlanks() {
        readsAs(DiagnosticKind.UNUSUAL_BLANKS, TextTampering.tabs(LOG.ascii()));
        readsAs(DiagnosticKind.UNUSUAL_BLANKS, TextTampering.noBreakSpaces(LOG.ascii()));
    }

    @Test
    void indentationIsNothingToSpeakOf() {
        Reading reading = Reading.of(TextTampering.indented(LOG.ascii(), 4).bytes());

        assertThat(reading.proven()).hasSize(6).containsOnly(true);
        assertThat(reading.diagnostics()).isEmpty();
    }

    @Test
    void aMissingFinalLineEndIsNoDamageWhenTheEntryIsWhole() {
        Reading reading =
                Reading.of(TextTampering.withoutFinalLineEnd(LOG.ascii()).bytes());

        assertThat(reading.proven()).hasSize(6).containsOnly(true);
        assertThat(reading.diagnostics()).isEmpty();
    }

    @Test
    void aSortedListIsRecognisedByItsBootAggregate() {
        Reading reading = Reading.of(TextTampering.sorted(LOG.ascii()).bytes());

        assertThat(reading.proven()).containsOnly(true);
        assertThat(reading.kinds()).containsExactly(DiagnosticKind.BOOT_AGGREGATE_NOT_FIRST);
    }

    @Test
    void aCutInsideALineDeliversTheLinesBeforeIt() {
        byte[] list = LOG.ascii();
        int lastLine = LOG.span(ListFormat.ASCII, 6).offset();
        for (int length = lastLine + 1; length < list.length - 1; length++) {
            Reading reading = Reading.of(Tampering.cutAt(list, length).bytes());
            assertThat(reading.entries()).as("cut at " + length).hasSize(5);
            assertThat(reading.summary().completeness()).as("cut at " + length).isEqualTo(Completeness.CUT_SHORT);
            assertThat(reading.diagnostics()).containsExactly("LINE_CUT_SHORT@line 6");
        }
    }

    @Test
    void aCutInsideAViolationIsNeverPassedOverInSilence() {
        BuiltLog log = LogBuilder.list()
                .bootAggregate()
                .add(Measurement.violationOf("/var/log/open"))
                .build();
        int line = log.span(ListFormat.ASCII, 2).offset();
        for (int length = line + 1; length < log.ascii().length; length++) {
            Reading reading = Reading.of(Tampering.cutAt(log.ascii(), length).bytes());
            boolean inName = length >= log.ascii().length - "var/log/open\n".length();
            assertThat(reading.diagnostics())
                    .as("cut at " + length)
                    .containsExactly(inName ? "LAST_LINE_UNPROVEN@line 2" : "LINE_CUT_SHORT@line 2");
            assertThat(reading.summary().completeness())
                    .isEqualTo(inName ? Completeness.COMPLETE : Completeness.CUT_SHORT);
        }
    }

    @Test
    void aTemplateNameThatRunsIntoTheDigestIsDamage() {
        String text = new String(LOG.ascii(), StandardCharsets.ISO_8859_1).replaceFirst("ima-ng ", "ima-ng");
        Reading reading = Reading.of(text.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(reading.entries()).hasSize(6);
        assertThat(reading.diagnostics()).contains("TEMPLATE_NAME_BYTES@line 1");
    }

    @Test
    void manyUnprovenLinesWithTabsAreReadOneByOne() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("10\t")
                    .append("1".repeat(40))
                    .append("\tima-ng\tsha256:")
                    .append("0".repeat(64));
            text.append("\t/usr/lib/l").append(i).append('\n');
        }
        Reading reading = Reading.of(text.toString().getBytes(StandardCharsets.US_ASCII));

        assertThat(reading.entries()).hasSize(20_000);
        assertThat(reading.proven()).containsOnly(false);
    }

    @Test
    void aTemplateDigestThatLostADigitIsNamed() {
        String text = new String(LOG.ascii(), StandardCharsets.ISO_8859_1);
        int second = LOG.span(ListFormat.ASCII, 2).offset();
        String damaged = text.substring(0, second + 10) + text.substring(second + 11);
        Reading reading = Reading.of(damaged.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(reading.entries()).hasSize(6);
        assertThat(reading.diagnostics()).containsExactly("DAMAGED_FIELD@line 2");
        assertThat(reading.diagnostic(DiagnosticKind.DAMAGED_FIELD).message())
                .startsWith("template digest ")
                .endsWith("has 39 hex digits, banks have 40, 64, 96 or 128");
    }

    @Test
    void aLineWithoutItsFieldsIsNamed() {
        int third = LOG.span(ListFormat.ASCII, 3).offset();
        byte[] cut = Tampering.overwrite(LOG.ascii(), third + 55, (byte) '\n').bytes();
        Reading reading = Reading.of(cut);

        assertThat(reading.entries()).hasSize(6);
        assertThat(reading.diagnostics()).containsExactly("FIELD_COUNT@line 3", "LINES_NOT_ENTRIES@line 4");
    }

    @Test
    void aPcrThatNoTpmHasIsNamedAndExtendsNothing() {
        String text = new String(LOG.ascii(), StandardCharsets.ISO_8859_1).replaceFirst("\n10 ", "\n999 ");
        Reading reading = Reading.of(text.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(reading.entries().get(1).pcr()).isEmpty();
        assertThat(reading.entries().get(1).name().container()).isEmpty();
        assertThat(reading.diagnostics()).containsExactly("PCR_OUT_OF_RANGE@line 2");
    }

    @Test
    void aNameWithLineBreaksIsOneEntryProvenByItsDigest() {
        FileDigest digest = FileDigest.ofContent("sha256", "x");
        ByteString forged =
                ByteString.ofText("/tmp/a\n10_d8d9403e24348b72f7e8592dff1a0c3caffd4797_ima-ng\n/etc/passwd");
        BuiltLog log = LogBuilder.list()
                .bootAggregate()
                .add(Measurement.imaNg(digest, forged))
                .file("/bin/after", "y")
                .build();
        Reading reading = Reading.of(log.ascii());

        assertThat(reading.proven()).containsExactly(true, true, true);
        assertThat(reading.entries().get(1).name().eventName()).isEqualTo(forged);
        assertThat(reading.diagnostics()).containsExactly("NAME_WITH_LINE_BREAK@line 2");
        assertThat(reading.diagnostic(DiagnosticKind.NAME_WITH_LINE_BREAK).message())
                .contains("lines 2 to 4 are one entry");
    }

    @Test
    void aNameThatEndsInACarriageReturnKeepsIt() {
        ByteString name = ByteString.ofText("/tmp/cr\r");
        BuiltLog log = LogBuilder.list()
                .bootAggregate()
                .add(Measurement.imaNg(FileDigest.ofContent("sha256", "x"), name))
                .build();
        Reading reading = Reading.of(log.ascii());

        assertThat(reading.proven()).containsExactly(true, true);
        assertThat(reading.entries().get(1).name().eventName()).isEqualTo(name);
        assertThat(reading.diagnostics()).isEmpty();
    }

    @Test
    void anAlteredLineIsDeliveredUnprovenAndNothingElseIsSaid() {
        String text = new String(LOG.ascii(), StandardCharsets.ISO_8859_1).replace("/usr/bin/one", "/usr/bin/0ne");
        Reading reading = Reading.of(text.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(reading.proven()).containsExactly(true, false, true, true, true, true);
        assertThat(reading.diagnostics()).isEmpty();
    }

    @Test
    void theByteOrderOfAnAsciiListIsToldByItsTemplateDigests() {
        BuiltLog big = LogBuilder.list()
                .byteOrder(ByteOrder.BIG)
                .bootAggregate()
                .file("/bin/a", "a")
                .build();

        Reading reading = Reading.of(big.ascii());
        assertThat(reading.proven()).containsExactly(true, true);
        assertThat(reading.summary().byteOrder()).contains(ByteOrder.BIG);
    }

    @Test
    void linesOfMegabytesAreRead() {
        ByteString buffer = ByteString.copyOf(new byte[3 << 20]);
        BuiltLog log = LogBuilder.list()
                .bootAggregate()
                .add(Measurement.imaBuf("sha256", "policy", buffer))
                .build();

        assertThat(Reading.of(log.ascii()).proven()).containsExactly(true, true);
        assertThat(Reading.of(log.binary()).templateData())
                .isEqualTo(List.of(log.entry(1).hashed(), log.entry(2).hashed()));
    }
}
