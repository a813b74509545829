package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.fixtures.cel.RecordLog;
import dev.imatool.fixtures.cel.RecordLog.Form;
import dev.imatool.fixtures.eventlog.TpmBank;
import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteString;
import dev.imatool.model.Completeness;
import dev.imatool.model.Entry;
import dev.imatool.model.ListFormat;
import dev.imatool.model.PcrBank;
import dev.imatool.model.Provenance;
import dev.imatool.model.diagnostic.DiagnosticKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** IMA records of a Canonical Event Log are the list that they were made of, in whatever form. */
class CanonicalEventLogTest {
    private static final BuiltLog LIST = LogBuilder.list()
            .bootAggregate()
            .file("/usr/bin/ls", "ls")
            .add(Measurement.imaSig(
                    FileDigest.ofContent("sha256", "signed"),
                    "/usr/bin/signed",
                    ByteString.ofHex("030204aabbccdd0001ff")))
            .add(Measurement.violationOf("/var/log/x"))
            .add(Measurement.ima(FileDigest.ofContent("sha1", "old"), "/usr/bin/old"))
            .build();

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String json(byte[] log) {
        return new String(log, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void theEntriesAreThoseOfTheList(Form form) {
        Reading reading =
                Reading.of(RecordLog.of(LIST, PcrBank.SHA1, PcrBank.SHA256).bytes(form));
        Reading list = Reading.of(LIST.binary());

        assertThat(reading.summary().format()).contains(ListFormat.CEL);
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.COMPLETE);
        assertThat(reading.summary().templateDigest()).contains("sha256");
        assertThat(reading.summary().violations()).isEqualTo(1);
        assertThat(reading.entries()).hasSize(5);
        for (int i = 0; i < 5; i++) {
            Entry record = reading.entries().get(i);
            Entry entry = list.entries().get(i);
            assertThat(record.fields()).isEqualTo(entry.fields());
            assertThat(record.templateData()).isEqualTo(entry.templateData());
            assertThat(record.template()).isEqualTo(entry.template());
            assertThat(record.pcr()).isEqualTo(entry.pcr());
            assertThat(record.name()).isEqualTo(entry.name());
            assertThat(record.provenance()).isEqualTo(Provenance.LOGGED);
            assertThat(record.bootAggregate()).isEqualTo(entry.bootAggregate());
        }
        assertThat(reading.proven()).containsExactly(true, true, true, false, true);
        assertThat(reading.entries().get(1).templateDigest())
                .isEqualTo(LIST.entry(2).digests().get(PcrBank.SHA256));
        assertThat(reading.entries().get(3).templateDigest().allZero()).isTrue();
        assertThat(reading.kinds()).containsExactly(DiagnosticKind.RECORDS_READ);
    }

    @ParameterizedTest
    @EnumSource(
            value = PcrBank.class,
            names = {"SHA1", "SHA256", "SHA384", "SHA512"})
    void oneBankIsEnough(PcrBank bank) {
        for (Form form : Form.values()) {
            Reading reading = Reading.of(RecordLog.of(LIST, bank).bytes(form));
            assertThat(reading.summary().templateDigest())
                    .contains(bank.algorithm().kernelName());
            assertThat(reading.proven()).containsExactly(true, true, true, false, true);
        }
    }

    @Test
    void anotherByteOrderIsFoundByTheFields() {
        BuiltLog big = LogBuilder.list()
                .byteOrder(ByteOrder.BIG)
                .bootAggregate()
                .file("/usr/bin/ls", "ls")
                .build();
        Reading reading = Reading.of(RecordLog.of(big, PcrBank.SHA256).bytes(Form.TLV));
        assertThat(reading.summary().byteOrder()).contains(ByteOrder.BIG);
        assertThat(reading.entries().get(1).name().path().utf8()).contains("/usr/bin/ls");
        assertThat(reading.proven()).containsExactly(true, true);
    }

    @Test
    void hexInUpperCaseAndBase64AreRead() {
        String log = json(RecordLog.of(LIST, PcrBank.SHA256).bytes(Form.LINES));
        String data = LIST.entry(2).hashed().hex();
        String digest = LIST.entry(1).digests().get(PcrBank.SHA256).hex();
        String other = log.replace(
                        data,
                        java.util.Base64.getEncoder()
                                .encodeToString(LIST.entry(2).hashed().toByteArray()))
                .replace(digest, "0x" + digest.toUpperCase(java.util.Locale.ROOT));
        assertThat(other).isNotEqualTo(log);
        assertThat(Reading.of(text(other)).entries())
                .isEqualTo(withPlaces(Reading.of(text(other)), Reading.of(text(log))));
        assertThat(Reading.of(text(other)).proven()).containsExactly(true, true, true, false, true);
    }

    private static List<Entry> withPlaces(Reading places, Reading of) {
        return java.util.stream.IntStream.range(0, of.entries().size())
                .mapToObj(i -> {
                    Entry entry = of.entries().get(i);
                    return new Entry(
                            entry.number(),
                            entry.list(),
                            places.entries().get(i).location(),
                            entry.pcr(),
                            entry.templateDigest(),
                            entry.template(),
                            entry.provenance(),
                            entry.templateData(),
                            entry.fields(),
                            entry.name(),
                            entry.bootAggregate());
                })
                .toList();
    }

    @Test
    void anArrayInAnObjectIsReadToo() {
        String array = json(RecordLog.of(LIST, PcrBank.SHA256).bytes(Form.ARRAY));
        Reading reading = Reading.of(text("{\"version\": 1, \"records\": " + array + ", \"end\": true}"));
        assertThat(reading.entries()).hasSize(5);
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.COMPLETE);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void recordsOfOtherContentsAreCounted(Form form) {
        TpmBank bank = TpmBank.sha256();
        RecordLog log = RecordLog.numbered()
                .version()
                .event(7, 4, new byte[4], bank)
                .entry(LIST.entry(1), PcrBank.SHA256)
                .unknown(12, text("x"), bank);
        Reading reading = Reading.of(log.bytes(form));
        assertThat(reading.entries()).hasSize(1);
        assertThat(reading.diagnostic(DiagnosticKind.RECORDS_OTHER).message())
                .contains("1 cel", "1 pcclient_std", form == Form.TLV ? "1 200" : "1 somebody's");
        assertThat(reading.diagnostic(DiagnosticKind.RECORDS_READ).message()).endsWith("1 of 4 records");
    }

    /** The digest of a bank that the list is not read by must show as well. */
    @Test
    void anotherDigestInAnyBankIsTheOneThatTheEntryHas() {
        for (PcrBank bank : List.of(PcrBank.SHA1, PcrBank.SHA256)) {
            String log = json(RecordLog.of(LIST, PcrBank.SHA1, PcrBank.SHA256).bytes(Form.LINES));
            String digest = LIST.entry(2).digests().get(bank).hex();
            String altered = (digest.charAt(0) == '0' ? '1' : '0') + digest.substring(1);
            Reading reading = Reading.of(text(log.replace(digest, altered)));
            assertThat(reading.entries().get(1).templateDigest().hex()).isEqualTo(altered);
            assertThat(reading.proven()).containsExactly(true, false, true, false, true);
        }
    }

    /** Ones in one bank are no violation where another bank says otherwise. */
    @Test
    void onesInOneBankAloneAreAnotherDigest() {
        String log = json(RecordLog.of(LIST, PcrBank.SHA1, PcrBank.SHA256).bytes(Form.LINES));
        String digest = LIST.entry(2).digests().get(PcrBank.SHA256).hex();
        Reading reading = Reading.of(text(log.replace(digest, "ff".repeat(32))));
        assertThat(reading.summary().violations()).isEqualTo(1);
        assertThat(reading.entries().get(1).templateDigest().hex()).isEqualTo("ff".repeat(32));
        assertThat(reading.proven().get(1)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void missingAndMovedRecordsAreSaid(Form form) {
        RecordLog log = RecordLog.of(LIST, PcrBank.SHA256);
        Reading missing = Reading.of(log.without(2).bytes(form));
        assertThat(missing.entries()).hasSize(4);
        assertThat(missing.summary().completeness()).isEqualTo(Completeness.DAMAGED);
        assertThat(missing.diagnostic(DiagnosticKind.RECORDS_MISSING).message())
                .isEqualTo("record number 3 follows 1: 1 record is missing");
        assertThat(missing.diagnostic(DiagnosticKind.RECORDS_MISSING).location())
                .contains(missing.entries().get(2).location());
        Reading moved = Reading.of(log.swapped(1, 2).bytes(form));
        assertThat(moved.entries()).hasSize(5);
        assertThat(moved.kinds()).contains(DiagnosticKind.RECORDS_OUT_OF_ORDER);
    }

    /** tpm2-tss counts the records of each PCR. */
    @Test
    void numbersMayBeThoseOfEachRegister() {
        String first = json(RecordLog.of(LIST, PcrBank.SHA256).bytes(Form.LINES));
        String second = first.replace("\"pcr\":10", "\"pcr\":11");
        Reading reading = Reading.of(text(first + second));
        assertThat(reading.entries()).hasSize(10);
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.COMPLETE);
        String cut = second.substring(second.indexOf('\n') + 1);
        assertThat(Reading.of(text(first + cut)).summary().completeness()).isEqualTo(Completeness.COMPLETE);
        String gap = cut.substring(cut.indexOf('\n') + 1);
        assertThat(Reading.of(text(first + gap)).kinds()).contains(DiagnosticKind.RECORDS_OUT_OF_ORDER);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aCutIsSaidAndEveryRecordBeforeItIsRead(Form form) {
        byte[] whole = RecordLog.of(LIST, PcrBank.SHA1, PcrBank.SHA256).bytes(form);
        Reading all = Reading.of(whole);
        for (int i = 1; i < 5; i++) {
            int end = (int) all.entries().get(i).location().end() - 1;
            Reading cut = Reading.of(Arrays.copyOf(whole, end));
            assertThat(cut.entries()).hasSize(i);
            assertThat(cut.summary().completeness()).isEqualTo(Completeness.CUT_SHORT);
            assertThat(cut.diagnostic(DiagnosticKind.RECORD_CUT_SHORT)
                            .location()
                            .orElseThrow()
                            .offset())
                    .isEqualTo(all.entries().get(i).location().offset());
        }
    }

    @Test
    void anArrayWithoutItsEndIsCut() {
        byte[] whole = RecordLog.of(LIST, PcrBank.SHA256).bytes(Form.ARRAY);
        Reading reading = Reading.of(Arrays.copyOf(whole, whole.length - 3));
        assertThat(reading.entries()).hasSize(5);
        assertThat(reading.kinds()).contains(DiagnosticKind.RECORDS_NOT_CLOSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"LINES", "SEQUENCE", "ARRAY"})
    void aDamagedRecordCostsNoOther(Form form) {
        String log = json(RecordLog.of(LIST, PcrBank.SHA256).bytes(form));
        String name =
                "\"digest\":\"" + LIST.entry(2).digests().get(PcrBank.SHA256).hex();
        Reading reading = Reading.of(text(log.replace(name, name.substring(0, name.length() - 1) + "g")));
        assertThat(reading.entries()).hasSize(4);
        assertThat(reading.diagnostic(DiagnosticKind.RECORD_DAMAGED).message())
                .isEqualTo("record 2 cannot be read: a digest of it is not hex");
        assertThat(reading.kinds()).contains(DiagnosticKind.RECORDS_MISSING);
    }

    /** A record that was cut while it was written ends where the next one begins. */
    @Test
    void aRecordCutInTheMiddleOfASequenceEndsAtTheNextOne() {
        String log = json(RecordLog.of(LIST, PcrBank.SHA256).bytes(Form.SEQUENCE));
        int third = log.indexOf('\u001e', log.indexOf('\u001e', 1) + 1);
        Reading reading = Reading.of(text(log.substring(0, third - 30) + log.substring(third)));
        assertThat(reading.entries()).hasSize(4);
        assertThat(reading.diagnostic(DiagnosticKind.RECORD_DAMAGED).message())
                .isEqualTo("record 2 cannot be read: it ends inside its JSON");
    }

    @Test
    void lyingLengthsCostOneRecord() {
        byte[] log = RecordLog.of(LIST, PcrBank.SHA1, PcrBank.SHA256).bytes(Form.TLV);
        Reading all = Reading.of(log);
        int second = (int) all.entries().get(1).location().offset();
        for (int at : new int[] {1, 14, 23, 28, 53}) {
            for (int value : new int[] {0, 1, 0x7fffffff, 0xffffffff, 0x00ffffff}) {
                byte[] altered = log.clone();
                java.nio.ByteBuffer.wrap(altered).putInt(second + at, value);
                Reading reading = Reading.of(altered);
                assertThat(reading.summary().completeness()).isNotEqualTo(Completeness.COMPLETE);
                assertThat(reading.entries().size()).isBetween(4, 5);
                assertThat(reading.entries()
                                .get(reading.entries().size() - 1)
                                .name()
                                .path()
                                .utf8())
                        .contains("/usr/bin/old");
            }
        }
    }

    @Test
    void aMemberThatStandsTwiceIsNotBelieved() {
        String log = json(RecordLog.of(LIST, PcrBank.SHA256).bytes(Form.LINES));
        Reading reading = Reading.of(text(log.replaceFirst("\"pcr\":10,", "\"pcr\":10,\"pcr\":11,")));
        assertThat(reading.entries()).hasSize(4);
        assertThat(reading.kinds()).contains(DiagnosticKind.RECORD_DAMAGED);
        String digest = "{\"hashAlg\":\"sha256\",\"digest\":\"" + "00".repeat(32) + "\"}";
        Reading two = Reading.of(text(log.replaceFirst("\"digests\":\\[", "\"digests\":[" + digest + ",")));
        assertThat(two.diagnostic(DiagnosticKind.RECORD_DAMAGED).message()).endsWith("it has two sha256 digests");
    }

    @Test
    void aRecordWithoutADigestIsNone() {
        String log = json(RecordLog.of(LIST, PcrBank.SHA256).bytes(Form.LINES));
        Reading reading = Reading.of(text(log.replaceFirst("\"digests\":\\[\\{[^}]*}]", "\"digests\":[]")));
        assertThat(reading.diagnostic(DiagnosticKind.RECORD_DAMAGED).message()).endsWith("it has no digest");
    }

    @Test
    void otherBytesBetweenRecordsAreSaid() {
        String array = json(RecordLog.of(LIST, PcrBank.SHA256).bytes(Form.ARRAY));
        Reading between = Reading.of(text(array.replaceFirst("},\n", "}, null,\n")));
        assertThat(between.entries()).hasSize(5);
        assertThat(between.diagnostic(DiagnosticKind.RECORD_BYTES).message()).startsWith("4 bytes");
        Reading behind = Reading.of(text(array + "[1]\n"));
        assertThat(behind.diagnostic(DiagnosticKind.RECORD_BYTES).location())
                .contains(dev.imatool.model.Location.bytes(array.length(), 4));
    }

    @Test
    void aLogOfWhichNoRecordCanBeReadIsDamaged() {
        Reading reading = Reading.of(text("{\"recnum\":0,\"pcr\":-1,\"digests\":[]}\n"));
        assertThat(reading.entries()).isEmpty();
        assertThat(reading.kinds()).contains(DiagnosticKind.RECORDS_NONE, DiagnosticKind.RECORD_DAMAGED);
        assertThat(reading.diagnostic(DiagnosticKind.RECORD_DAMAGED).message())
                .isEqualTo("record 1 cannot be read: pcr is not a number that it can have");
    }

    @Test
    void ofManyBreaksTheFirstAreNamed() {
        StringBuilder log = new StringBuilder();
        String record = json(RecordLog.of(LIST, PcrBank.SHA256).bytes(Form.LINES))
                .lines()
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < 30; i++) {
            log.append(record.replace("\"recnum\":0", "\"recnum\":" + 2 * i)).append('\n');
        }
        Reading reading = Reading.of(text(log + record.replace("\"recnum\":0,", "") + "\n"));
        assertThat(reading.kinds().stream().filter(DiagnosticKind.RECORDS_MISSING::equals))
                .hasSize(20);
        assertThat(reading.diagnostic(DiagnosticKind.RECORDS_MORE_BREAKS).message())
                .endsWith("9 further places");
        assertThat(reading.kinds()).contains(DiagnosticKind.RECORDS_UNNUMBERED);
    }

    @Test
    void theFormOfTheListMayBeFixed() {
        byte[] log = RecordLog.of(LIST, PcrBank.SHA256).bytes(Form.LINES);
        ReadOptions options = new ReadOptions(
                Optional.of(ListFormat.ASCII),
                Optional.empty(),
                Optional.empty(),
                java.util.Map.of(),
                Optional.empty());
        assertThat(Reading.of(log, options).entries()).isEmpty();
    }
}
