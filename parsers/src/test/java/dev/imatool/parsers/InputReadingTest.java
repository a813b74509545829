package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.model.ByteOrder;
import dev.imatool.model.Completeness;
import dev.imatool.model.ListFormat;
import dev.imatool.model.PcrBank;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.encoding.Encoding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What stands between a file and its content. */
class InputReadingTest {
    private static final BuiltLog LOG = LogBuilder.list()
            .bootAggregate()
            .file("/bin/a", "a")
            .file("/bin/b", "b")
            .build();

    @Test
    void anEmptyInputIsAnErrorThatSaysWhyCopiesComeOutEmpty() {
        Reading reading = Reading.of(new byte[0]);

        assertThat(reading.kinds()).containsExactly(DiagnosticKind.EMPTY_INPUT);
        assertThat(DiagnosticKind.EMPTY_INPUT.hint()).contains("securityfs").contains("cat");
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.CUT_SHORT);
    }

    @Test
    void optionsThatLeaveNoEntryAreToldWhatTheContentIs() {
        assertThat(contradiction(LOG.ascii(), Optional.of(ListFormat.BINARY), Optional.empty(), Optional.empty()))
                .isEqualTo("read as the options require, the content has no entry; by itself it is an ascii list");
        String binary =
                "read as the options require, the content has no entry; by itself it is a binary list, little endian,"
                        + " with sha1 template digests";
        assertThat(contradiction(LOG.binary(), Optional.of(ListFormat.ASCII), Optional.empty(), Optional.empty()))
                .isEqualTo(binary);
        assertThat(contradiction(LOG.binary(), Optional.empty(), Optional.of(ByteOrder.BIG), Optional.empty()))
                .isEqualTo(binary);
        assertThat(contradiction(LOG.binary(), Optional.empty(), Optional.empty(), Optional.of(PcrBank.SHA256)))
                .isEqualTo(binary);
        assertThat(Reading.of(LOG.binary(), options(Optional.of(ListFormat.BINARY), Optional.empty(), Optional.empty()))
                        .diagnostics())
                .isEmpty();
    }

    private static String contradiction(
            byte[] list, Optional<ListFormat> format, Optional<ByteOrder> order, Optional<PcrBank> bank) {
        return Reading.of(list, options(format, order, bank))
                .diagnostic(DiagnosticKind.OPTIONS_CONTRADICT_CONTENT)
                .message();
    }

    private static ReadOptions options(Optional<ListFormat> format, Optional<ByteOrder> order, Optional<PcrBank> bank) {
        return new ReadOptions(format, order, bank, Map.of(), Optional.empty());
    }

    @Test
    void gzipIsUnpackedAndTheRawFileIsWhatIsHashed() throws Exception {
        byte[] packed = gzip(LOG.binary());
        Reading reading = Reading.of(packed);

        assertThat(reading.entries()).hasSize(3);
        assertThat(reading.summary().encodings()).containsExactly(Encoding.GZIP);
        assertThat(reading.summary().bytes()).isEqualTo(packed.length);
        assertThat(reading.summary().sha256())
                .hasValue(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(packed)));
    }

    @Test
    void gzipThatEndsEarlyIsCutShort() throws Exception {
        byte[] packed = gzip(LOG.ascii());
        Reading reading = Reading.of(Arrays.copyOf(packed, packed.length - 12));

        assertThat(reading.kinds()).contains(DiagnosticKind.GZIP_CUT_SHORT);
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.CUT_SHORT);
    }

    @Test
    void damagedGzipIsSaid() throws Exception {
        byte[] packed = gzip(LOG.binary());
        packed[packed.length - 6] ^= 0x55;
        Reading reading = Reading.of(packed);

        assertThat(reading.entries()).hasSize(3);
        assertThat(reading.kinds()).containsExactly(DiagnosticKind.GZIP_DAMAGED);
    }

    @Test
    void whatStandsBehindTheGzipStreamIsSaid() throws Exception {
        byte[] packed = gzip(LOG.binary());
        byte[] more = Arrays.copyOf(packed, packed.length + 100_000);
        System.arraycopy(LOG.binary(), 0, more, packed.length, LOG.binary().length);
        Reading reading = Reading.of(more);

        assertThat(reading.entries()).hasSize(3);
        assertThat(reading.kinds()).containsExactly(DiagnosticKind.GZIP_TRAILING);
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.DAMAGED);
    }

    @Test
    void severalGzipStreamsAreOneContent() throws Exception {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(gzip(LOG.binary()));
        both.write(gzip(LOG.binary()));
        Reading reading = Reading.of(both.toByteArray());

        assertThat(reading.entries()).hasSize(6);
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void aStreamThatComesInDribletsReadsTheSame() {
        InputStream driblets = new ByteArrayInputStream(LOG.binary()) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 3));
            }
        };

        Reading reading = Reading.of(driblets, ReadOptions.detectAll());
        assertThat(reading.entries()).isEqualTo(Reading.of(LOG.binary()).entries());
    }

    @Test
    void wellKnownOtherFormatsAreNamed() {
        byte[] lz4 = HexFormat.of().parseHex("04224d186440a7");

        assertThat(Reading.of(lz4).diagnostic(DiagnosticKind.FOREIGN_FORMAT).message())
                .isEqualTo("the input is an lz4 file, which is not read");
        assertThat(Reading.of("{\"a\": 1}\n".getBytes(StandardCharsets.US_ASCII))
                        .kinds())
                .containsExactly(DiagnosticKind.FOREIGN_FORMAT);
    }

    @Test
    void theFormatCanBeForced() {
        ReadOptions binary = new ReadOptions(
                Optional.of(ListFormat.BINARY), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());

        Reading reading = Reading.of(LOG.ascii(), binary);
        assertThat(reading.entries()).isEmpty();
        assertThat(reading.summary().format()).contains(ListFormat.BINARY);
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.DAMAGED);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }
}
