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
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A kernel gives the number of a namespace that is gone to another one. Container-IMA logs which program made it, and with which
 * processes above it, so that the two are two containers in every command.
 */
class NumberUsedAgainTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String NUMBER = "4026532481";
    private static final String AGAIN = NUMBER + "#2";

    @TempDir
    private Path folder;

    private String list;

    @BeforeEach
    void write() throws IOException {
        list = written(
                "list",
                own(
                        "700->1_" + NUMBER + ":/usr/bin/runc=runc",
                        NUMBER + ":/bin/bash=bash",
                        NUMBER + ":/lib/libc.so=libc",
                        NUMBER + ":/bin/web=web",
                        "901->1_" + NUMBER + ":/usr/bin/runc=runc",
                        NUMBER + ":/bin/bash=other bash",
                        NUMBER + ":/lib/libmusl.so=musl",
                        NUMBER + ":/bin/db=db"));
    }

    /** Entries of a namespace's own list; behind the last {@code =} is what the file holds. */
    private static LogBuilder own(String... entries) {
        LogBuilder list = LogBuilder.list().namespaceColumn(Long.parseLong(NUMBER));
        for (String entry : entries) {
            int at = entry.lastIndexOf('=');
            list.add(
                    Measurement.imaNg(FileDigest.ofContent("sha256", entry.substring(at + 1)), entry.substring(0, at)));
        }
        return list;
    }

    private String written(String name, LogBuilder log) throws IOException {
        return Files.write(folder.resolve(name), log.build().ascii()).toString();
    }

    private static JsonNode json(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(1, List.of("--format", "json"));
        return MAPPER.readTree(Outcome.of(all.toArray(String[]::new)).out());
    }

    private static List<String> texts(JsonNode rows, String pointer) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.at(pointer).asText())
                .toList();
    }

    @Test
    void everyEntryIsOfTheUseThatItsCreatorBegan() throws IOException {
        JsonNode shown = json("show", list);
        assertThat(texts(shown.path("entries"), "/container/id"))
                .containsExactly(NUMBER, NUMBER, NUMBER, NUMBER, AGAIN, AGAIN, AGAIN, AGAIN);
        assertThat(texts(shown.path("entries"), "/namespace")).containsOnly(NUMBER);
        assertThat(Outcome.of("show", list).out()).contains("[" + NUMBER + "]").contains("[" + AGAIN + "]");
    }

    @Test
    void aUseIsASelectorAndTheNumberAloneMeansEither() throws IOException {
        assertThat(texts(json("show", list, "--container", AGAIN).path("entries"), "/path"))
                .containsExactly("/usr/bin/runc", "/bin/bash", "/lib/libmusl.so", "/bin/db");
        assertThat(texts(json("show", list, "--container", "id:" + NUMBER).path("entries"), "/path"))
                .containsExactly("/usr/bin/runc", "/bin/bash", "/lib/libc.so", "/bin/web");
        assertThat(json("show", list, "--container", "namespace:" + NUMBER).path("entries"))
                .hasSize(8);
        assertThat(texts(json("show", list, "--namespace", AGAIN).path("entries"), "/entry"))
                .containsExactly("5", "6", "7", "8");
        for (String command : List.of("show", "history", "learn")) {
            Outcome ambiguous = Outcome.of(command, list, "--container", NUMBER);
            assertThat(ambiguous.exit()).isEqualTo(2);
            assertThat(ambiguous.err()).contains("id:" + NUMBER + ", id:" + AGAIN);
        }
    }

    @Test
    void noHistoryMixesThem() throws IOException {
        JsonNode paths = json("history", list, "/bin/bash").path("paths");
        assertThat(StreamSupport.stream(paths.spliterator(), false)
                        .map(path -> path.at("/container/id").asText() + " "
                                + path.path("measurements").size()))
                .containsExactlyInAnyOrder(NUMBER + " 1", AGAIN + " 1");
        assertThat(json("history", list).path("paths"))
                .as("no path of one container changed")
                .isEmpty();
        assertThat(json("history", list, NUMBER + ":/bin/bash").path("paths")).hasSize(2);
        assertThat(texts(json("history", list, AGAIN + ":/bin/bash").path("paths"), "/container/id"))
                .containsExactly(AGAIN);
    }

    @Test
    void theSurveyCallsThemDifferently() throws IOException {
        JsonNode report = json("containers", list);
        assertThat(texts(report.path("containers"), "/id")).containsExactly(NUMBER, AGAIN);
        assertThat(texts(report.path("containers"), "/entries")).containsExactly("4", "4");
        assertThat(texts(report.path("containers").path(1).at("/creator/also_in"), ""))
                .containsExactly(NUMBER);
    }

    /** What is learned of one use is not allowed to the other, whose image it is not. */
    @Test
    void eachIsHeldAgainstItsOwnImage() throws IOException {
        String known = folder.resolve("known.json").toString();
        JsonNode learned = json("learn", list, "-o", known);
        assertThat(texts(learned.path("images"), "/containers")).containsExactly("1", "1");
        JsonNode conforms = json("check", list, "--reference", known);
        assertThat(conforms.path("verdict").asText()).isEqualTo("conforms");
        assertThat(texts(conforms.path("containers"), "/container/id")).containsExactly(NUMBER, AGAIN);
        String mixed = written(
                "mixed",
                own(
                        "700->1_" + NUMBER + ":/usr/bin/runc=runc",
                        NUMBER + ":/bin/bash=bash",
                        NUMBER + ":/lib/libc.so=libc",
                        NUMBER + ":/bin/web=web",
                        "901->1_" + NUMBER + ":/usr/bin/runc=runc",
                        NUMBER + ":/bin/bash=other bash",
                        NUMBER + ":/lib/libmusl.so=musl",
                        NUMBER + ":/bin/db=db",
                        NUMBER + ":/bin/web=web"));
        JsonNode deviates = json("check", mixed, "--reference", known);
        assertThat(texts(deviates.path("findings"), "/container/id")).containsExactly(AGAIN);
        assertThat(texts(deviates.path("findings"), "/path")).containsExactly("/bin/web");
    }

    /** The pair of both is two containers of one list. */
    @Test
    void theTwoAreCompared() throws IOException {
        JsonNode report = json("diff", list, "--namespace", "id:" + NUMBER, "--with", AGAIN);
        assertThat(report.at("/relation/before_container/id").asText()).isEqualTo(NUMBER);
        assertThat(report.at("/relation/after_container/id").asText()).isEqualTo(AGAIN);
        assertThat(report.at("/summary/modified").asInt()).isEqualTo(1);
        assertThat(report.at("/summary/added").asInt()).isEqualTo(2);
    }

    /** Of one boot, a number is one container only where its creator is the same: here the second use is the first of a later copy. */
    @Test
    void noPairRestsOnANumberAlone() throws IOException {
        String later = written(
                "later",
                own(
                        "901->1_" + NUMBER + ":/usr/bin/runc=runc",
                        NUMBER + ":/bin/bash=other bash",
                        NUMBER + ":/bin/db=changed db"));
        JsonNode containers = json("diff", "--same-boot", list, later).path("containers");
        assertThat(texts(containers.path("pairs"), "/before/id")).containsExactly(AGAIN);
        assertThat(texts(containers.path("pairs"), "/after/id")).containsExactly(NUMBER);
        assertThat(texts(containers.path("only_before"), "/id")).containsExactly(NUMBER);
        assertThat(containers.path("only_after")).isEmpty();

        String other = written("other", own("1200->1_" + NUMBER + ":/usr/bin/runc=runc", NUMBER + ":/bin/miner=miner"));
        JsonNode apart = json("diff", "--same-boot", list, other).path("containers");
        assertThat(apart.path("pairs")).isEmpty();
        assertThat(texts(apart.path("only_after"), "/id")).containsExactly(NUMBER);

        String more = written(
                "more",
                own(
                        "700->1_" + NUMBER + ":/usr/bin/runc=runc",
                        NUMBER + ":/bin/bash=bash",
                        NUMBER + ":/lib/libc.so=libc"));
        JsonNode grew = json("diff", more, list).path("containers");
        assertThat(texts(grew.path("pairs"), "/before/id")).containsExactly(NUMBER);
        assertThat(texts(grew.path("pairs"), "/after/id")).containsExactly(NUMBER);
        assertThat(texts(grew.path("only_after"), "/id")).containsExactly(AGAIN);
    }

    /** Any process may call its control group so; it is quoted, and the word alone means both. */
    @Test
    void whoCallsItselfLikeASecondUseIsNone() throws IOException {
        String group = Files.readString(Path.of(list), StandardCharsets.ISO_8859_1)
                + new String(
                        LogBuilder.list()
                                .add(ForkMeasurement.imaCgpath(
                                        "/sbin/init",
                                        "/lxc.payload." + AGAIN,
                                        FileDigest.ofContent("sha256", "evil"),
                                        "/bin/evil"))
                                .build()
                                .ascii(),
                        StandardCharsets.ISO_8859_1);
        String both = Files.writeString(folder.resolve("both"), group, StandardCharsets.ISO_8859_1)
                .toString();
        assertThat(Outcome.of("show", both).out()).contains("[" + AGAIN + "]").contains("[\"" + AGAIN + "\", lxc]");
        Outcome ambiguous = Outcome.of("show", both, "--container", AGAIN);
        assertThat(ambiguous.exit()).isEqualTo(2);
        assertThat(ambiguous.err()).contains("id:" + AGAIN + ", id:" + AGAIN + "#1");
        assertThat(texts(json("show", both, "--container", "id:" + AGAIN + "#1").path("entries"), "/path"))
                .containsExactly("/bin/evil");
        assertThat(json("show", both, "--container", "id:" + AGAIN).path("entries"))
                .hasSize(4);
    }

    /** The same creator again is a list that was printed again, and a list that begins without one is cut off. */
    @Test
    void aListThatIsThereAgainOrCutOffIsNoOtherUse() throws IOException {
        String twice = Stream.of(list, list).map(NumberUsedAgainTest::text).reduce("", String::concat);
        String file = Files.writeString(folder.resolve("twice"), twice, StandardCharsets.ISO_8859_1)
                .toString();
        assertThat(texts(json("show", file).path("entries"), "/container/id"))
                .containsExactly(
                        NUMBER, NUMBER, NUMBER, NUMBER, AGAIN, AGAIN, AGAIN, AGAIN, NUMBER, NUMBER, NUMBER, NUMBER,
                        AGAIN, AGAIN, AGAIN, AGAIN);
        String tail = written("tail", own(NUMBER + ":/bin/tail=tail", NUMBER + ":/bin/bash=other bash"));
        assertThat(texts(json("containers", list, tail).path("containers"), "/entries"))
                .containsExactly("4", "6");
    }

    /** The values are chains over the logged template digests, computed here. */
    @Test
    void eachHasAContainerPcrOfItsOwn() throws Exception {
        List<String> lines = Files.readAllLines(Path.of(list), StandardCharsets.ISO_8859_1);
        String first = chain(lines.subList(0, 4));
        String second = chain(lines.subList(4, 8));
        JsonNode pcrs = json("cpcr", list).path("container_pcrs");
        assertThat(texts(pcrs, "/container/id")).containsExactly(NUMBER, AGAIN);
        assertThat(texts(pcrs, "/namespace")).containsOnly(NUMBER);
        assertThat(texts(pcrs, "/value")).containsExactly(first, second);
        assertThat(Outcome.of("cpcr", list).out()).contains(AGAIN + "        4  " + second);

        for (String value : List.of(first, second)) {
            String row = rowOf(value);
            assertThat(Outcome.of("cpcr", list, "--cpcr", row).exit()).isZero();
            JsonNode compared = json("cpcr", list, "--cpcr", row).path("container_pcrs");
            assertThat(texts(compared, "/match/result"))
                    .containsExactly(value.equals(first) ? "at_end" : "", value.equals(second) ? "at_end" : "");
        }
        JsonNode wrong = json("cpcr", list, "--cpcr", rowOf("11".repeat(20))).path("findings");
        assertThat(texts(wrong, "/container/id")).containsExactly(AGAIN);
        assertThat(texts(wrong, "/message").get(0)).contains(AGAIN);
    }

    /** Each of two rows is of one namespace, in their order, and PCR 12 binds both: SHA1(0, SHA1(both)). */
    @Test
    void twoRowsOfANumberAreOfTwoNamespaces() throws Exception {
        List<String> lines = Files.readAllLines(Path.of(list), StandardCharsets.ISO_8859_1);
        String first = chain(lines.subList(0, 4));
        String second = chain(lines.subList(4, 8));
        String rows = NUMBER + " " + first + "\n4026532999 " + "33".repeat(20) + "\n" + NUMBER + " ";
        String file =
                Files.writeString(folder.resolve("rows"), rows + second + "\n").toString();
        JsonNode report = json("cpcr", list, "--cpcr", file);
        assertThat(texts(report.path("container_pcrs"), "/container/id")).containsExactly(NUMBER, AGAIN, "4026532999");
        assertThat(texts(report.path("container_pcrs"), "/match/result")).containsExactly("at_end", "at_end", "");
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        byte[] bound = sha1.digest(HexFormat.of().parseHex(first + "33".repeat(20) + second));
        sha1.update(new byte[20]);
        assertThat(report.at("/pcr12/candidates/0/value").asText())
                .isEqualTo(HexFormat.of().formatHex(sha1.digest(bound)));
        Files.writeString(Path.of(file), rows + first + "\n");
        assertThat(texts(json("cpcr", list, "--cpcr", file).path("findings"), "/container/id"))
                .containsExactly(AGAIN);
        String tail = written("other", own("4026532777:/bin/tail=tail"));
        assertThat(Outcome.of("cpcr", tail, "--cpcr", file).out()).contains("  " + AGAIN + "  no list");
    }

    private String rowOf(String value) throws IOException {
        return Files.writeString(folder.resolve("cpcr-" + value), NUMBER + " " + value + "\n")
                .toString();
    }

    private static String chain(List<String> lines) throws NoSuchAlgorithmException {
        byte[] value = new byte[20];
        for (String line : lines) {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(value);
            value = sha1.digest(HexFormat.of().parseHex(line.split(" ")[1]));
        }
        return HexFormat.of().formatHex(value);
    }

    /** A list that was printed twice is one namespace: each copy leads to its value, and PCR 12 is that of one. */
    @Test
    void aCopyOfAListIsBoundOnce() throws Exception {
        String once = json("cpcr", list).at("/pcr12/sequential/value").asText();
        assertThat(once).hasSize(40);
        String file = Files.writeString(folder.resolve("twice"), text(list) + text(list), StandardCharsets.ISO_8859_1)
                .toString();
        JsonNode twice = json("cpcr", file);
        assertThat(texts(twice.path("container_pcrs"), "/container/id")).containsExactly(NUMBER, AGAIN, NUMBER, AGAIN);
        assertThat(new HashSet<>(texts(twice.path("container_pcrs"), "/value"))).hasSize(2);
        assertThat(twice.at("/pcr12/sequential/value").asText()).isEqualTo(once);
        assertThat(json("cpcr", list, list).at("/pcr12/sequential/value").asText())
                .isEqualTo(once);
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
