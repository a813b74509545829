package dev.imatool.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.cli.Outcome;
import dev.imatool.cli.collect.FakeHost;
import dev.imatool.cli.collect.Shell;
import dev.imatool.cli.collect.Shell.Run;
import dev.imatool.cli.collect.UacRules;
import dev.imatool.fixtures.builder.BuiltEntry;
import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.model.PcrBank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The recipes ask a TPM without a resource manager, which has room for three objects: what is not flushed is missing in the
 * second run.
 */
@Tag("live")
class LiveCollectTest {
    private static final String NONCE = "00112233445566778899aabbccddeeff";

    @TempDir
    Path folder;

    private SoftwareTpm tpm;
    private FakeHost host;
    private BuiltLog list;

    static List<String> shells() {
        return Shell.installed();
    }

    @BeforeEach
    void extend() throws IOException, InterruptedException {
        tpm = SoftwareTpm.start(folder);
        host = FakeHost.in(folder);
        LogBuilder builder = LogBuilder.list();
        for (int i = 1; i <= 8; i++) {
            builder = builder.file("/usr/bin/" + i, "content " + i);
        }
        list = builder.build();
        for (BuiltEntry entry : list.entries()) {
            String digests = Arrays.stream(PcrBank.usual().toArray(PcrBank[]::new))
                    .map(bank -> bank + "=" + entry.digests().get(bank).hex())
                    .collect(Collectors.joining(","));
            tpm.run("tpm2_pcrextend", entry.pcr().orElseThrow() + ":" + digests);
        }
        host.put(FakeHost.IMA + "binary_runtime_measurements", list.binary());
        host.put(FakeHost.IMA + "ascii_runtime_measurements", list.ascii());
        host.put(FakeHost.IMA + "runtime_measurements_count", list.entries().size() + "\n");
        // the host of the corpus has values of another TPM
        for (String bank : FakeHost.names(host.root().resolve("sys/class/tpm/tpm0"))) {
            for (String index : FakeHost.names(host.root().resolve("sys/class/tpm/tpm0/" + bank))) {
                Files.delete(host.root().resolve("sys/class/tpm/tpm0/" + bank + "/" + index));
            }
            Files.delete(host.root().resolve("sys/class/tpm/tpm0/" + bank));
        }
        Files.delete(host.root().resolve("sys/kernel/security/tpm0/binary_bios_measurements"));
    }

    @AfterEach
    void stopTpm() throws InterruptedException {
        tpm.stop();
    }

    private Shell shell(String words, String nonce) {
        return new Shell(words, folder, Map.of("TPM2TOOLS_TCTI", tpm.tcti(), "IMA_NONCE", nonce));
    }

    private void nothingIsLoaded() throws IOException, InterruptedException {
        for (String kind : List.of("handles-transient", "handles-loaded-session", "handles-saved-session")) {
            assertThat(tpm.status("tpm2_getcap", kind)).isZero();
            assertThat(tpm.printed()).as(kind).isEmpty();
        }
    }

    private void isCovered(Path evidence) throws IOException {
        Path key = evidence.resolve("tpm/ak.pub");
        if (!Files.exists(key)) {
            key = evidence.resolve("live_response/ima/ak.pub");
        }
        Outcome outcome = Outcome.of(
                "verify",
                "--evidence",
                evidence.toString(),
                "--nonce",
                NONCE,
                "--ak",
                Files.copy(key, folder.resolve("enrolled.pub"), StandardCopyOption.REPLACE_EXISTING)
                        .toString(),
                "--format",
                "json");
        JsonNode report = new ObjectMapper().readTree(outcome.out());
        assertThat(report.at("/findings")).as(outcome.out()).isEmpty();
        assertThat(report.at("/cases/0/vouching/covered_by_quote").asInt())
                .isEqualTo(list.entries().size());
        assertThat(report.at("/cases/0/quotes/0/made_by_tpm").asBoolean()).isTrue();
        assertThat(report.at("/evidence/manifests")).hasSize(1);
        assertThat(report.at("/evidence/manifests/0/fit")).isEqualTo(report.at("/evidence/manifests/0/listed"));
        assertThat(outcome.exit()).isZero();
    }

    /** A test for the shells that are not there would pass. */
    @Test
    void everyShellIsInstalled() {
        assertThat(Shell.installed()).containsExactly("sh", "dash", "busybox sh", "bash");
    }

    /** Python reads the script in the plugin for sos as it stands: no backslash of it means anything there. */
    @Test
    void pythonReadsTheScriptOfThePluginAsItIs() throws Exception {
        String program = "import ast, sys\n"
                + "body = ast.parse(open(sys.argv[1], encoding='utf-8').read()).body\n"
                + "scripts = [each.value.value for each in body if isinstance(each, ast.Assign)"
                + " and each.targets[0].id == 'SCRIPT']\n"
                + "sys.exit(scripts != [open(sys.argv[2], encoding='utf-8').read()])\n";
        assertThat(tpm.status(
                        "python3",
                        "-c",
                        program,
                        FakeHost.CONTRIB.resolve("sos/ima.py").toString(),
                        FakeHost.CONTRIB.resolve("collect-ima.sh").toString()))
                .as(tpm.printed())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void theScriptTakesAQuoteEveryTime(String shell) throws Exception {
        for (String out : List.of("first", "second", "third")) {
            Run run = shell(shell, "").collect("--root", host.root().toString(), "-o", out, "-q", NONCE);
            assertThat(run.exit()).as(run.err()).isZero();
            nothingIsLoaded();
            isCovered(folder.resolve(out));
        }
    }

    /** Somebody else's objects stay, and leave little room. */
    @ParameterizedTest
    @MethodSource("shells")
    void whatOthersLoadedStays(String shell) throws Exception {
        assertThat(tpm.status("tpm2_createprimary", "-Q", "-C", "o", "-c", "theirs.ctx"))
                .isZero();
        assertThat(tpm.status("tpm2_getcap", "handles-transient")).isZero();
        String before = tpm.printed();
        assertThat(before).contains("0x80000000");
        for (String out : List.of("first", "second")) {
            Run run = shell(shell, "").collect("--root", host.root().toString(), "-o", out, "-q", NONCE);
            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(tpm.status("tpm2_getcap", "handles-transient")).isZero();
            assertThat(tpm.printed()).isEqualTo(before);
        }
        isCovered(folder.resolve("second"));
    }

    /** A quote by a key of the user, whose context is a file given from where the script was called. */
    @Test
    void aKeyOfTheUserIsTaken() throws Exception {
        tpm.run(
                "tpm2_createprimary",
                "-C",
                "o",
                "-G",
                "ecc256:ecdsa-sha256:null",
                "-a",
                "fixedtpm|fixedparent|sensitivedataorigin|userwithauth|restricted|sign",
                "-c",
                "mine.ctx");
        Run run = shell("sh", "").collect("--root", host.root().toString(), "-o", "out", "-q", NONCE, "-k", "mine.ctx");
        assertThat(run.exit()).as(run.err()).isZero();
        nothingIsLoaded();
        isCovered(folder.resolve("out"));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void uacTakesAQuoteEveryTime(String shell) throws Exception {
        UacRules rules = UacRules.of(Files.readString(FakeHost.CONTRIB.resolve("uac/ima.yaml")));
        for (String out : List.of("first", "second", "third")) {
            String program = rules.program(host.root(), folder.resolve(out), folder.resolve("commands"));
            assertThat(shell(shell, NONCE).run("-c", program).err()).isEmpty();
            nothingIsLoaded();
            isCovered(folder.resolve(out));
        }
    }
}
