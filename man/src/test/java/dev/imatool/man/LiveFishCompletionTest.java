package dev.imatool.man;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.cli.Imatool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asks a real fish what it offers for a line that is being typed. */
@Tag("live")
class LiveFishCompletionTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeScript() throws IOException {
        Files.writeString(folder.resolve("imatool.fish"), FishCompletion.of(Imatool.commandLine()));
        Files.createFile(folder.resolve("evidence.bin"));
    }

    @ParameterizedTest
    @CsvSource({
        "imatool rep,                              replay repair",
        "imatool replay --pcr-s,                   --pcr-selection",
        "'imatool replay --format ',               ecs html json markdown ndjson sarif text",
        "imatool replay --format=nd,               --format=ndjson",
        "imatool namespaces --ref,                 --reference",
        "imatool show --pcr 10 --format nd,        ndjson",
        "'imatool schema ver',                     verify",
        "'imatool xattr dec',                      decode",
        "'imatool runtime-policy ',                convert create diff explain merge",
        "'imatool -h runtime-policy cr',           create",
        "'imatool replay ',                        evidence.bin imatool.fish",
        "'imatool replay --pcrs ev',               evidence.bin",
        "imatool evidence.,                        evidence.bin",
        "'imatool attest verify x --key ev',       evidence.bin",
    })
    void whatIsBegunIsCompleted(String line, String offered) throws Exception {
        assertThat(completions(line)).containsExactlyInAnyOrder(offered.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"'imatool schema '", "'imatool show --limit '", "'imatool xattr '"})
    void filesAreNotOfferedWhereNoneAreTaken(String line) throws Exception {
        assertThat(completions(line)).doesNotContain("evidence.bin");
    }

    @Test
    void everyCommandIsOffered() throws Exception {
        List<String> commands = Imatool.commandLine().getSubcommands().values().stream()
                .distinct()
                .map(command -> command.getCommandName())
                .toList();
        assertThat(completions("imatool ")).containsAll(commands);
    }

    /** What fish would offer, without what it says of each. */
    private List<String> completions(String line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "fish", "--no-config", "-c", "source imatool.fish; complete -C $argv[1]", line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().map(offer -> offer.split("\t", 2)[0]).toList();
    }
}
