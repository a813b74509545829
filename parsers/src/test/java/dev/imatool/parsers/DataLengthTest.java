package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Span;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.model.ByteOrder;
import dev.imatool.model.Completeness;
import dev.imatool.model.ListFormat;
import dev.imatool.model.diagnostic.DiagnosticKind;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Template data with bytes too many or too few, whose digest proves what the fields said. */
class DataLengthTest {
    private static final List<String> PATHS = List.of("boot_aggregate", "/bin/one", "/bin/two");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void bytesBehindTheFieldsAreLeftOut(int bytes) {
        for (ByteOrder order : ByteOrder.values()) {
            for (int entry = 1; entry <= PATHS.size(); entry++) {
                corrected(order, entry, bytes, Reading.of(changed(order, entry, bytes)));
            }
        }
    }

    @Test
    void theLastByteOfTheFieldsIsFound() {
        for (ByteOrder order : ByteOrder.values()) {
            for (int entry = 1; entry <= PATHS.size(); entry++) {
                corrected(order, entry, -1, Reading.of(changed(order, entry, -1)));
            }
        }
    }

    @Test
    void oneByteBehindTheOnlyEntryIsLeftOut() {
        Reading reading = Reading.of(ResourceFolder.onDisk("banks").resolve("one-trailing-byte.bin"));
        assertThat(reading.paths()).containsExactly("boot_aggregate");
        assertThat(reading.proven()).containsExactly(true);
        assertThat(reading.diagnostic(DiagnosticKind.LENGTH_CORRECTED).message())
                .isEqualTo(
                        "template data length 64 is wrong: the fields need 63 bytes, and the template digest proves them");
    }

    /** A digest over all of the data proves it as it is: that it does not divide hides nothing of what the fields say. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, -1})
    void theFieldsOfProvenDataThatDoesNotDivideAreNamed(int bytes) throws NoSuchAlgorithmException {
        BuiltLog log = log(ByteOrder.LITTLE);
        byte[] list = changed(ByteOrder.LITTLE, 2, bytes);
        Span span = log.span(ListFormat.BINARY, 2);
        int length = log.entry(2).hashed().length() + bytes;
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        sha1.update(list, span.end() + bytes - length, length);
        System.arraycopy(sha1.digest(), 0, list, span.offset() + 4, 20);
        Reading reading = Reading.of(list);
        assertThat(reading.paths()).isEqualTo(PATHS);
        assertThat(reading.proven().get(1)).isTrue();
        assertThat(reading.entries().get(1).templateData().length()).isEqualTo(length);
    }

    private static void corrected(ByteOrder order, int entry, int bytes, Reading reading) {
        BuiltLog log = log(order);
        assertThat(reading.paths()).as("%s, entry %d", order, entry).isEqualTo(PATHS);
        assertThat(reading.proven().get(entry - 1)).isTrue();
        assertThat(reading.diagnostics())
                .containsExactly(
                        "LENGTH_CORRECTED@" + log.span(ListFormat.BINARY, entry).offset());
        assertThat(reading.diagnostic(DiagnosticKind.LENGTH_CORRECTED).entry()).hasValue(entry);
        int length = log.entry(entry).hashed().length();
        assertThat(reading.diagnostic(DiagnosticKind.LENGTH_CORRECTED).message())
                .startsWith("template data length " + (length + bytes) + " is wrong: the fields need " + length);
        assertThat(reading.summary().completeness()).isEqualTo(Completeness.DAMAGED);
    }

    private static BuiltLog log(ByteOrder order) {
        return LogBuilder.list()
                .byteOrder(order)
                .bootAggregate()
                .file("/bin/one", "1")
                .file("/bin/two", "2")
                .build();
    }

    /** The list with so many bytes more behind the data of an entry, or less at its end, and the length that fits them. */
    private static byte[] changed(ByteOrder order, int entry, int bytes) {
        BuiltLog log = log(order);
        Span span = log.span(ListFormat.BINARY, entry);
        byte[] list = log.binary();
        int length = log.entry(entry).hashed().length();
        order.put(list, span.end() - length - 4, 4, length + bytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(list, 0, span.end() + Math.min(bytes, 0));
        for (int i = 0; i < bytes; i++) {
            out.write(0xff);
        }
        out.write(list, span.end(), list.length - span.end());
        return out.toByteArray();
    }
}
