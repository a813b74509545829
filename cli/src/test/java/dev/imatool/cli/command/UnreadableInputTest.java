package dev.imatool.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.input.UnreadableInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableInputTest {
    @Test
    void aMissingFileIsSaidInWords() {
        assertThat(UnreadableInputException.of("a.bin", new NoSuchFileException("a.bin")))
                .hasMessage("a.bin: no such file");
    }

    @Test
    void aForbiddenFileComesWithAHint() {
        UnreadableInputException failure = UnreadableInputException.of("a.bin", new AccessDeniedException("a.bin"));
        assertThat(failure).hasMessage("a.bin: permission denied");
        assertThat(failure.hint()).contains("root");
    }

    @Test
    void aDirectoryIsSaidInWords(@TempDir Path folder) {
        assertThat(UnreadableInputException.of(folder.toString(), new IOException("Is a directory")))
                .hasMessage(folder + ": is a directory");
    }

    @Test
    void anythingElseKeepsTheReasonOfTheSystem() {
        assertThat(UnreadableInputException.of("a.bin", new IOException("Input/output error")))
                .hasMessage("a.bin: cannot be read: Input/output error");
    }
}
