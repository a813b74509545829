package dev.imatool.parsers.allowlist;

import dev.imatool.parsers.InputSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** What comes out of an allow-list: values as {@code role path digest}, diagnostics as {@code severity place: message}. */
record AllowLists(Optional<AllowListShape> shape, List<String> values, List<String> diagnostics, String sha256) {
    static final String A = "aa".repeat(32);
    static final String B = "bb".repeat(32);

    static AllowLists of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static AllowLists of(byte[] content) {
        List<String> values = new ArrayList<>();
        List<String> diagnostics = new ArrayList<>();
        try (AllowListInput input =
                AllowListInput.open(InputSource.ofStream("test", new ByteArrayInputStream(content)))) {
            if (input.shape().isEmpty()) {
                return new AllowLists(input.shape(), values, diagnostics, "");
            }
            AllowListReading reading =
                    input.read((line, value) -> values.add(value.role().id()
                            + value.image().map(image -> "[" + image + "]").orElse("") + " "
                            + value.path().latin1() + " " + value.digest().text()));
            reading.diagnostics()
                    .forEach(one -> diagnostics.add(
                            one.severity() + " " + one.place().words().orElse("") + ": " + one.message()));
            return new AllowLists(input.shape(), values, diagnostics, reading.sha256());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
