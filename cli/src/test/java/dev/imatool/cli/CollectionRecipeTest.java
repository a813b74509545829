package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The recipes of {@code contrib}, run below a folder that looks like a host. */
class CollectionRecipeTest {
    private static final Path CONTRIB = Path.of("../contrib").toAbsolutePath().normalize();
    private static final String SCRIPT = CONTRIB.resolve("collect-ima.sh").toString();

    @TempDir
    private Path folder;

    private Path host;

    private record Run(int exit, String out, String err) {}

    /** Those of the usual small shells that are installed; {@code sh} always is. */
    static List<String> shells() {
        List<String> shells = new ArrayList<>(List.of("sh"));
        for (String path : System.getenv("PATH").split(File.pathSeparator)) {
            for (String shell : List.of("dash", "busybox", "bash")) {
                String words = shell.equals("busybox") ? "busybox sh" : shell;
                if (Files.isExecutable(Path.of(path, shell)) && !shells.contains(words)) {
                    shells.add(words);
                }
            }
        }
        return shells;
    }

    @BeforeEach
    void makeHost() throws IOException {
        host = folder.resolve("host");
        Snapshot snapshot = Corpus.snapshot("custom-features-6.12/final");
        for (String name : List.of("binary_runtime_measurements", "ascii_runtime_measurements")) {
            put("sys/kernel/security/ima/" + name, Files.readAllBytes(snapshot.file(name)));
        }
        put("sys/kernel/security/ima/runtime_measurements_count", "31\n");
        put("sys/kernel/security/ima/violations", "0\n");
        put(
                "sys/kernel/security/tpm0/binary_bios_measurements",
                Files.readAllBytes(snapshot.folder().getParent().resolve("binary_bios_measurements")));
        for (String line : Files.readAllLines(snapshot.pcrSysfs().orElseThrow())) {
            String[] words = line.split(" ");
            put("sys/class/tpm/tpm0/pcr-" + words[0] + "/" + words[1], words[2] + "\n");
        }
        put("proc/sys/kernel/random/boot_id", "8a6c2a4e-0000-4000-8000-000000000001\n");
        put("proc/sys/kernel/hostname", "../h\u001b[2Jost $(touch x)\n");
        put("proc/cmdline", "ima_policy=tcb\n");
        put("proc/keys", "");
        put(
                "etc/keys/x509.der",
                Files.readAllBytes(ResourceFolder.onDisk("corpus").resolve("keys/x509_rsa.der")));
        put("etc/keys/privkey.pem", "secret");
        put("etc/keys/name with blanks.der", "odd");
    }

    private void put(String name, String content) throws IOException {
        put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String name, byte[] content) throws IOException {
        Path file = host.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private Run run(Map<String, String> environment, String shell, String... words) throws Exception {
        List<String> command = new ArrayList<>(Arrays.asList(shell.split(" ")));
        command.addAll(List.of(words));
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
        process.environment().remove("TPM2TOOLS_TCTI");
        process.environment().putAll(environment);
        Path err = folder.resolve("err");
        Process running = process.redirectError(err.toFile()).start();
        String out = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(running.waitFor(), out, Files.readString(err));
    }

    private Map<String, String> digests(Path root) throws Exception {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(root.relativize(file).toString(), HexFormat.of().formatHex(digest));
            }
        }
        return digests;
    }

    @ParameterizedTest
    @MethodSource("shells")
    void theScriptIsValidInThatShell(String shell) throws Exception {
        Run run = run(Map.of(), shell, "-n", SCRIPT);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void everythingIsTakenAsItIsAndNothingElseIsWritten(String shell) throws Exception {
        Map<String, String> before = digests(host);
        Run run = run(Map.of(), shell, SCRIPT, "--root", host.toString(), "-o", "out");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(digests(host)).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("host", "out", "err");
        }
        Map<String, String> taken = digests(folder.resolve("out"));
        String security = "sys/kernel/security/";
        assertThat(taken)
                .containsEntry(
                        "ima/binary_runtime_measurements", before.get(security + "ima/binary_runtime_measurements"))
                .containsEntry(
                        "ima/ascii_runtime_measurements", before.get(security + "ima/ascii_runtime_measurements"))
                .containsEntry("ima/violations", before.get(security + "ima/violations"))
                .containsEntry("tpm/binary_bios_measurements", before.get(security + "tpm0/binary_bios_measurements"))
                .containsEntry("system/cmdline", before.get("proc/cmdline"))
                .containsEntry("keys/x509.der", before.get("etc/keys/x509.der"))
                .doesNotContainKeys("keys/privkey.pem", "keys/proc-keys", "keys/name with blanks.der", "ima/policy");
        assertThat(manifest(folder.resolve("out")))
                .isEqualTo(without(taken, "MANIFEST.sha256"))
                .containsKey("collection.log");
    }

    private static Map<String, String> manifest(Path out) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (String line : Files.readAllLines(out.resolve("MANIFEST.sha256"))) {
            digests.put(line.substring(66), line.substring(0, 64));
        }
        return digests;
    }

    private static Map<String, String> without(Map<String, String> all, String name) {
        Map<String, String> rest = new TreeMap<>(all);
        rest.remove(name);
        return rest;
    }

    @Test
    void whatWasTakenReproduces() throws Exception {
        run(Map.of(), "sh", SCRIPT, "--root", host.toString(), "-o", "out");
        Path out = folder.resolve("out");
        Outcome outcome = Outcome.of(
                "replay",
                out.resolve("ima/binary_runtime_measurements").toString(),
                "--pcrs",
                out.resolve("tpm/pcrs.sysfs.txt").toString());
        assertThat(outcome.out()).contains("PCR 10 reproduced, each after the last of its entries");
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void thePcrsComeBeforeTheListAndTheListBeforeItsCounters() throws Exception {
        run(Map.of(), "sh", SCRIPT, "--root", host.toString(), "-o", "out");
        String log = Files.readString(folder.resolve("out/collection.log"));
        assertThat(log.indexOf("taken: PCR values"))
                .isPositive()
                .isLessThan(log.indexOf("as ima/binary_runtime_measurements"));
        assertThat(log.indexOf("as ima/ascii_runtime_measurements"))
                .isPositive()
                .isLessThan(log.indexOf("as ima/runtime_measurements_count"));
    }

    /** The stand-in for tpm2_quote logs an entry of its own, which the list that is taken must have. */
    @ParameterizedTest
    @MethodSource("shells")
    void theQuoteComesBeforeTheList(String shell) throws Exception {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        program(programs, "tpm2_createprimary", "exit 0");
        program(programs, "tpm2_getcap", "exit 0");
        program(programs, "tpm2_readpublic", "exit 0");
        program(programs, "tpm2_nvread", "exit 1");
        program(programs, "tpm2_pcrread", "echo 'sha256:'");
        program(
                programs,
                "tpm2_quote",
                "echo \"$@\" >'" + folder.resolve("words") + "'; echo behind >>'"
                        + host.resolve("sys/kernel/security/ima/ascii_runtime_measurements") + "'");
        Map<String, String> environment =
                Map.of("PATH", programs + File.pathSeparator + System.getenv("PATH"), "TPM2TOOLS_TCTI", "stand-in");
        Run run = run(environment, shell, SCRIPT, "--root", host.toString(), "-o", "out", "-q", "00ffAA");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Files.readString(folder.resolve("out/ima/ascii_runtime_measurements")))
                .endsWith("behind\n");
        String pcrs = ":0,1,2,3,4,5,6,7,8,9,10";
        assertThat(Files.readString(folder.resolve("words")))
                .contains("-l sha1" + pcrs + "+sha256" + pcrs + "+sha384" + pcrs + "+sha512" + pcrs + " ")
                .contains("-q 00ffAA ");
        assertThat(Files.readString(folder.resolve("out/tpm/nonce.hex"))).isEqualTo("00ffAA\n");
    }

    private static void program(Path folder, String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aHostWithoutAListIsSaid(String shell) throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Run run = run(Map.of(), shell, SCRIPT, "--root", empty.toString(), "-o", "out");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("no measurement list found");
        assertThat(Files.readString(folder.resolve("out/collection.log"))).contains("NO MEASUREMENT LIST");
    }

    @ParameterizedTest
    @CsvSource({"-q,xyz", "-q,abc", "-o,host", "--unknown,x"})
    void wrongUsageTakesNothing(String option, String value) throws Exception {
        Map<String, String> before = digests(host);
        Run run = run(Map.of(), "sh", SCRIPT, "--root", host.toString(), option, value);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isNotEmpty();
        assertThat(digests(host)).isEqualTo(before);
    }

    @Test
    void theHostDoesNotChooseWhereItIsWritten() throws Exception {
        Run run = run(Map.of(), "sh", SCRIPT, "--root", host.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out().strip()).matches("ima-evidence-\\.\\.h2Josttouchx-[0-9TZ]+");
        assertThat(Files.isDirectory(folder.resolve(run.out().strip()))).isTrue();
    }

    private static List<Map<String, Object>> definitions(String name) throws IOException {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Object document :
                new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Files.readString(CONTRIB.resolve(name)))) {
            documents.add(map(document));
        }
        return documents;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object document) {
        return (Map<String, Object>) document;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> map, String key) {
        return (List<Object>) map.get(key);
    }

    @Test
    void theUacDefinitionReadsByCommandAndTheTpmFirst() throws IOException {
        Map<String, Object> definition = definitions("uac/ima.yaml").get(0);
        assertThat(definition).containsKeys("version", "condition", "output_directory", "artifacts");
        List<String> commands = new ArrayList<>();
        for (Object each : list(definition, "artifacts")) {
            Map<String, Object> artifact = map(each);
            assertThat(artifact).containsKeys("description", "supported_os", "command");
            assertThat(artifact).containsEntry("collector", "command");
            commands.add(artifact.get("command").toString());
        }
        assertInOrder(
                commands, "tpm2_quote", "/sys/class/tpm", "binary_runtime_measurements", "runtime_measurements_count");
    }

    @Test
    void theForensicArtifactsReadByCommandAndTheTpmFirst() throws IOException {
        List<Map<String, Object>> definitions = definitions("forensicartifacts/ima.yaml");
        Map<String, Map<String, Object>> byName = new TreeMap<>();
        for (Map<String, Object> definition : definitions) {
            assertThat(definition).containsKeys("name", "doc", "sources");
            assertThat(definition).containsEntry("supported_os", List.of("Linux"));
            byName.put(definition.get("name").toString(), definition);
        }
        Map<String, Object> group =
                map(map(list(byName.get("LinuxIMAEvidence"), "sources").get(0)).get("attributes"));
        List<String> commands = new ArrayList<>();
        for (Object name : list(group, "names")) {
            for (Object each : list(byName.get(name.toString()), "sources")) {
                assertThat(map(each)).containsEntry("type", "COMMAND");
                commands.add(map(each).get("attributes").toString());
            }
        }
        assertInOrder(commands, "tpm2_pcrread", "binary_runtime_measurements", "runtime_measurements_count");
    }

    private static void assertInOrder(List<String> commands, String... parts) {
        int last = -1;
        for (String part : parts) {
            List<String> having =
                    commands.stream().filter(each -> each.contains(part)).toList();
            assertThat(having).as(part).isNotEmpty();
            int at = commands.indexOf(having.get(0));
            assertThat(at).as(part).isGreaterThan(last);
            last = at;
        }
    }

    @ParameterizedTest
    @MethodSource("shells")
    void theScriptForVelociraptorTakesTheSame(String shell) throws Exception {
        Map<String, Object> definition =
                definitions("velociraptor/Linux.Forensics.IMA.yaml").get(0);
        assertThat(definition).containsKeys("name", "description", "type", "precondition", "sources");
        String script = list(definition, "parameters").stream()
                .map(CollectionRecipeTest::map)
                .filter(parameter -> parameter.get("name").equals("Script"))
                .map(parameter -> parameter.get("default").toString())
                .findFirst()
                .orElseThrow();
        Path out = Files.createDirectory(folder.resolve("out"));
        Run run = run(Map.of(), shell, "-c", script, "collect-ima", out.toString(), "", host.toString());
        assertThat(run.err()).isEmpty();
        Map<String, String> taken = digests(out);
        Map<String, String> there = digests(host);
        assertThat(taken)
                .containsEntry(
                        "binary_runtime_measurements", there.get("sys/kernel/security/ima/binary_runtime_measurements"))
                .containsEntry("cmdline", there.get("proc/cmdline"))
                .doesNotContainKeys("proc-keys", "policy");
        assertThat(Files.readAllLines(out.resolve("pcrs.sysfs.txt"))).hasSize(96);
    }
}
