package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a configuration file adds to commands, and what reports say of it. */
class ConfigTest {
    private static final Path DEMO =
            Corpus.snapshot("demo-before-after-6.1/after").folder();
    private static final String LIST =
            DEMO.resolve("ascii_runtime_measurements").toString();
    private static final String KEY = DEMO.resolve("ak.pub").toAbsolutePath().toString();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void theReportIsThatOfTheWholeCommandLine() throws Exception {
        configure("ak = '" + KEY + "'\nformat = 'json'\n");
        Outcome configured = run("evidence", DEMO.toString());
        JsonNode report = JSON.readTree(configured.out());
        assertThat(report.path("command"))
                .extracting(JsonNode::asText)
                .containsExactly("evidence", "--no-config", "--ak=" + KEY, "--format=json", DEMO.toString());
        List<JsonNode> configs = new ArrayList<>();
        report.path("inputs").forEach(input -> {
            if (input.path("role").asText().equals("config")) {
                configs.add(input);
            }
        });
        assertThat(configs).singleElement().satisfies(input -> {
            assertThat(input.path("path").asText()).isEqualTo(file().toString());
            assertThat(input.path("sha256").asText()).isEqualTo(sha256(file()));
            assertThat(input.path("bytes").asLong()).isEqualTo(Files.size(file()));
        });
        assertThat(configured.err()).startsWith("imatool: note: " + file() + " adds: --ak=" + KEY + " --format=json\n");
        Outcome typed = Outcome.of("evidence", "--ak=" + KEY, "--format=json", DEMO.toString());
        assertThat(configured.exit()).isEqualTo(typed.exit());
        assertThat(report.path("verdict")).isEqualTo(JSON.readTree(typed.out()).path("verdict"));
        assertThat(report.path("verdict"))
                .isNotEqualTo(JSON.readTree(Outcome.of("evidence", "--format=json", DEMO.toString())
                                .out())
                        .path("verdict"));
    }

    @Test
    void anOptionOnTheCommandLineReplacesTheKey() throws Exception {
        configure("ak = '" + KEY + "'\nformat = 'json'\n");
        assertThat(run("evidence", DEMO.toString(), "--format", "csv").exit()).isEqualTo(2);
        JsonNode report = JSON.readTree(
                run("evidence", DEMO.toString(), "--ak", folder.resolve("none").toString())
                        .out());
        assertThat(report.path("schema").asText()).isEqualTo("imatool.error/1");
        assertThat(run("evidence", DEMO.toString(), "--no-config"))
                .isEqualTo(Outcome.of("evidence", DEMO.toString(), "--no-config"));
    }

    @Test
    void keysApplyWhereTheyMeanSomething() throws Exception {
        configure("ak = ['" + KEY + "', '" + KEY + "']\ngood = '" + LIST + "'\nformat = 'csv'\n");
        // no csv of replay, no quote, no sources
        assertThat(run("replay", LIST).out())
                .isEqualTo(Outcome.of("replay", LIST).out());
        assertThat(run("runtime-policy", "create", LIST).out())
                .isEqualTo(Outcome.of("runtime-policy", "create", LIST).out());
        Outcome check = run("check", LIST);
        assertThat(check.exit()).isZero();
        assertThat(check.out())
                .isEqualTo(Outcome.of("check", LIST, "--good", LIST, "--format", "csv")
                        .out());
    }

    @Test
    void aMistakeInItIsWrongUsage() throws Exception {
        configure("format = 'json'\ntrust = 1\n");
        Outcome outcome = run("replay", LIST);
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .isEqualTo("imatool: error: " + file()
                        + ":2: unknown key 'trust'; keys are ak, keys, good, bad, format, color\n"
                        + "imatool: hint: 'imatool config' prints what configuration files give, and --no-config ignores"
                        + " them\n");
        assertThat(run("config").exit()).isEqualTo(2);
        assertThat(run("replay", LIST, "--no-config").exit()).isZero();
        assertThat(run("--version").exit()).isZero();
        assertThat(run("replay", "--help").exit()).isZero();
    }

    @Test
    void evidenceBringsNoConfigurationAlong() throws Exception {
        Path evidence = Files.createDirectories(folder.resolve("evidence"));
        try (var files = Files.list(DEMO)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Files.copy(each, evidence.resolve(each.getFileName().toString()));
            }
        }
        Files.writeString(evidence.resolve("imatool.toml"), "ak = 'ak.pub'\n");
        assertThat(process(evidence, "evidence", "."))
                .contains("imatool: warning: imatool.toml is not read: it lies in the evidence")
                .doesNotContain("covered by the quote quote.msg")
                .doesNotContain("dataformat.toml");
        Path beside = Files.createDirectories(folder.resolve("beside"));
        Files.writeString(beside.resolve("imatool.toml"), "ak = '../evidence/ak.pub'\n");
        assertThat(process(beside, "evidence", "../evidence"))
                .contains("imatool: note: imatool.toml adds: --ak=../evidence/ak.pub")
                .contains("all 94 entries covered by the quote quote.msg");
    }

    @Test
    void nothingOfTomlIsLoadedWithoutAFile() throws Exception {
        assertThat(process(
                        folder,
                        "-Xlog:class+load",
                        "replay",
                        Path.of(LIST).toAbsolutePath().toString()))
                .contains("dev.imatool.cli.Main")
                .doesNotContain("dataformat.toml", "jackson.databind");
    }

    private String process(Path where, String... words) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        List<String> rest = new ArrayList<>(List.of(words));
        if (rest.get(0).startsWith("-X")) {
            command.add(rest.remove(0));
        }
        command.addAll(List.of(
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(each -> Path.of(each).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)),
                "dev.imatool.cli.Main"));
        command.addAll(rest);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("IMATOOL_CONFIG", "XDG_CONFIG_HOME"));
        builder.environment().put("HOME", folder.resolve("nobody").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    private Path file() {
        return folder.resolve("imatool/imatool.toml");
    }

    private void configure(String text) throws IOException {
        Files.createDirectories(folder.resolve("imatool"));
        Files.writeString(file(), text);
    }

    private Outcome run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Imatool.run(
                words,
                InputStream.nullInputStream(),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("XDG_CONFIG_HOME", folder.toString()));
        return new Outcome(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
