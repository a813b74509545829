package dev.imatool.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pager a user has. */
class PagerTest {
    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void terminal() {
        environment.put("TERM", "xterm");
        environment.put("PATH", folder.toString());
    }

    private void program(String name) throws IOException {
        Files.createFile(folder.resolve(name)).toFile().setExecutable(true);
    }

    private Optional<String> chosen() {
        return Pager.of(environment).map(Pager::command);
    }

    @Test
    void lessComesBeforeMoreWhereNoneIsNamed() throws IOException {
        assertThat(chosen()).isEmpty();
        program("more");
        assertThat(chosen()).contains("more");
        program("less");
        assertThat(chosen()).contains("less");
    }

    @Test
    void aTerminalThatCannotMoveItsCursorHasNoPagerUnlessOneIsNamed() throws IOException {
        program("less");
        environment.put("TERM", "dumb");

        assertThat(chosen()).isEmpty();
        environment.put("PAGER", "less");
        assertThat(chosen()).contains("less");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "unset",
            value = {
                "unset,       less -S,  less -S",
                "most | tee,  less,     most | tee",
                "'',          less,     unset",
                "cat,         less,     unset",
                "unset,       cat,      unset",
                "unset,       ' ',      unset",
                "unset,       missing,  unset",
            })
    void theOwnVariableComesFirstAndNothingOrCatMeansNone(String own, String usual, String pager) throws IOException {
        program("less");
        Optional.ofNullable(own).ifPresent(value -> environment.put("IMATOOL_PAGER", value));
        environment.put("PAGER", usual);

        assertThat(chosen()).isEqualTo(Optional.ofNullable(pager));
    }

    /** Somebody stands in the folder of the evidence, and has a dot in PATH. */
    @Test
    void noProgramOfARelativeFolderIsRun() throws IOException {
        program("less");
        Path relative = Path.of("").toAbsolutePath().relativize(folder);
        environment.put("PATH", ".:" + relative + "::bin");

        assertThat(chosen()).isEmpty();
        environment.put("PATH", ".:" + folder + "::bin");
        assertThat(Pager.of(environment).orElseThrow().environment()).containsEntry("PATH", folder.toString());
    }

    @Test
    void lessIsToldHowUnlessTheUserDid() throws IOException {
        program("less");
        assertThat(Pager.of(environment).orElseThrow().environment()).containsEntry("LESS", "FRX");
        environment.put("LESS", "S");
        assertThat(Pager.of(environment).orElseThrow().environment()).containsEntry("LESS", "S");
    }
}
