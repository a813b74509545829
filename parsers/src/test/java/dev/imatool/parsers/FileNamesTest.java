package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    @TempDir
    private Path folder;

    @Test
    void bytesThatAreNoUtf8HaveACharacterEach() {
        assertThat(FileNames.text(new byte[] {'a', (byte) 0xe9, (byte) 0xff, '.'}))
                .isEqualTo("a\udce9\udcff.");
        assertThat(FileNames.text("é€\ud83d\ude00".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("é€\ud83d\ude00");
        assertThat(FileNames.text(new byte[] {(byte) 0xf0, (byte) 0x9f, (byte) 0x98}))
                .isEqualTo("\udcf0\udc9f\udc98");
    }

    @Test
    void textAndBytesGoBothWays() {
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);

            assertThat(FileNames.bytes(FileNames.text(bytes))).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "é", "a\udce9", "\udcff\udc80", "100%", "a%e9é", "é ?#;\\é", "\ufffd", "日本/é"})
    void aPathHasTheNameItWasMadeOf(String name) throws IOException {
        assertThat(FileNames.name(FileNames.path(name))).isEqualTo(name);
        Path file = folder.resolve(FileNames.path(name));
        Files.createDirectories(file.getParent());
        Files.writeString(file, name.length() + "");
        String whole = folder + "/" + name;

        assertThat(FileNames.name(file)).isEqualTo(whole);
        assertThat(Files.readString(FileNames.path(whole))).isEqualTo(name.length() + "");
        try (DirectoryStream<Path> children = Files.newDirectoryStream(file.getParent())) {
            assertThat(FileNames.name(children.iterator().next())).isEqualTo(whole);
        }
    }

    @Test
    void aFolderHasNoSlashBehindItsName() throws IOException {
        Path inner = Files.createDirectory(folder.resolve(FileNames.path("é")));

        assertThat(FileNames.name(inner)).isEqualTo(folder + "/é");
    }

    @Test
    void noNameHoldsAZero() {
        assertThatThrownBy(() -> FileNames.path("é\0")).isInstanceOf(InvalidPathException.class);
    }
}
