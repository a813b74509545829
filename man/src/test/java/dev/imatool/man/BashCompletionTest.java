package dev.imatool.man;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.cli.Imatool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources the script in a real bash and presses the tab key by calling what bash would call. */
class BashCompletionTest {
    private static final String PRESS_TAB = """
            set -u
            source ./imatool.bash
            line=$1
            COMP_WORDS=($line)
            case $line in *' ') COMP_WORDS+=('') ;; esac
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            COMP_LINE=$line
            COMP_POINT=${#line}
            COMPREPLY=()
            [[ $(complete -p imatool) =~ -F\\ ([^ ]+) ]] || exit 9
            set +u
            "${BASH_REMATCH[1]}" imatool "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}" || true
            [ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeScript() throws IOException {
        Files.writeString(folder.resolve("imatool.bash"), BashCompletion.of(Imatool.commandLine()));
    }

    @Test
    void theScriptIsValidBash() throws Exception {
        assertThat(bash("-n", "imatool.bash")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "imatool repl,                             replay",
        "imatool replay --pcr-s,                   --pcr-selection",
        "'imatool replay --format ', text markdown html json ndjson sarif ecs",
        "'imatool replay --input-format ', auto binary ascii",
        "imatool show --pcr 10 --format nd,        ndjson",
        "imatool show --template-digest sha2,      sha256",
        "imatool diff --color always --ignore-n,   --ignore-namespaces",
        "'imatool schema ver', verify",
    })
    void whatIsBegunIsCompleted(String line, String offered) throws Exception {
        assertThat(completions(line)).containsExactly(offered.split(" "));
    }

    @Test
    void everyCommandIsOffered() throws Exception {
        assertThat(completions("imatool "))
                .containsExactlyElementsOf(
                        Imatool.commandLine().getSubcommands().keySet());
    }

    /** Nothing offered means that bash offers file names, because of the {@code -o default} of the script. */
    @ParameterizedTest
    @ValueSource(strings = {"imatool replay ", "imatool replay --pcrs ", "imatool verify binary_runtime_measurements "})
    void fileNamesAreLeftToBash(String line) throws Exception {
        Files.createFile(folder.resolve("$(touch run)"));
        assertThat(completions(line)).isEmpty();
        assertThat(folder.resolve("run")).doesNotExist();
        assertThat(bash("-c", "source ./imatool.bash; complete -p imatool"))
                .anyMatch(spec -> spec.contains("-o default"));
        assertThat(folder.resolve("imatool.bash")).content().doesNotContain("compopt +o", "compgen -f");
    }

    private List<String> completions(String line) throws Exception {
        return bash("-c", PRESS_TAB, "bash", line);
    }

    /** Standard output and standard error of bash, by lines. */
    private List<String> bash(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "--norc", "--noprofile"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}
