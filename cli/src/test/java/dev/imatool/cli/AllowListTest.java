package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Documents;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From runs to an allow-list, and from there to a verdict. */
class AllowListTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern IMA_NG = Pattern.compile("1[01] ([0-9a-f]{40}) ima-ng sha256:([0-9a-f]{64}) (/.*)");
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final Snapshot AFTER = Corpus.snapshot("demo-before-after-6.1/after");
    private static final Snapshot BASELINE = Corpus.snapshot("baseline-6.1/final");

    @TempDir
    private Path folder;

    static List<Snapshot> snapshots() {
        return Corpus.snapshots();
    }

    private static JsonNode report(Outcome outcome) throws IOException {
        return MAPPER.readTree(outcome.out());
    }

    /** Pairs of path and digest that an ascii list gives, read by a pattern and nothing else. */
    private static Set<String> pairs(Snapshot snapshot) throws IOException {
        Set<String> pairs = new TreeSet<>();
        for (String line : Files.readAllLines(snapshot.ascii(), StandardCharsets.ISO_8859_1)) {
            Matcher entry = IMA_NG.matcher(line);
            if (entry.matches() && !entry.group(1).matches("0+")) {
                pairs.add(entry.group(3) + " " + entry.group(2));
            }
        }
        return pairs;
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void whatWasLearnedFromARunIsKnownInItsOtherForm(Snapshot snapshot) throws IOException {
        Path file = folder.resolve("allowlist.json");
        Outcome learn =
                Outcome.of("learn", "-o", file.toString(), snapshot.binary().toString());
        assertThat(learn.exit()).isZero();
        JsonNode check = report(Outcome.of(
                "check",
                "--format",
                "json",
                "--allowlist",
                file.toString(),
                snapshot.ascii().toString()));
        JsonNode summary = check.path("summary");
        assertThat(summary.path("unknown").asLong()).isZero();
        assertThat(summary.path("changed").asLong()).isZero();
        assertThat(summary.path("unproven").asLong()).isZero();
        assertThat(summary.path("known_good").asLong()).isPositive();
        long all = 0;
        for (JsonNode count : summary) {
            all += count.asLong();
        }
        assertThat(all).isEqualTo(snapshot.truth().entries());
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void theFileKeepsToItsSchemaAndIsTheSameEveryTime(Snapshot snapshot) throws IOException {
        Path first = folder.resolve("first.json");
        Path second = folder.resolve("second.json");
        String[] runs = {
            snapshot.binary().toString(),
            snapshot.ascii().toString(),
            BASELINE.ascii().toString()
        };
        Outcome.of("learn", "-o", first.toString(), runs[0], runs[1], runs[2]);
        Outcome.of("learn", "-q", runs[0], runs[1], runs[2], "--output", second.toString());
        assertThat(first).hasSameBinaryContentAs(second);
        JsonNode document = MAPPER.readTree(first.toFile());
        JsonNode schema = MAPPER.readTree(Outcome.of("schema", "allowlist").out());
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(document))
                .isEmpty();
        assertSorted(document);
    }

    private static void assertSorted(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        assertThat(names).isSorted();
        node.forEach(AllowListTest::assertSorted);
    }

    @Test
    void theUnionIsThatOfThePrintedLists() throws IOException {
        JsonNode report = report(Outcome.of(
                "learn",
                "--format",
                "json",
                BEFORE.binary().toString(),
                AFTER.binary().toString(),
                BASELINE.binary().toString()));
        List<Set<String>> runs = List.of(pairs(BEFORE), pairs(AFTER), pairs(BASELINE));
        TreeSet<String> union = new TreeSet<>();
        runs.forEach(union::addAll);
        TreeSet<String> learned = new TreeSet<>();
        for (JsonNode path : report.path("paths")) {
            assertThat(path.path("role").asText()).isEqualTo("host");
            for (JsonNode digest : path.path("digests")) {
                String pair = path.path("path").asText() + " "
                        + digest.path("digest").asText().substring("sha256:".length());
                if (pair.startsWith("/")) {
                    learned.add(pair);
                    List<Integer> seenIn = new ArrayList<>();
                    digest.path("runs").forEach(run -> seenIn.add(run.asInt()));
                    for (int run = 1; run <= 3; run++) {
                        assertThat(seenIn.contains(run))
                                .as(pair)
                                .isEqualTo(runs.get(run - 1).contains(pair));
                    }
                }
            }
        }
        assertThat(learned).isEqualTo(union);
    }

    @Test
    void leavingARunOutIsSaidAsCheckingItSaysIt() throws IOException {
        Path others = folder.resolve("others.json");
        Outcome.of("learn", BEFORE.binary().toString(), BASELINE.binary().toString(), "-o", others.toString());
        JsonNode check = report(
                Outcome.of("check", AFTER.binary().toString(), "--allowlist", others.toString(), "--format", "json"));
        JsonNode learn = report(Outcome.of(
                "learn",
                BEFORE.binary().toString(),
                AFTER.binary().toString(),
                BASELINE.binary().toString(),
                "--format",
                "json"));
        assertThat(check.path("summary").path("changed").asInt()).isEqualTo(1);
        assertThat(check.path("findings").path(0).path("path").asText()).isEqualTo("/srv/app/demo.python");
        assertThat(learn.path("runs").path(1).path("left_out"))
                .isEqualTo(MAPPER.readTree(
                        "{\"false_alarms\":1,\"unknown_path\":0,\"other_digest\":1,\"not_comparable\":0}"));
    }

    /** A fuzzed command ended with 70 here. */
    @Test
    void whatOnlyHoldsTheWordsOfALearnedListIsNotRead() throws IOException {
        Path words = Files.writeString(folder.resolve("words"), "[\"imatool.allowlist/1\"", StandardCharsets.UTF_8);
        Outcome outcome = Outcome.of("check", BEFORE.binary().toString(), "--good", words.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void checksumsOfOtherToolsAreAnAllowList() throws IOException {
        Path file = folder.resolve("image.sha256");
        List<String> lines = new ArrayList<>();
        for (String pair : pairs(BEFORE)) {
            int blank = pair.lastIndexOf(' ');
            String path = pair.substring(0, blank);
            String digest = pair.substring(blank + 1);
            lines.add(lines.size() % 2 == 0 ? digest + "  " + path : "SHA256 (" + path + ") = " + digest);
        }
        Files.write(file, lines);
        Outcome conforms = Outcome.of("check", BEFORE.binary().toString(), "--allowlist", file.toString());
        assertThat(conforms.out())
                .startsWith(BEFORE.binary() + ": conforms, 92 of 93 entries known good; 1 not judged\n");
        assertThat(conforms.exit()).isZero();
        Outcome deviates = Outcome.of("check", AFTER.binary().toString(), "--allowlist", file.toString());
        assertThat(deviates.exit()).isEqualTo(1);
    }

    @Test
    void anAlteredEntryIsNeitherLearnedNorKnown() throws IOException {
        String list = Files.readString(BEFORE.ascii(), StandardCharsets.ISO_8859_1);
        Path altered = folder.resolve("altered");
        Files.writeString(
                altered, list.replace("/srv/app/demo.python", "/srv/app/evil.python"), StandardCharsets.ISO_8859_1);
        JsonNode learn = report(Outcome.of("learn", "--format", "json", altered.toString()));
        assertThat(learn.path("runs")
                        .path(0)
                        .path("not_learned")
                        .path("unproven")
                        .asInt())
                .isEqualTo(1);
        assertThat(learn.path("findings").path(0).path("kind").asText()).isEqualTo("template_digest_mismatch");
        assertThat(learn.path("paths").toString()).doesNotContain("evil.python");

        // even an allow-list that names it
        Path file = folder.resolve("evil.sha256");
        String digest = list.substring(0, list.indexOf(" /srv/app/demo.python"));
        Files.writeString(file, digest.substring(digest.lastIndexOf(':') + 1) + "  /srv/app/evil.python\n");
        JsonNode check = report(Outcome.of(
                "check",
                altered.toString(),
                "--format",
                "json",
                "--allowlist",
                file.toString(),
                "--allowlist",
                BEFORE.binary().toString()));
        assertThat(check.path("verdict").asText()).isEqualTo("deviates");
        assertThat(check.path("summary").path("unproven").asInt()).isEqualTo(1);
        assertThat(check.path("findings")).hasSize(1);
        assertThat(check.path("findings").path(0).path("kind").asText()).isEqualTo("unproven");
        assertThat(check.path("findings").path(0).path("path").asText()).isEqualTo("/srv/app/evil.python");
    }

    @Test
    void containersOfOneListAreApartFromTheHostAndFromTheirCreators() throws IOException {
        JsonNode report = report(Outcome.of(
                "learn", "--format", "json", Documents.document("000").toString()));
        TreeSet<String> creators = new TreeSet<>();
        for (JsonNode path : report.path("paths")) {
            if (path.path("role").asText().equals("creator")) {
                creators.add(path.path("path").asText());
            }
        }
        assertThat(creators).containsExactly("/usr/bin/docker-runc", "/usr/bin/unshare");
        assertThat(report.path("coverage").path(0).path("sentence").asText()).startsWith("One run does not show");
    }

    @Test
    void theSameListTwiceIsOneRunAndSaid() throws IOException {
        String list = BEFORE.binary().toString();
        assertThat(Outcome.of("learn", list, list).err()).contains("so both are one run");
        JsonNode twice = report(
                Outcome.of("learn", "--format", "json", list, AFTER.binary().toString(), list));
        JsonNode once = report(
                Outcome.of("learn", "--format", "json", list, AFTER.binary().toString()));
        assertThat(twice.path("inputs")).hasSize(3);
        for (String same : List.of("summary", "runs", "coverage", "paths")) {
            assertThat(twice.path(same)).as(same).isEqualTo(once.path(same));
        }
    }

    @Test
    void anInputIsNeverOverwritten() throws IOException {
        Path list = folder.resolve("list");
        Files.copy(BEFORE.binary(), list);
        Outcome outcome = Outcome.of(
                "learn", list.toString(), "-o", folder.resolve("./list").toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(list).hasSameBinaryContentAs(BEFORE.binary());
        assertThat(Outcome.of(
                                "learn",
                                list.toString(),
                                "-o",
                                folder.resolve("no/such/file").toString())
                        .exit())
                .isEqualTo(2);
        assertThat(Outcome.of("learn", list.toString(), "-o", "-").exit()).isEqualTo(2);
    }

    @Test
    void anAllowListThatCannotBeReadGivesNoVerdict() throws IOException {
        Path file = folder.resolve("newer.json");
        Files.writeString(file, "{\"schema\":\"imatool.allowlist/9\",\"trusted\":[]}");
        Outcome outcome = Outcome.of("check", BEFORE.binary().toString(), "--allowlist", file.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("the schema is 'imatool.allowlist/9', read is imatool.allowlist/1");
    }
}
