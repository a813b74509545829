package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.fixtures.builder.Span;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.model.ByteOrder;
import dev.imatool.model.ListFormat;
import dev.imatool.model.PcrBank;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of which kind the template digests of a list are is proven by recomputing one, never told by a name or a length. */
class ListDigestsTest {
    private static final Path BANKS = ResourceFolder.onDisk("banks");
    private static final int SHA1 = 20;
    private static final int ENTRIES = 6;

    @ParameterizedTest
    @ValueSource(ints = {32, 48, 64})
    void sha1DigestsFollowedByZerosAreProven(int length) {
        for (ByteOrder order : ByteOrder.values()) {
            for (ListFormat format : ListFormat.ofKernel()) {
                Reading reading = Reading.of(padded(log(PcrBank.SHA1, order), format, length));
                assertThat(reading.summary().templateDigest()).hasValue("padded_sha1");
                // the third is a violation, which nothing proves
                assertThat(reading.proven()).containsExactly(true, true, false, true, true, true);
                assertThat(reading.summary().violations()).isEqualTo(1);
                assertThat(reading.summary().diagnostics()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6})
    void oneThatDoesNotFitMakesItNoPaddedList(int misfit) {
        for (ListFormat format : ListFormat.ofKernel()) {
            byte[] list = padded(log(PcrBank.SHA1, ByteOrder.LITTLE), format, 32, misfit);
            Reading reading = Reading.of(list);
            assertThat(reading.entries()).hasSize(ENTRIES);
            assertThat(reading.summary().templateDigest()).hasValue("sha256");
            assertThat(reading.proven().subList(misfit - 1, ENTRIES)).containsOnly(false);
        }
    }

    @Test
    void anEntryOfTheUsualHashEndsABeliefInPadding() throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(padded(log(PcrBank.SHA1, ByteOrder.LITTLE), ListFormat.BINARY, 32));
        joined.write(log(PcrBank.SHA256, ByteOrder.LITTLE).binary());
        Reading reading = Reading.of(joined.toByteArray());
        assertThat(reading.entries()).hasSize(2 * ENTRIES);
        assertThat(reading.summary().templateDigest()).hasValue("sha256");
    }

    @Test
    void sm3DigestsThatOpensslComputedAreProven() throws IOException {
        for (String name : List.of("sm3-bank.ascii", "binary_runtime_measurements_sm3")) {
            Reading reading = Reading.of(BANKS.resolve(name));
            assertThat(reading.summary().templateDigest()).hasValue("sm3");
            for (int i = 0; i < reading.entries().size(); i++) {
                assertThat(reading.proven().get(i))
                        .isEqualTo(!reading.entries().get(i).violation());
            }
        }
    }

    @Test
    void theFirstProvenEntryDecidesForItsList() throws IOException {
        String sm3 = Files.readString(BANKS.resolve("sm3-bank.ascii"));
        String sha256 = new String(log(PcrBank.SHA256, ByteOrder.LITTLE).ascii(), StandardCharsets.ISO_8859_1);
        Reading reading = Reading.of((sm3 + sha256).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(reading.summary().templateDigest()).hasValue("sm3");
        assertThat(reading.proven()).containsExactly(true, true, false, false, false, false, false, false);
    }

    @Test
    void eachListOfAPastedSessionHasItsOwn() throws IOException {
        String sm3 = Files.readString(BANKS.resolve("sm3-bank.ascii"));
        String sha256 = new String(log(PcrBank.SHA256, ByteOrder.LITTLE).ascii(), StandardCharsets.ISO_8859_1);
        String session =
                "# cat ascii_runtime_measurements_sha256\n" + sha256 + "# cat ascii_runtime_measurements_sm3\n" + sm3;
        Reading reading = Reading.of(session.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(reading.summary().lists()).hasSize(2);
        assertThat(reading.summary().templateDigest()).hasValue("mixed");
        assertThat(reading.proven()).containsExactly(true, true, false, true, true, true, true, true);
    }

    @Test
    void digestsThatNothingProvesAreTakenForTheUsualHash() {
        String line = "10 " + "ab".repeat(SHA1) + "00".repeat(12) + " d-ng|zz sha256:" + "11".repeat(32) + " /x\n";
        Reading reading = Reading.of((line + line).getBytes(StandardCharsets.US_ASCII));
        assertThat(reading.entries()).hasSize(2);
        assertThat(reading.proven()).containsOnly(false);
        assertThat(reading.summary().templateDigest()).hasValue("sha256");
    }

    private static BuiltLog log(PcrBank bank, ByteOrder order) {
        return LogBuilder.list()
                .templateDigest(bank)
                .byteOrder(order)
                .bootAggregate()
                .file("/bin/one", "1")
                .add(Measurement.violationOf("/var/log/x"))
                .file("/bin/two", "2")
                .file("/bin/three", "3")
                .file("/bin/four", "4")
                .build();
    }

    private static byte[] padded(BuiltLog log, ListFormat format, int length, Integer... misfits) {
        byte[] bytes = log.bytes(format);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 1; i <= ENTRIES; i++) {
            Span span = log.span(format, i);
            int digits = format == ListFormat.BINARY ? 1 : 2;
            int behind = span.offset() + (format == ListFormat.BINARY ? 4 : 3) + digits * SHA1;
            out.write(bytes, span.offset(), behind - span.offset());
            byte zero = (byte) (format == ListFormat.BINARY ? 0 : '0');
            for (int j = 0; j < digits * (length - SHA1); j++) {
                boolean other = j == 0 && List.of(misfits).contains(i);
                out.write(other ? zero + 1 : zero);
            }
            out.write(bytes, behind, span.end() - behind);
        }
        return out.toByteArray();
    }
}
