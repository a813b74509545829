package dev.imatool.cli.collect;

import static dev.imatool.cli.collect.FakeHost.digests;
import static dev.imatool.cli.collect.FakeHost.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.cli.Outcome;
import dev.imatool.cli.collect.Shell.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe for UAC, read by UAC's rules and run by the shells that UAC runs in. */
class UacRecipeTest {
    private static final Path RECIPE = FakeHost.CONTRIB.resolve("uac/ima.yaml");
    private static final String PCRS = ":0,1,2,3,4,5,6,7,8,9,10";

    @TempDir
    private Path folder;

    private FakeHost host;
    private Path taken;

    static List<String> shells() {
        return Shell.installed();
    }

    @BeforeEach
    void makeHost() throws IOException {
        host = FakeHost.in(folder);
        taken = folder.resolve("out/live_response/ima");
        Shell.standIn(folder.resolve("programs"), "tpm2_pcrread", "echo 'sha256:'");
        Shell.standIn(folder.resolve("programs"), "tpm2_createprimary", "exit 0");
        Shell.standIn(folder.resolve("programs"), "tpm2_readpublic", "exit 0");
        Shell.standIn(folder.resolve("programs"), "tpm2_quote", "echo \"$@\" >>'" + folder.resolve("words") + "'");
        Shell.standIn(
                folder.resolve("programs"),
                "tpm2_getcap",
                "case $1 in\n"
                        + "pcrs) echo 'selected-pcrs:'; echo '  - sha1: [ ]'; echo '  - sha256: [ 0, 10 ]'; echo '  - sm3_256:"
                        + " [ 0, 10 ]' ;;\n"
                        + "handles-transient) echo '- 0x80000000'; [ ! -e '" + folder.resolve("words")
                        + "' ] || echo '- 0x80000001' ;;\nesac");
        Shell.standIn(
                folder.resolve("programs"), "tpm2_flushcontext", "echo \"$@\" >>'" + folder.resolve("flushed") + "'");
    }

    private Run run(String shell, String recipe, Map<String, String> environment) throws Exception {
        String program = UacRules.of(recipe).program(host.root(), folder.resolve("out"), folder.resolve("commands"));
        return new Shell(shell, folder, environment)
                .with(folder.resolve("programs"))
                .run("-c", program);
    }

    private Run run(String shell, Map<String, String> environment) throws Exception {
        return run(shell, Files.readString(RECIPE), environment);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void everythingIsTakenWithItsChecksums(String shell) throws Exception {
        for (String list : List.of("binary_runtime_measurements_tpm_alg_27", "binary_runtime_measurements_staged")) {
            host.put(FakeHost.IMA + list, "some bytes of " + list);
        }
        Map<String, String> there = digests(host.root());
        Run run = run(shell, Map.of("IMA_NONCE", "00ffAA"));
        assertThat(run.err()).isEmpty();
        assertThat(digests(host.root())).isEqualTo(there);
        Map<String, String> files = digests(taken);
        for (String name : FakeHost.names(host.root().resolve(FakeHost.IMA))) {
            assertThat(files).containsEntry(name, there.get(FakeHost.IMA + name));
        }
        assertThat(files)
                .containsEntry(
                        "binary_bios_measurements", there.get("sys/kernel/security/tpm0/binary_bios_measurements"))
                .containsEntry("cmdline", there.get("proc/cmdline"))
                .containsKeys("boot_id", "uname", "nonce.hex", "pcrread.yaml")
                .doesNotContainKeys(
                        "policy", "proc-keys", "collection.log", "binary_runtime_measurements_staged-again");
        assertThat(Files.readAllLines(taken.resolve("pcrs.sysfs.txt"))).hasSize(96);
        Map<String, String> listed = new TreeMap<>(files);
        listed.remove("MANIFEST.sha256");
        assertThat(manifest(taken)).isEqualTo(listed);
        assertThat(Files.readString(folder.resolve("words")))
                .contains("-l sha256" + PCRS + "+sm3_256" + PCRS + " -q 00ffAA ");
    }

    /** What was in the TPM before stays there. */
    @ParameterizedTest
    @MethodSource("shells")
    void whatWasLoadedIsFlushedAndNothingElse(String shell) throws Exception {
        run(shell, Map.of());
        assertThat(Files.readAllLines(folder.resolve("flushed"))).isNotEmpty().containsOnly("0x80000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyz", "abc", "00 11", "\"; touch made; \"", "'", "$(touch made)"})
    void aNonceThatIsNotHexIsRefusedAndNothingElseIsLost(String nonce) throws Exception {
        for (String shell : shells()) {
            run(shell, Map.of("IMA_NONCE", nonce));
            assertThat(folder.resolve("words")).doesNotExist();
            assertThat(taken.resolve("made")).doesNotExist();
            assertThat(taken.resolve("nonce.hex")).doesNotExist();
            assertThat(taken.resolve("collection.log")).hasContent("NO QUOTE, the nonce in IMA_NONCE is not hex");
            assertThat(digests(taken)).containsKeys("binary_runtime_measurements", "MANIFEST.sha256");
            Files.delete(taken.resolve("collection.log"));
            Files.delete(taken.resolve("binary_runtime_measurements"));
        }
    }

    @ParameterizedTest
    @MethodSource("shells")
    void whatIsMissingIsSaid(String shell) throws Exception {
        Path list = host.root().resolve(FakeHost.IMA + "binary_runtime_measurements");
        Files.delete(list);
        Files.createSymbolicLink(list, Path.of("/proc/self/mem"));
        Shell.standIn(folder.resolve("programs"), "tpm2_quote", "exit 1");
        Run run = run(shell, Map.of());
        assertThat(run.out())
                .contains("INCOMPLETE binary_runtime_measurements")
                .contains("NO BINARY MEASUREMENT LIST")
                .contains("NO QUOTE, tpm2_quote failed");
        assertThat(Files.readAllLines(taken.resolve("collection.log"))).hasSize(3);
        assertThat(manifest(taken)).containsKeys("collection.log", "ascii_runtime_measurements");
    }

    @Test
    void whatWasTakenIsRead() throws Exception {
        run("sh", Map.of());
        Outcome outcome =
                Outcome.of("verify", "--evidence", folder.resolve("out").toString(), "--format", "json");
        JsonNode report = new ObjectMapper().readTree(outcome.out());
        assertThat(report.at("/inputs/0/entries").asInt()).isEqualTo(31);
        assertThat(report.at("/evidence/manifests/0/fit")).isEqualTo(report.at("/evidence/manifests/0/listed"));
        assertThat(report.at("/evidence/manifests/0/fit").asInt()).isGreaterThan(8);
    }

    /** UAC cuts each line at its first number sign, and its shell takes backslashes away. */
    @Test
    void theRecipeNeedsNeitherCommentsNorBackslashes() throws Exception {
        assertThat(Files.readString(RECIPE)).doesNotContain("#", "\\", "\t", "\"\"\"");
        assertThat(UacRules.of(Files.readString(RECIPE)).artifacts())
                .hasSizeGreaterThan(10)
                .allSatisfy(artifact -> assertThat(artifact)
                        .containsEntry("supported_os:", "[linux]")
                        .containsEntry("collector:", "command")
                        .containsKeys("description:", "command:"));
    }

    /** dash and busybox where they are installed; bash goes on behind the cut. The live tests fail where one is missing. */
    static List<String> smallShells() {
        return shells().stream().filter(List.of("dash", "busybox sh")::contains).toList();
    }

    /** What the recipe once had: the rest of the line was a comment, and the shell ended without the list. */
    @ParameterizedTest
    @MethodSource("smallShells")
    void theRulesFindACommandThatIsCut(String shell) throws Exception {
        String recipe = """
                version: 1.0
                output_directory: /live_response/ima
                artifacts:
                  -
                    supported_os: [linux]
                    collector: command
                    command: for file in /sys/class/tpm/tpm0/pcr-*/*; do bank=${file%/*}; echo "${bank##*/pcr-}"; done
                    output_file: pcrs.sysfs.txt
                  -
                    supported_os: [linux]
                    collector: command
                    command: cat /sys/kernel/security/ima/binary_runtime_measurements
                    output_file: binary_runtime_measurements
                """;
        assertThat(run(shell, recipe, Map.of()).exit()).isNotZero();
        assertThat(digests(taken)).doesNotContainKey("binary_runtime_measurements");
        run(shell, recipe.replace("${bank##*/pcr-}", "${bank}"), Map.of());
        assertThat(digests(taken)).containsKey("binary_runtime_measurements");
    }
}
