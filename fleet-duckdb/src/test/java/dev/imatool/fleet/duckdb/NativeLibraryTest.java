package dev.imatool.fleet.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
    @TempDir
    Path cache;

    private Path library() throws IOException {
        try (Stream<Path> all = Files.walk(cache)) {
            return all.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    @Test
    void isUnpackedOnceAndAgainWhereItIsNotTheExpectedOne() throws IOException {
        NativeLibrary.unpackedIn(cache);
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(library(), longAgo);
        NativeLibrary.unpackedIn(cache);
        assertThat(Files.getLastModifiedTime(library())).isEqualTo(longAgo);
        long bytes = Files.size(library());
        Files.write(library(), new byte[] {1, 2, 3});
        NativeLibrary.unpackedIn(cache);
        assertThat(Files.size(library())).isEqualTo(bytes);
    }
}
