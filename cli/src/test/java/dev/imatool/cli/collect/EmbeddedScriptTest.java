package dev.imatool.cli.collect;

import static dev.imatool.cli.collect.FakeHost.digests;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.cli.collect.Shell.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The recipes that carry {@code collect-ima.sh}, and the one that names commands only. */
class EmbeddedScriptTest {
    @TempDir
    private Path folder;

    static List<String> shells() {
        return Shell.installed();
    }

    private static List<Map<String, Object>> definitions(String name) throws IOException {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(Files.readString(FakeHost.CONTRIB.resolve(name)))) {
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

    private static String script() throws IOException {
        return Files.readString(FakeHost.CONTRIB.resolve("collect-ima.sh"));
    }

    private static String velociraptor() throws IOException {
        Map<String, Object> definition =
                definitions("velociraptor/Linux.Forensics.IMA.yaml").get(0);
        assertThat(definition).containsKeys("name", "description", "type", "precondition", "sources");
        return list(definition, "parameters").stream()
                .map(EmbeddedScriptTest::map)
                .filter(parameter -> parameter.get("name").equals("Script"))
                .map(parameter -> parameter.get("default").toString())
                .findFirst()
                .orElseThrow();
    }

    /** What stands between two texts of a recipe; {@code -Dgolden.update=true} writes it. */
    private static String carried(String recipe, String begin, String end, String script) throws IOException {
        Path file = FakeHost.CONTRIB.resolve(recipe);
        String text = Files.readString(file);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end, from);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, text.substring(0, from) + script + text.substring(to));
            return script;
        }
        return text.substring(from, to);
    }

    @Test
    void velociraptorRunsTheScriptAsItIs() throws IOException {
        String indented = script().lines()
                .map(line -> line.isEmpty() ? "\n" : "      " + line + "\n")
                .collect(Collectors.joining());
        assertThat(carried("velociraptor/Linux.Forensics.IMA.yaml", "default: |\n", "\nsources:\n", indented))
                .isEqualTo(indented);
        assertThat(velociraptor()).isEqualTo(script());
    }

    /** The file of the plugin ends with the script between three single quotes, raw. */
    @Test
    void sosRunsTheScriptAsItIs() throws IOException {
        assertThat(carried("sos/ima.py", "SCRIPT = r'''", "'''\n", script())).isEqualTo(script());
        assertThat(script()).doesNotContain("'''");
        assertThat(Files.readString(FakeHost.CONTRIB.resolve("sos/ima.py"))).endsWith("\n'''\n");
    }

    /** As {@code execve} of Velociraptor runs it: the script is a word, and the folder is there and empty. */
    @ParameterizedTest
    @MethodSource("shells")
    void aScriptThatIsAWordTakesTheSame(String shell) throws Exception {
        FakeHost host = FakeHost.in(folder);
        Path out = Files.createDirectory(folder.resolve("out"));
        Run run = new Shell(shell, folder, Map.of())
                .run(
                        "-c",
                        velociraptor(),
                        "collect-ima.sh",
                        "-o",
                        out.toString(),
                        "--root",
                        host.root().toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        Map<String, String> there = digests(host.root());
        assertThat(digests(out))
                .containsEntry(
                        "ima/binary_runtime_measurements", there.get(FakeHost.IMA + "binary_runtime_measurements"))
                .containsEntry("system/cmdline", there.get("proc/cmdline"))
                .containsKey("MANIFEST.sha256");
        assertThat(Files.readAllLines(out.resolve("tpm/pcrs.sysfs.txt"))).hasSize(96);
    }

    /** Rows of {@code execve} end at 10 KiB each: what is uploaded are files. */
    @Test
    void velociraptorUploadsFilesAndHandsTheNonceOnAsAWord() throws IOException {
        Map<String, Object> definition =
                definitions("velociraptor/Linux.Forensics.IMA.yaml").get(0);
        String query = map(list(definition, "sources").get(0)).get("query").toString();
        assertThat(query).contains("upload(file=OSPath").doesNotContain("Stdout");
        assertThat(query).contains("\"-q\", Nonce]");
        assertThat(list(definition, "required_permissions")).contains("EXECVE", "FILESYSTEM_WRITE");
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
        assertInOrder(
                commands,
                "tpm2_pcrread",
                "binary_runtime_measurements_staged",
                "binary_runtime_measurements]",
                "ascii_runtime_measurements_staged",
                "ascii_runtime_measurements]",
                "runtime_measurements_count");
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
}
