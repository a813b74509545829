package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.RandomLogs;
import dev.imatool.fixtures.tamper.Tampering;
import dev.imatool.model.ListFormat;
import dev.imatool.model.PcrBank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code replay} of several lists: one line each, in order, whatever is wrong with some of them. */
class ManyLogsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LISTS = 150;

    @TempDir
    private Path folder;

    private final BuiltLog log = seedWithEntries();

    @BeforeEach
    void writeLists() throws IOException {
        Files.createDirectories(folder.resolve("b/deep"));
        Files.write(folder.resolve("b/deep/good"), log.binary());
        Files.write(
                folder.resolve("b/cut"),
                Tampering.cutAt(log.binary(), log.binary().length - 3).bytes());
        Files.write(
                folder.resolve("c"),
                Tampering.otherTemplateDigest(log, ListFormat.ASCII, firstMatching())
                        .bytes());
        Files.write(folder.resolve("a"), log.ascii());
    }

    private static BuiltLog seedWithEntries() {
        return RandomLogs.seeds(100)
                .mapToObj(RandomLogs::ofOneLineEntries)
                .filter(list -> list.entries().size() > 20 && list.violations() == 0)
                .findFirst()
                .orElseThrow();
    }

    private int firstMatching() {
        return log.entries().size();
    }

    private static List<JsonNode> lines(Outcome outcome) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : outcome.out().lines().toList()) {
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }

    private static List<String> texts(List<JsonNode> lines, String field) {
        return lines.stream().map(line -> line.path(field).asText()).toList();
    }

    @Test
    void filesOfADirectoryComeByPathAndTheWorstIsTheExitStatus() throws IOException {
        Outcome outcome = Outcome.of("replay", folder.toString());
        List<JsonNode> lines = lines(outcome);
        assertThat(texts(lines, "path")).containsExactly(path("a"), path("b/cut"), path("b/deep/good"), path("c"));
        assertThat(texts(lines, "completeness")).containsExactly("complete", "cut_short", "complete", "complete");
        assertThat(lines.get(1).path("exit").asInt()).isEqualTo(3);
        assertThat(lines.get(3).path("template_digests").path("mismatching").asInt())
                .isEqualTo(1);
        assertThat(lines.get(3).path("exit").asInt()).isEqualTo(1);
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void valuesAreThoseOfTheListAlone() throws IOException {
        List<JsonNode> lines = lines(Outcome.of("replay", path("b/deep/good"), path("a")));
        int pcr = log.pcrs().get(0);
        JsonNode alone = MAPPER.readTree(
                Outcome.of("replay", "--format", "json", path("a")).out());
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).path("pcrs").get(0).path("value").asText())
                .isEqualTo(log.pcr(PcrBank.SHA1, pcr).hex());
        assertThat(lines.get(1).path("pcrs")).isEqualTo(alone.path("pcrs"));
    }

    @Test
    void aListThatCannotBeReadStopsNothing() throws IOException {
        Outcome outcome = Outcome.of("replay", path("missing"), path("a"));
        List<JsonNode> lines = lines(outcome);
        assertThat(texts(lines, "verdict")).containsExactly("unreadable", "computed");
        assertThat(lines.get(0).path("error").asText()).endsWith("no such file");
        assertThat(outcome.exit()).isEqualTo(2);
    }

    @Test
    void manyListsKeepTheirOrder() throws IOException {
        List<String> args = new ArrayList<>(List.of("replay", "--bank", "sha1"));
        List<String> due = new ArrayList<>();
        for (int i = 0; i < LISTS; i++) {
            Path list = folder.resolve("many-" + i);
            Files.write(list, RandomLogs.of(1 + i).bytes(i % 2 == 0 ? ListFormat.ASCII : ListFormat.BINARY));
            args.add(list.toString());
            due.add(list.toString());
        }
        assertThat(texts(lines(Outcome.of(args.toArray(String[]::new))), "path"))
                .isEqualTo(due);
    }

    @Test
    void linesKeepToTheSchema() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Outcome.of("schema", "replay-line").out());
        List<JsonNode> lines = lines(Outcome.of("replay", folder.toString(), path("missing")));
        lines.addAll(lines(Outcome.of("replay", "--format", "ndjson", path("a"))));
        assertThat(lines).hasSize(6);
        for (JsonNode line : lines) {
            assertThat(schema.validate(line)).isEmpty();
        }
    }

    @Test
    void namedBanksAloneAreComputed() throws IOException {
        String[] words = {"replay", "--bank", "sha256", "--bank", "SHA-1", "--format", "json", path("a")};
        JsonNode document = MAPPER.readTree(Outcome.of(words).out());
        assertThat(document.path("pcrs").findValuesAsText("bank")).containsOnly("sha1", "sha256");
        String[] commas = {"replay", "--bank", "sha256,SHA-1", "--format", "json", path("a")};
        assertThat(MAPPER.readTree(Outcome.of(commas).out()).path("pcrs")).isEqualTo(document.path("pcrs"));
        assertThat(Outcome.of("replay", "--bank", "md5", path("a")).err()).contains("none of sha1, sha256");
    }

    @Test
    void expectedValuesOfOtherBanksAreLeftAsideAndNotSilently() {
        int pcr = log.pcrs().get(0);
        String sha1 = "sha1:" + pcr + "=" + log.pcr(PcrBank.SHA1, pcr).hex();
        String sha256 = "sha256:" + pcr + "=" + "0".repeat(64);
        Outcome both = Outcome.of("replay", "--pcr", sha1, "--pcr", sha256, path("a"));
        assertThat(both.exit()).isEqualTo(1);
        Outcome one = Outcome.of("replay", "-v", "--bank", "sha1", "--pcr", sha1, "--pcr", sha256, path("a"));
        assertThat(one.exit()).isZero();
        assertThat(one.err()).contains("left aside: 1");
        Outcome none = Outcome.of("replay", "--bank", "sha512", "--pcr", sha1, path("a"));
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("no expected value is of a bank");
    }

    @Test
    void whatGoesWithOneListOnlyIsRefused() {
        String pcr = "sha1:10=" + "0".repeat(40);
        assertThat(Outcome.of("replay", "--pcr", pcr, path("a"), path("c")).exit())
                .isEqualTo(2);
        assertThat(Outcome.of("replay", "--format", "json", folder.toString()).exit())
                .isEqualTo(2);
        assertThat(Outcome.of("replay", path("a"), "-").exit()).isEqualTo(2);
        assertThat(Outcome.of("replay").exit()).isEqualTo(2);
    }

    @Test
    void anEmptyDirectoryIsNoAnswer() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Outcome outcome = Outcome.of("replay", empty.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("there is no file in");
    }

    @Test
    void aLinkThatIsGivenIsFollowedAndThoseInADirectoryOnlyWithinIt() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("b/links"));
        Files.createSymbolicLink(inside.resolve("good"), Path.of("../deep/good"));
        Files.createSymbolicLink(inside.resolve("out"), folder.resolve("a"));
        Files.createSymbolicLink(inside.resolve("nothing"), Path.of("nothing\u001b"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("b"));
        Outcome outcome = Outcome.of("replay", link.toString());

        assertThat(texts(lines(outcome), "path"))
                .containsExactly(path("link/cut"), path("link/deep/good"), path("link/links/good"));
        assertThat(outcome.err())
                .isEqualTo("imatool: warning: " + link + ": left out: symbolic links that lead out of the folder, not"
                        + " followed: links/out -> " + folder.resolve("a") + "\n"
                        + "imatool: warning: " + link + ": left out: symbolic links to what the folder does not hold:"
                        + " links/nothing -> nothing\\x1b\n");
    }

    @Test
    void quietLeavesTheExitStatus() {
        Outcome outcome = Outcome.of("replay", "-q", folder.toString());
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.exit()).isEqualTo(3);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
