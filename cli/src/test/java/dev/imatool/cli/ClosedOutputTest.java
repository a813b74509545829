package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.BigLog;
import dev.imatool.model.ListFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code show} under readers of standard output who go early, as {@code head} does. */
class ClosedOutputTest {
    private static final int ENTRIES = 5000;

    @TempDir
    private Path folder;

    private static byte[] list() throws IOException {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        BigLog.write(BigLog.Plan.of(ListFormat.BINARY, ENTRIES), list);
        return list.toByteArray();
    }

    private int show(byte[] list, int bytesRead, String format) throws IOException {
        Path file = Files.write(folder.resolve("list"), list);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Imatool.run(
                new String[] {"show", "--format", format, file.toString()},
                InputStream.nullInputStream(),
                closedAfter(bytesRead),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of());
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        return exit;
    }

    /** Nobody reads as far as the last entry, whose name was altered. */
    @ParameterizedTest
    @CsvSource({
        "text, 0",
        "json, 0",
        "ndjson, 0",
        "csv, 0",
        "text, 200",
        "json, 200",
        "ndjson, 200",
        "csv, 200",
        "ndjson, 200000",
        "csv, 200000"
    })
    void theStatusSpeaksOfTheWholeListInEveryFormat(String format, int bytesRead) throws IOException {
        byte[] altered = list();
        altered[altered.length - 3] ^= 1;
        assertThat(show(altered, bytesRead, format)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "ndjson", "csv"})
    void aMissingEndIsNotOverlooked(String format) throws IOException {
        byte[] list = list();
        assertThat(show(Arrays.copyOf(list, list.length - 3), 200, format)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "ndjson", "csv"})
    void aGoodListIsGood(String format) throws IOException {
        assertThat(show(list(), 200, format)).isZero();
    }

    /** The output is then longer than any buffer; all of it fits, but for the last byte. */
    @Test
    void aReaderWhoGoesAtTheVeryEndIsNoErrorEither() throws IOException {
        Outcome whole = Outcome.of(
                "show",
                "--format",
                "csv",
                Files.write(folder.resolve("list"), list()).toString());
        int length = whole.out().getBytes(StandardCharsets.UTF_8).length;
        assertThat(show(list(), length - 1, "csv")).isZero();
    }

    /** {@code replay dir/ | head -1}: the status is about all lists, whoever reads how many lines. */
    @Test
    void theStatusSpeaksOfAllLists() throws IOException {
        Path good = Files.write(folder.resolve("a-good"), list());
        byte[] altered = list();
        altered[altered.length - 3] ^= 1;
        Path bad = Files.write(folder.resolve("b-bad"), altered);
        int exit = Imatool.run(
                new String[] {"replay", good.toString(), bad.toString()},
                InputStream.nullInputStream(),
                closedAfter(10),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                Map.of());
        assertThat(exit).isEqualTo(1);
    }

    private static OutputStream closedAfter(int bytes) {
        return new OutputStream() {
            private int written;

            @Override
            public void write(int value) throws IOException {
                if (++written > bytes) {
                    throw new IOException("Broken pipe");
                }
            }
        };
    }
}
