package dev.imatool.parsers.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.cel.RecordLog;
import dev.imatool.model.cel.CelForm;
import dev.imatool.model.cel.CelRecord;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.input.ByteWindow;
import dev.imatool.parsers.input.DiagnosticLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However long a log or a record is, what is kept in memory is bounded. */
class RecordBoundsTest {
    private static final long GIGABYTE = 1L << 30;
    private static final int RECORDS = 1_000_000;

    /** Twice the longest record: the window grows by doubling. */
    private static final int MOST_IN_MEMORY = 4 * CelReader.LONGEST_RECORD;

    /** Braces and quotes inside of a string, 64 KiB. */
    private static final byte[] TEXT = "ab{\\\"}[}".repeat(1 << 13).getBytes(StandardCharsets.UTF_8);

    private static final String RECORD = "{\"pcr\":11,\"digests\":[{\"hashAlg\":\"sha1\",\"digest\":\""
            + "ab".repeat(20) + "\"}],\"content_type\":\"x\"}\n";

    /** The same bytes over and over. */
    private static final class Repeated extends InputStream {
        private final byte[] unit;
        private long left;
        private int at;

        Repeated(byte[] unit, long bytes) {
            this.unit = unit;
            this.left = bytes;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(Math.min(length, left), unit.length - at);
            System.arraycopy(unit, at, target, offset, count);
            at = (at + count) % unit.length;
            left -= count;
            return count;
        }
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private record Read(long records, int most, DiagnosticLog diagnostics) {
        static Read of(CelForm form, InputStream content) throws IOException {
            ByteWindow window = new ByteWindow(content);
            DiagnosticLog diagnostics = new DiagnosticLog();
            CelReader reader = new CelReader(window, form, diagnostics);
            int most = 0;
            for (Optional<CelRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
                most = Math.max(most, window.array().length);
            }
            return new Read(reader.records(), Math.max(most, window.array().length), diagnostics);
        }
    }

    @Test
    void aMillionRecordsOfASequenceTakeTheMemoryOfOne() throws IOException {
        byte[] hundred = ("\u001e" + RECORD).repeat(100).getBytes(StandardCharsets.UTF_8);
        Read read = Read.of(CelForm.JSON_SEQUENCE, new Repeated(hundred, (long) hundred.length * (RECORDS / 100)));
        assertThat(read.records()).isEqualTo(RECORDS);
        assertThat(read.most()).isLessThanOrEqualTo(1 << 17);
        assertThat(read.diagnostics().diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = CelForm.class,
            names = {"JSON", "NDJSON", "JSON_SEQUENCE"})
    void aRecordOfAGigabyteIsPassedOver(CelForm form) throws IOException {
        String separator = form == CelForm.JSON_SEQUENCE ? "\u001e" : "";
        InputStream huge = new SequenceInputStream(
                text(separator + RECORD + separator + "{\"pcr\":11,\"content\":\""),
                new SequenceInputStream(new Repeated(TEXT, GIGABYTE), text("\"}\n" + separator + RECORD)));
        Read read = Read.of(form, huge);
        assertThat(read.records()).isEqualTo(2);
        assertThat(read.most()).isLessThanOrEqualTo(MOST_IN_MEMORY);
        assertThat(read.diagnostics().diagnostics())
                .extracting(each -> each.kind())
                .containsExactly(DiagnosticKind.RECORD_OVER_LIMIT);
    }

    @Test
    void aTlvOfAGigabyteIsNotBelieved() throws IOException {
        byte[] good = RecordLog.numbered()
                .unknown(1, new byte[0], dev.imatool.fixtures.eventlog.TpmBank.sha256())
                .bytes(RecordLog.Form.TLV);
        byte[] lying = good.clone();
        // the length of the content, whose type is 200
        int content = good.length - 5 - "anything".length();
        java.nio.ByteBuffer.wrap(lying).putInt(content + 1, 1 << 30);
        Read read = Read.of(
                CelForm.TLV,
                new SequenceInputStream(
                        new ByteArrayInputStream(lying),
                        new SequenceInputStream(
                                new Repeated(new byte[1 << 16], 100 << 20), new ByteArrayInputStream(good))));
        assertThat(read.records()).isEqualTo(1);
        assertThat(read.most()).isLessThanOrEqualTo(MOST_IN_MEMORY);
        assertThat(read.diagnostics().diagnostics())
                .extracting(each -> each.message())
                .containsExactly(
                        "record 1 cannot be read: type 200 declares 1073741824 bytes," + " over the limit of 16777216");
    }

    @Test
    void depthIsBounded() throws IOException {
        String deep = "{\"pcr\":11,\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}\n";
        Read read = Read.of(CelForm.NDJSON, text(RECORD + deep + RECORD));
        assertThat(read.records()).isEqualTo(2);
        assertThat(read.diagnostics().diagnostics())
                .extracting(each -> each.kind())
                .containsExactly(DiagnosticKind.RECORD_DAMAGED);
    }
}
