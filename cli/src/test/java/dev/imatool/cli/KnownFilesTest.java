package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code check} says of files that sources know under other names, with other contents, or as bad. */
class KnownFilesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path OCI = Path.of("src/test/resources/known/oci");
    private static final Snapshot BASELINE = Corpus.snapshot("baseline-6.1/final");

    /** Of entry 3 of the baseline, /bin/busybox. */
    private static final String BUSYBOX = "3d9f2889d6782537624a4e1a10e68a2ddd53e0ee8bac02676f27308f42ec6bf6";

    /** What truth.tsv says, by the beginning of its words. */
    private static final Map<String, String> ANSWERS = Map.of(
            "good", "known_good",
            "replaced", "changed lower_layer",
            "whited out", "changed whited_out",
            "hidden by opaque dir", "changed whited_out",
            "changed", "changed",
            "unknown", "unknown",
            "known content at another path", "known_elsewhere");

    @TempDir
    private Path folder;

    private static JsonNode json(String... arguments) throws IOException {
        String[] all = new String[arguments.length + 3];
        System.arraycopy(new String[] {"check", "--format", "json"}, 0, all, 0, 3);
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return MAPPER.readTree(Outcome.of(all).out());
    }

    private static List<JsonNode> rows(String... arguments) throws IOException {
        String[] all = new String[arguments.length + 3];
        System.arraycopy(new String[] {"check", "--format", "ndjson"}, 0, all, 0, 3);
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Outcome.of(all).out().lines().toList()) {
            rows.add(MAPPER.readTree(line));
        }
        return rows;
    }

    private String write(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n", StandardCharsets.UTF_8)
                .toString();
    }

    private String list(LogBuilder log) throws IOException {
        return Files.write(folder.resolve("list"), log.build().ascii()).toString();
    }

    private static String sha256(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static int count(JsonNode report, String answer) {
        assertThat(report.path("summary").has(answer)).as(report.toString()).isTrue();
        return report.path("summary").path(answer).asInt();
    }

    /** Two layers with a hard link, a whiteout and an opaque directory; what must be said was written down by hand. */
    @Test
    void everyLineOfAHostWithAnImageIsAnsweredAsItsTruthSays() throws IOException {
        List<JsonNode> rows = rows(
                OCI.resolve("host.ascii").toString(),
                "--good",
                OCI.resolve("demo-oci.tar").toString());
        List<String> truth = Files.readAllLines(OCI.resolve("truth.tsv"));
        assertThat(rows).hasSameSizeAs(truth).hasSize(12);
        for (int i = 0; i < rows.size(); i++) {
            String[] line = truth.get(i).split("\t");
            String expected = ANSWERS.entrySet().stream()
                    .filter(answer -> line[2].startsWith(answer.getKey()))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            JsonNode row = rows.get(i);
            String reason = row.path("reason").asText();
            assertThat(row.path("entry").asText()).isEqualTo(line[0]);
            assertThat(row.path("path").asText()).isEqualTo(line[1]);
            assertThat(row.path("answer").asText() + (reason.isEmpty() ? "" : " " + reason))
                    .as(truth.get(i))
                    .isEqualTo(expected);
        }
        assertThat(rows.get(1).path("by").path(0).path("via").asText()).isEqualTo("container");
        assertThat(rows.get(3).path("by").path(0).path("via").asText()).isEqualTo("usr_merge");
        assertThat(rows.get(8).path("by").path(0).path("via").asText()).isEqualTo("blank");
    }

    /** The packages of a host say nothing of what its containers are to hold; an image does. */
    @Test
    void aFileOfAContainerIsChangedByTheWordOfAnImageOnly() throws IOException {
        String stored = "/var/lib/docker/overlay2/z/merged/usr/bin/app";
        String list = list(LogBuilder.list().file(stored, "other"));
        String host = write("host", sha256("app") + "  /usr/bin/app");
        assertThat(count(json(list, "--good", host), "unknown")).isEqualTo(1);
        assertThat(count(json(list(LogBuilder.list().file(stored, "app")), "--good", host), "known_good"))
                .isEqualTo(1);
        String image = OCI.resolve("demo-oci.tar").toString();
        String changed = list(LogBuilder.list().file(stored, "other"));
        assertThat(count(json(changed, "--good", host, "--good", image), "changed"))
                .isEqualTo(1);
        Path sources = Files.createDirectory(folder.resolve("sources"));
        Files.copy(OCI.resolve("demo-oci.tar"), sources.resolve("a.tar"));
        Files.copy(Path.of(host), sources.resolve("b"));
        assertThat(count(json(changed, "--good", sources.toString()), "changed"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/bin/tool", "/bin/tool", "./usr/bin/tool", "usr/bin/tool", "/usr//bin/./tool"})
    void oneFileHasManyNames(String name) throws IOException {
        String good = write("good", sha256("tool") + "  " + name);
        for (String logged : List.of("/usr/bin/tool", "/bin/tool")) {
            JsonNode report = json(list(LogBuilder.list().file(logged, "tool")), "--good", good);
            assertThat(count(report, "known_good")).as(logged).isEqualTo(1);
            assertThat(report.path("verdict").asText()).isEqualTo("conforms");
            assertThat(count(json(list(LogBuilder.list().file(logged, "other")), "--good", good), "changed"))
                    .as(logged)
                    .isEqualTo(1);
        }
    }

    @Test
    void filesOfASourceMayBeElsewhere() throws IOException {
        String list = list(LogBuilder.list().file("/srv/app/bin/x", "x").file("/opt/y", "y"));
        String good = write("good", sha256("x") + "  bin/x", sha256("y") + "  /build/y");
        assertThat(count(json(list, "--good", good), "known_elsewhere")).isEqualTo(2);
        assertThat(count(json(list, "--good", good, "--root", "/srv/app/", "--map", "/build=/opt"), "known_good"))
                .isEqualTo(2);
        assertThat(Outcome.of("check", list, "--good", good, "--map", "build=/opt")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void threeDigestsOfWhichNoneFitsAreOfAnotherHashAndTwoAreChangedFiles() throws IOException {
        LogBuilder log = LogBuilder.list().file("/a", "a").file("/b", "b").file("/c", "c");
        String list = list(log);
        String three = write("three", sha256("1") + "  /a", sha256("2") + "  /b", sha256("3") + "  /c");
        JsonNode report = json(list, "--good", three);
        assertThat(count(report, "not_comparable")).isEqualTo(3);
        assertThat(report.path("findings").path(0).path("reason").asText()).isEqualTo("no_digest_fits");
        String two = write("two", sha256("1") + "  /a", sha256("2") + "  /b");
        assertThat(count(json(list, "--good", two), "changed")).isEqualTo(2);
        String fits = write("fits", sha256("a") + "  /a", sha256("2") + "  /b", sha256("3") + "  /c");
        assertThat(count(json(list, "--good", fits), "changed")).isEqualTo(2);
    }

    @Test
    void aBadContentIsFoundWhereverItIsAndWhoeverCallsItGood() throws IOException {
        String bad = write("bad", BUSYBOX + ";Evil busybox");
        String list = BASELINE.ascii().toString();
        Outcome alone = Outcome.of("check", list, "--bad", bad);
        assertThat(alone.exit()).isEqualTo(1);
        assertThat(alone.out())
                .contains("bad found, 1 of 218 entries known bad")
                .contains("Evil busybox");
        JsonNode report = json(list, "--bad", bad, "--good", write("good", BUSYBOX + "  /bin/busybox"));
        assertThat(report.path("verdict").asText()).isEqualTo("deviates");
        JsonNode finding = report.path("findings").path(0);
        assertThat(finding.path("entry").asInt()).isEqualTo(3);
        assertThat(finding.path("kind").asText()).isEqualTo("known_bad");
        assertThat(finding.path("by"))
                .extracting(by -> by.path("says").asText())
                .containsExactly("bad", "good");
    }

    /** The list has SHA-256 digests only: that none is on a list of MD5 digests says nothing. */
    @Test
    void badContentsThatCannotBeComparedAreNoAnswer() throws IOException {
        String list = list(LogBuilder.list().file("/a", "a").file("/b", "b"));
        String md5 = write("md5", "d131dd02c5e6eec4693d9a0698aff95c", "0cc175b9c0f1b6a831c399e269772661");
        Outcome text = Outcome.of("check", list, "--bad", md5);
        assertThat(text.exit()).isEqualTo(1);
        assertThat(text.out())
                .contains("undecided, 0 of 2 entries known bad")
                .contains("none of its contents can be compared: the list has digests of sha256, not of md5");
        JsonNode report = json(list, "--bad", md5);
        assertThat(report.path("verdict").asText()).isEqualTo("undecided");
        assertThat(report.path("findings"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.path("kind").asText()).isEqualTo("bad_not_comparable"));
        String good = write("good", sha256("a") + "  /a", sha256("b") + "  /b");
        JsonNode both = json(list, "--bad", md5, "--good", good);
        assertThat(both.path("verdict").asText()).isEqualTo("undecided");
        JsonNode found = json(list, "--bad", md5, "--bad", write("bad", sha256("a")));
        assertThat(found.path("verdict").asText()).isEqualTo("bad_found");
        assertThat(found.path("findings")).hasSize(2);
    }

    @Test
    void badContentsOfWhichSomeCannotBeComparedAreAWarning() throws IOException {
        String list = list(LogBuilder.list().file("/a", "a"));
        String mixed = write("mixed", "d131dd02c5e6eec4693d9a0698aff95c", sha256("b"));
        Outcome text = Outcome.of("check", list, "--bad", mixed);
        assertThat(text.exit()).isZero();
        assertThat(text.out()).contains("none found");
        assertThat(text.out() + text.err())
                .contains("1 of its contents cannot be compared: the list has digests of sha256, not of md5");
    }

    /** Who spoils a template digest must not hide by it. */
    @Test
    void aBadContentIsFoundInAnEntryThatIsNotProven() throws IOException {
        String text = Files.readString(BASELINE.ascii(), StandardCharsets.ISO_8859_1);
        String spoilt = Files.writeString(
                        folder.resolve("spoilt"),
                        text.replace(BUSYBOX + " /bin/busybox", BUSYBOX + " /bin/nothing"),
                        StandardCharsets.ISO_8859_1)
                .toString();
        JsonNode report = json(spoilt, "--bad", write("bad", BUSYBOX));
        assertThat(count(report, "known_bad")).isEqualTo(1);
        assertThat(count(json(spoilt, "--good", write("good", BUSYBOX + "  /bin/nothing")), "known_good"))
                .isZero();
    }

    @Test
    void theEmptyFileAndANewlineAreNeverBadAndNeverKnownFromElsewhere() throws IOException {
        String list =
                list(LogBuilder.list().file("/empty", "").file("/line", "\n").file("/x", "x"));
        String bad = write("bad", sha256(""), sha256("\n"), sha256("y"));
        JsonNode report = json(list, "--bad", bad);
        assertThat(report.path("verdict").asText()).isEqualTo("none_found");
        assertThat(report.path("sources")
                        .path(0)
                        .path("skipped")
                        .path("trivial_content")
                        .asInt())
                .isEqualTo(2);
        String good = write("good", sha256("") + "  /other", sha256("\n") + "  /others", sha256("x") + "  /z");
        JsonNode known = json(list, "--good", good);
        assertThat(count(known, "unknown")).isEqualTo(2);
        assertThat(count(known, "known_elsewhere")).isEqualTo(1);
    }

    @Test
    void aBootAggregateIsJudgedWhereASourceNamesIt() throws IOException {
        String list = list(LogBuilder.list()
                .add(Measurement.imaNg(FileDigest.ofContent("sha256", "boot"), "boot_aggregate"))
                .file("/a", "a"));
        String a = sha256("a") + "  /a";
        assertThat(count(json(list, "--good", write("none", a)), "not_judged")).isEqualTo(1);
        assertThat(count(json(list, "--good", write("zero", a, "0".repeat(64) + "  boot_aggregate")), "not_judged"))
                .isEqualTo(1);
        String digest = sha256("boot");
        for (String name : List.of("boot_aggregate", "./boot_aggregate", "/boot_aggregate")) {
            assertThat(count(json(list, "--good", write("same", a, digest + "  " + name)), "known_good"))
                    .as(name)
                    .isEqualTo(2);
            JsonNode other = json(list, "--good", write("other", a, "ab".repeat(digest.length() / 2) + "  " + name));
            assertThat(count(other, "changed")).as(name).isEqualTo(1);
            assertThat(other.path("verdict").asText()).isEqualTo("deviates");
        }
    }

    @Test
    void theUserSaysWhatIsAFinding() throws IOException {
        String list = list(LogBuilder.list().file("/a", "a").file("/b", "b").file("/c", "other"));
        String good = write("good", sha256("a") + "  /a", sha256("c") + "  /c");
        assertThat(Outcome.of("check", list, "--good", good).exit()).isEqualTo(1);
        JsonNode report = json(list, "--good", good, "--fail-on", "changed,known_bad");
        assertThat(report.path("findings")).hasSize(1);
        assertThat(report.path("findings").path(0).path("entry").asInt()).isEqualTo(3);
        assertThat(Outcome.of("check", list, "--good", good, "--fail-on", "known_bad")
                        .exit())
                .isZero();
        assertThat(Outcome.of("check", list, "--good", good, "--fail-on", "known_good")
                        .exit())
                .isEqualTo(2);
        JsonNode ordered = json(list, "--good", good, "--in-order");
        assertThat(ordered.path("findings"))
                .extracting(finding -> finding.path("entry").asInt())
                .containsExactly(2, 3);
        assertThat(json(list, "--good", good).path("findings"))
                .extracting(finding -> finding.path("entry").asInt())
                .containsExactly(3, 2);
    }

    @Test
    void aFolderIsReadWithAllThatIsInIt() throws IOException {
        Path sources = Files.createDirectory(folder.resolve("sources"));
        Files.writeString(sources.resolve("a.sha256"), sha256("a") + "  /a\n");
        Files.writeString(sources.resolve("b.sha256"), sha256("b") + "  /b\n");
        JsonNode report = json(list(LogBuilder.list().file("/a", "a").file("/b", "b")), "--good", sources.toString());
        assertThat(count(report, "known_good")).isEqualTo(2);
        assertThat(report.path("sources").path(0).path("kind").asText()).isEqualTo("folder");
        assertThat(report.path("sources").path(0).path("paths").asInt()).isEqualTo(2);
    }

    @Test
    void nothingOfTheNamesAndRemarksOfASourceReachesATerminal() throws IOException {
        String list = list(LogBuilder.list().file("/a", "a"));
        String bad = write("bad", sha256("a") + ";Evil\u001b[31m");
        assertThat(Outcome.of("check", list, "--bad", bad).out())
                .contains("Evil")
                .doesNotContain("\u001b");
        String good = write("good", sha256("a") + "  /\u001b[2Jb");
        assertThat(Outcome.of("check", list, "--good", good, "--fail-on", "known_elsewhere")
                        .out())
                .contains("\\x1b")
                .doesNotContain("\u001b");
    }

    /** 40 digests of real entries; the lists of {@code sha256sum} and others are told from their content. */
    @Test
    void everyEntryIsARowWithWhoseWordItIs() throws IOException {
        try (Stream<String> lines = Files.lines(BASELINE.ascii(), StandardCharsets.ISO_8859_1)) {
            String[] sums = lines.filter(line -> line.contains(" /"))
                    .map(line -> line.replaceFirst("^.*sha256:([0-9a-f]{64}) (/.*)$", "$1  $2"))
                    .limit(40)
                    .toArray(String[]::new);
            List<JsonNode> rows = rows(BASELINE.ascii().toString(), "--good", write("sums", sums));
            assertThat(rows).hasSize(218);
            assertThat(rows)
                    .filteredOn(row -> row.path("answer").asText().equals("known_good"))
                    .hasSize(40)
                    .allMatch(row ->
                            row.path("by").path(0).path("source").asText().endsWith("sums"));
        }
    }

    /** What {@code signatures} finds good with the keys of the user, and nothing else. */
    @Test
    void aSignatureOfAVouchedForKeyMakesAFileGood() throws IOException {
        String list = Corpus.snapshot("templates-mixed-6.12/final").binary().toString();
        String keys = Path.of("../fixtures/src/main/resources/corpus/keys").toString();
        List<Integer> good = new ArrayList<>();
        Outcome signatures = Outcome.of("signatures", list, "--keys", keys, "--no-measured-keys", "--format", "ndjson");
        for (String line : signatures.out().lines().toList()) {
            JsonNode row = MAPPER.readTree(line);
            if (row.path("result").asText().equals("good")) {
                good.add(row.path("entry").asInt());
            }
        }
        assertThat(good).contains(14, 19, 20, 21, 22);
        List<JsonNode> rows = rows(list, "--keys", keys);
        assertThat(rows)
                .filteredOn(row -> row.path("answer").asText().equals("known_good"))
                .allMatch(row -> row.path("reason").asText().equals("signature"))
                .extracting(row -> row.path("entry").asInt())
                .containsExactlyElementsOf(good);
    }

    /** An exclude of Keylime is compared from the beginning of the path on, and need not reach its end. */
    @Test
    void whatAPolicyLeavesOutIsExcludedAndNotGood() throws IOException {
        String list = list(LogBuilder.list()
                .file("/usr/bin/a", "a")
                .file("/var/log/x", "x")
                .file("/tmp/var/log/y", "y"));
        String policy = write(
                "policy.json",
                "{\"meta\": {\"version\": 1}, \"digests\": {\"/usr/bin/a\": [\"" + sha256("a")
                        + "\"], \"/var/log/x\": [\"" + sha256("old") + "\"]}, \"excludes\": [\"/var/log/\"]}");
        List<JsonNode> rows = rows(list, "--good", policy);
        assertThat(rows)
                .extracting(row -> row.path("answer").asText())
                .containsExactly("known_good", "excluded", "unknown");
        assertThat(rows.get(1).path("by").path(0).path("item").asText()).isEqualTo("/var/log/");
        JsonNode report = json(list, "--good", policy, "--fail-on", "excluded");
        assertThat(report.path("findings").path(0).path("kind").asText()).isEqualTo("excluded");
        assertThat(Outcome.of("check", list, "--good", policy, "--policy-key", policyKey())
                        .exit())
                .as("a policy that nobody signed")
                .isEqualTo(2);
    }

    private static String policyKey() {
        return Path.of("../fixtures/src/main/resources/keylime/signer-pub.pem").toString();
    }
}
