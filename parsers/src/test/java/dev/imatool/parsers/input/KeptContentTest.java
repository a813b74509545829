package dev.imatool.parsers.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept in memory is read as the file is: the same entries, digests, sizes and diagnostics. */
class KeptContentTest {
    private static final Path LIST =
            Corpus.snapshot("demo-before-after-6.1/after").binary();

    /** Counted in the ascii form of the same list. */
    private static final int ENTRIES = 94;

    /** Enough for all lists here. */
    private static final long PLENTY = 1 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "gzip", "twice", "base64", "utf16", "cut", "damaged", "empty"})
    void itIsReadAsTheFileIs(String form) throws IOException {
        Path file = Files.write(folder.resolve("list"), encoded(form));
        KeptContent kept = KeptContent.of(Files.readAllBytes(file), PLENTY);
        for (boolean hashed : new boolean[] {true, false}) {
            ReadOptions options = ReadOptions.detectAll().hashed(hashed);
            InputSummary expected = summary(InputSource.ofFile(file), options);
            assertThat(summary(InputSource.ofKeptFile(file, kept), options)).isEqualTo(expected);
            assertThat(summary(InputSource.ofKeptFile(file, kept), options)).isEqualTo(expected);
        }
    }

    @Test
    void nothingIsOpenedAnyMore() throws IOException {
        byte[] packed = encoded("gzip");
        KeptContent kept = KeptContent.of(packed.clone(), PLENTY);
        assertThat(kept.size()).isEqualTo(packed.length + Files.size(LIST));
        InputSource source = InputSource.ofKeptFile(folder.resolve("gone"), kept);
        assertThat(summary(source, ReadOptions.detectAll()).entries()).isEqualTo(ENTRIES);
    }

    /** What unpacks to more than may be kept is unpacked each time. */
    @Test
    void tooMuchIsNotKeptUnpacked() throws IOException {
        byte[] packed = encoded("gzip");
        KeptContent kept = KeptContent.of(packed, Files.size(LIST) - 1);
        assertThat(kept.size()).isEqualTo(packed.length);
        assertThat(kept.unpacked()).isEmpty();
        assertThat(summary(InputSource.ofKeptFile(LIST, kept), ReadOptions.detectAll())
                        .entries())
                .isEqualTo(ENTRIES);
    }

    /** Whoever watches a file sees its raw bytes. */
    @Test
    void aWatchedFileIsReadRaw() throws IOException {
        byte[] packed = encoded("gzip");
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        InputSource source =
                InputSource.ofKeptFile(LIST, KeptContent.of(packed, PLENTY)).watched(in -> in);
        assertThat(source.unwatchedContent()).isEmpty();
        source.open().transferTo(seen);
        assertThat(seen.toByteArray()).isEqualTo(packed);
    }

    private static InputSummary summary(InputSource source, ReadOptions options) throws IOException {
        try (MeasurementListReader reader = MeasurementListReader.open(source, options)) {
            while (reader.next()) {
                assertThat(reader.entry().number()).isPositive();
            }
            return reader.summary();
        }
    }

    private static byte[] encoded(String form) throws IOException {
        byte[] list = Files.readAllBytes(LIST);
        byte[] packed = gzip(list);
        return switch (form) {
            case "plain" -> list;
            case "gzip" -> packed;
            case "twice" -> gzip(packed);
            case "base64" -> Base64.getMimeEncoder().encode(packed);
            case "utf16" ->
                Files.readString(LIST.resolveSibling("ascii_runtime_measurements"))
                        .getBytes(StandardCharsets.UTF_16);
            case "cut" -> Arrays.copyOf(packed, packed.length / 2);
            case "damaged" -> {
                packed[packed.length / 2] ^= 0x55;
                yield packed;
            }
            default -> new byte[0];
        };
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }
}
