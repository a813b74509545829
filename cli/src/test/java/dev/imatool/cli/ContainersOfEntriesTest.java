package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.ForkMeasurement;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever an entry is named by its number, its container is named, too. */
class ContainersOfEntriesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String WEB = "ab".repeat(32);
    private static final String DATABASE = "cd".repeat(32);
    private static final String WEB_NAME = "[abababababab, docker]";
    private static final String DATABASE_NAME = "[cdcdcdcdcdcd, docker]";
    private static final String LIBC = "/lib/libc.so.6";

    @TempDir
    private Path folder;

    private static Measurement in(String id, String path, String content) {
        return ForkMeasurement.imaCgpath(
                "/usr/lib/systemd/systemd:swapper/0",
                id.isEmpty() ? "/" : "/docker/" + id,
                FileDigest.ofContent("sha256", content),
                path);
    }

    private String written(String name, Measurement... entries) throws IOException {
        LogBuilder log = LogBuilder.list().bootAggregate().add(entries);
        return Files.write(folder.resolve(name), log.build().ascii()).toString();
    }

    private static JsonNode json(String... arguments) throws IOException {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--format";
        all[arguments.length + 1] = "json";
        return MAPPER.readTree(Outcome.of(all).out());
    }

    @Test
    void diffWithoutContainersNamesThoseThatEntriesComeFrom() throws IOException {
        String before = written("before", in(WEB, LIBC, "1"), in(DATABASE, "/bin/db", "db"), in("", "/bin/cron", "c"));
        String after = written("after", in(DATABASE, LIBC, "2"), in(WEB, "/bin/new", "n"), in("", "/bin/cron", "c"));
        String text = Outcome.of("diff", before, after, "--ignore-namespaces").out();
        assertThat(text).containsPattern("before  entry 2  sha256:[0-9a-f]{64}  \\[abababababab, docker\\]");
        assertThat(text).containsPattern("after   entry 2  sha256:[0-9a-f]{64}  \\[cdcdcdcdcdcd, docker\\]");
        assertThat(text).contains("/bin/new  " + WEB_NAME).contains("/bin/db  " + DATABASE_NAME);
        JsonNode report = json("diff", before, after, "--ignore-namespaces");
        JsonNode change = report.path("changes").path(0);
        assertThat(change.path("kind").asText()).isEqualTo("modified");
        assertThat(change.path("before").path(0).path("container").path("id").asText())
                .isEqualTo(WEB);
        assertThat(change.path("after").path(0).path("container").path("id").asText())
                .isEqualTo(DATABASE);
        assertThat(report.path("findings").path(0).path("container").path("id").asText())
                .isEqualTo(DATABASE);
    }

    @Test
    void diffNamesTheContainersOfTheFirstEntriesThatDiffer() throws IOException {
        Measurement[] common = {in("", "/bin/cron", "c"), in("", "/bin/sh", "s"), in("", "/bin/ls", "l")};
        String before = written("before", concat(common, in(WEB, LIBC, "1"), in(WEB, "/bin/web", "w")));
        String after = written("after", concat(common, in(DATABASE, LIBC, "2"), in(DATABASE, "/bin/web", "w")));
        assertThat(Outcome.of("diff", before, after).out())
                .startsWith("1 modified: " + LIBC + " " + DATABASE_NAME
                        + " (the lists differ from entry 5 on, in container abababababab, docker of BEFORE and container"
                        + " cdcdcdcdcdcd, docker of AFTER)");
        JsonNode relation = json("diff", before, after).path("relation");
        assertThat(relation.path("kind").asText()).isEqualTo("common_parts");
        assertThat(relation.at("/before_differs/entry").asInt()).isEqualTo(5);
        assertThat(relation.at("/before_differs/container/id").asText()).isEqualTo(WEB);
        assertThat(relation.at("/after_differs/container/id").asText()).isEqualTo(DATABASE);
    }

    /** Entries keep their numbers where only those of one container are compared. */
    @Test
    void entriesThatDifferAreCountedInTheWholeList() throws IOException {
        Measurement[] host = {in("", "/bin/cron", "c"), in("", "/bin/sh", "s"), in(WEB, "/a", "a"), in(WEB, "/b", "b")};
        String before = written("before", concat(host, in(WEB, LIBC, "1")));
        String after = written("after", concat(host, in(WEB, LIBC, "2")));
        assertThat(Outcome.of("diff", before, after, "--container", WEB).out())
                .contains("(the lists differ from entry 6 on, in container abababababab, docker)");
    }

    private static Measurement[] concat(Measurement[] first, Measurement... others) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(others)).toArray(Measurement[]::new);
    }

    @Test
    void learnNamesTheContainersOfEachImage() throws IOException {
        String first = written("first", in(WEB, "/bin/web", "w"), in(DATABASE, "/bin/db", "d"));
        String second = written("second", in("ef".repeat(32), "/bin/web", "w"));
        assertThat(Outcome.of("learn", first, second).out()).containsPattern("""
                        /bin/web@[0-9a-f]{12}  2 containers  runs 1, 2
                            run 1  abababababab, docker
                            run 2  efefefefefef, docker
                        """);
        JsonNode images = json("learn", first, second).path("images");
        assertThat(images.path(0)
                        .path("members")
                        .path(0)
                        .path("container")
                        .path("id")
                        .asText())
                .isEqualTo(DATABASE);
        assertThat(images.path(1).path("members")).hasSize(2);
        assertThat(images.path(1).path("members").path(1).path("run").asInt()).isEqualTo(2);
    }

    /** The list with the template digest or file digest of entry 2 one digit short, or its algorithm replaced. */
    private String damaged(String name, String from, String to) throws IOException {
        String list = written("whole", in(WEB, LIBC, "1"), in(DATABASE, "/bin/db", "db"));
        String[] lines =
                Files.readString(Path.of(list), StandardCharsets.ISO_8859_1).split("\n");
        lines[1] = lines[1].replaceFirst(from, to);
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n", StandardCharsets.ISO_8859_1)
                .toString();
    }

    @Test
    void diagnosticsNameTheContainerOfAnEntryThatIsKept() throws IOException {
        for (String[] change :
                new String[][] {{"^10 ", "99 "}, {"^10 ([0-9a-f]{38})..", "10 $1"}, {"(sha256:)[0-9a-f]", "$1"}}) {
            String damaged = damaged("damaged", change[0], change[1]);
            assertThat(json("verify", damaged).path("diagnostics"))
                    .filteredOn(diagnostic -> diagnostic.path("entry").asInt() == 2)
                    .as(change[1])
                    .isNotEmpty()
                    .allSatisfy(diagnostic -> assertThat(
                                    diagnostic.path("container").path("id").asText())
                            .isEqualTo(WEB));
            assertThat(Outcome.of("verify", damaged).err())
                    .as(change[1])
                    .contains("entry #2 at line 2  [" + WEB + ", docker]: ");
        }
    }

    @Test
    void whatBreaksAChainIsNamedWithItsContainer() throws IOException {
        String damaged = damaged("damaged", "(sha256:)[0-9a-f]", "$1");
        String expected = "sha256:10=" + "11".repeat(32);
        assertThat(Outcome.of("replay", damaged, "--pcr", expected).out())
                .contains("sha256 PCR 10 NOT decided: entry 2  " + WEB_NAME + " has no template digest in this bank")
                .contains("sha256 PCR 10: entry 2  " + WEB_NAME + " has no template digest in this bank");
        JsonNode report = json("replay", damaged, "--pcr", expected);
        assertThat(report.path("findings"))
                .filteredOn(finding -> finding.path("kind").asText().equals("pcr_undecided"))
                .singleElement()
                .satisfies(undecided -> {
                    assertThat(undecided.path("container").path("id").asText()).isEqualTo(WEB);
                    assertThat(undecided.path("message").asText()).endsWith("[" + WEB + ", docker]");
                });
    }

    /** The value of the list without entry 3, computed from its logged template digests alone. */
    @Test
    void explanationsNameTheContainersOfTheirEntries() throws Exception {
        String list = written("list", in(WEB, LIBC, "1"), in(DATABASE, "/bin/db", "db"), in("", "/bin/cron", "c"));
        byte[] value = new byte[20];
        String[] lines =
                Files.readString(Path.of(list), StandardCharsets.ISO_8859_1).split("\n");
        for (int line = 0; line < lines.length; line++) {
            if (line != 2) {
                MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
                sha1.update(value);
                value = sha1.digest(HexFormat.of().parseHex(lines[line].split(" ")[1]));
            }
        }
        String expected = "sha1:10=" + HexFormat.of().formatHex(value);
        assertThat(Outcome.of("explain", list, "--pcr", expected).out())
                .contains("is reproduced without entry 3 " + DATABASE_NAME + ", logged but not extended")
                .containsPattern("leave out entry 3  [0-9a-f]{40}  /bin/db  \\[cdcdcdcdcdcd, docker\\]");
        JsonNode steps = json("explain", list, "--pcr", expected)
                .path("explanations")
                .path(0)
                .path("steps");
        assertThat(steps).anySatisfy(step -> {
            assertThat(step.path("first_entry").asInt()).isEqualTo(3);
            assertThat(step.path("container").path("id").asText()).isEqualTo(DATABASE);
        });
    }

    /** Entry 3 has no template digest that could be extended: nothing after entry 2 is tried. */
    @Test
    void whatWasNotTriedIsNamedWithItsContainer() throws IOException {
        String list = written("list", in(WEB, LIBC, "1"), in(DATABASE, "/bin/db", "db"));
        String[] lines =
                Files.readString(Path.of(list), StandardCharsets.ISO_8859_1).split("\n");
        lines[2] = lines[2].replaceFirst("(sha256:)[0-9a-f]", "$1");
        Files.writeString(Path.of(list), String.join("\n", lines) + "\n", StandardCharsets.ISO_8859_1);
        String expected = "sha256:10=" + "11".repeat(32);
        assertThat(Outcome.of("explain", list, "--pcr", expected).out())
                .contains(
                        "left out: entries after 2 " + WEB_NAME + ", because one has no template digest in this bank");
        JsonNode tried = json("explain", list, "--pcr", expected).path("tried").path(0);
        assertThat(tried.at("/cuts/0").asText())
                .isEqualTo("entries after 2 [" + WEB + ", docker], because one has no template digest in this bank");
        assertThat(tried.at("/entries/0/entry").asInt()).isEqualTo(2);
        assertThat(tried.at("/entries/0/container/id").asText()).isEqualTo(WEB);
    }
}
