package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An index stands for its sources: {@code check} says the same with it as with them. */
class IndexedSourcesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path PACKED = Path.of("../parsers/src/test/resources/known");
    private static final Path OCI = Path.of("src/test/resources/known/oci");
    private static final Snapshot BASELINE = Corpus.snapshot("baseline-6.1/final");

    @TempDir
    private Path folder;

    private static String hex(String algorithm, String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sha256(String content) {
        return hex("SHA-256", content);
    }

    private String write(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n")
                .toString();
    }

    /** Files that sources below know, know under other names, know with other contents, or do not know. */
    private String list() throws IOException {
        LogBuilder log = LogBuilder.list()
                .file("/usr/bin/tool", "tool")
                .file("/bin/tool", "tool")
                .file("/usr/bin/changed", "new")
                .file("/tmp/copy", "tool")
                .file("/etc/my_conf", "conf")
                .file("/usr/lib/libx.so.1", "libx")
                .file("/opt/app/run", "run")
                .file("/opt/app/empty", "")
                .file("/srv/unknown", "unknown")
                .file("/var/lib/docker/overlay2/z/merged/usr/bin/tool", "tool")
                .file("/tmp/left/out", "left");
        return Files.write(folder.resolve("list"), log.build().ascii()).toString();
    }

    private static JsonNode said(List<String> arguments, String format) throws IOException {
        List<String> all = new ArrayList<>(List.of("check", "--format", format));
        all.addAll(arguments);
        return MAPPER.readTree(Outcome.of(all.toArray(String[]::new)).out());
    }

    private static String rows(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("check", "--format", "ndjson"));
        all.addAll(arguments);
        return Outcome.of(all.toArray(String[]::new)).out();
    }

    private String index(String... sources) {
        List<String> all = new ArrayList<>(List.of("reference", "build"));
        all.addAll(List.of(sources));
        String index = folder.resolve("known" + System.nanoTime() + ".idx").toString();
        all.addAll(List.of("-o", index));
        Outcome outcome = Outcome.of(all.toArray(String[]::new));
        assertThat(outcome.exit()).as(outcome.err()).isIn(0, 3);
        return index;
    }

    /** Holds the answers, entry by entry, and what is said of sources against each other. */
    private void same(String list, String index, List<String> more, String... sources) throws IOException {
        for (String says : List.of("--good", "--bad")) {
            List<String> plain = new ArrayList<>(List.of(list));
            for (String source : sources) {
                plain.addAll(List.of(says, source));
            }
            plain.addAll(more);
            List<String> indexed = new ArrayList<>(List.of(list, says, index));
            indexed.addAll(more);
            String as = says + " " + String.join(" ", sources);
            String rows = rows(plain);
            assertThat(rows).as(as).isNotEmpty();
            assertThat(rows(indexed)).as(as).isEqualTo(rows);
            ObjectNode one = (ObjectNode) said(plain, "json");
            ObjectNode other = (ObjectNode) said(indexed, "json");
            for (String member : List.of("verdict", "summary", "reasons", "sources", "findings")) {
                assertThat(other.path(member)).as(as + ": " + member).isEqualTo(one.path(member));
            }
        }
    }

    static Stream<Path> packed() throws IOException {
        try (Stream<Path> files = Files.list(PACKED)) {
            return Stream.concat(files.sorted().toList().stream(), Stream.of(PACKED, OCI.resolve("demo-oci.tar")));
        }
    }

    @ParameterizedTest
    @MethodSource("packed")
    void packagesAndImagesSayTheSame(Path source) throws IOException {
        String index = index(source.toString());
        same(OCI.resolve("host.ascii").toString(), index, List.of(), source.toString());
        same(BASELINE.ascii().toString(), index, List.of(), source.toString());
        same(list(), index, List.of(), source.toString());
    }

    @Test
    void linesAndDocumentsSayTheSame() throws IOException {
        String tool = sha256("tool");
        String sums = write(
                "sums",
                tool + "  /usr/bin/tool",
                sha256("old") + "  /usr/bin/changed",
                sha256("conf") + "  /etc/my conf",
                sha256("") + "  opt/app/empty",
                "0".repeat(64) + "  /srv/zero",
                sha256("boot") + "  boot_aggregate");
        String bsd = write("bsd", "SHA256 (/usr/bin/tool) = " + tool, "SHA1 (/opt/app/run) = " + hex("SHA-1", "run"));
        String hashes = write("hashes", tool + ";a tool", sha256("") + ";empty");
        String md5 = write("md5sums", hex("MD5", "tool") + "  usr/bin/tool");
        String bill = write(
                "bill",
                "{\"bomFormat\":\"CycloneDX\",\"components\":[{\"type\":\"file\",\"name\":\"/usr/bin/tool\",\"hashes\":"
                        + "[{\"alg\":\"SHA-256\",\"content\":\"" + tool + "\"},{\"alg\":\"SHA-1\",\"content\":\""
                        + hex("SHA-1", "tool") + "\"}]}]}");
        String policy = write(
                "policy",
                "{\"meta\":{\"version\":1,\"generator\":0},\"release\":0,\"digests\":{\"/usr/bin/tool\":[\"" + tool
                        + "\"],\"boot_aggregate\":[\"" + sha256("boot") + "\"]},\"excludes\":[\"/tmp/left/.*\"],"
                        + "\"keyrings\":{},\"ima\":{\"ignored_keyrings\":[],\"log_hash_alg\":\"sha256\",\"dm_policy\":null},"
                        + "\"ima-buf\":{},\"verification-keys\":\"\"}");
        String rows = write("rows", "path,sha256", "/opt/app/run," + sha256("run"), "/usr/bin/changed," + tool);
        String list = list();
        for (String source : List.of(sums, bsd, hashes, md5, bill, policy, rows)) {
            same(list, index(source), List.of(), source);
        }
        String[] all = {sums, bsd, hashes, md5, bill, policy, rows, PACKED.toString()};
        same(list, index(all), List.of(), all);
        same(list, index(all), List.of("--root", "/opt", "--map", "/usr=/opt/app"), all);
        assertThat(rows(List.of(list, "--good", index(sums, policy))))
                .contains("\"known_good\"", "\"changed\"", "\"known_elsewhere\"", "\"unknown\"", "\"excluded\"");
    }

    @Test
    void linksOfAFileSystemLeadTheSameWay() throws IOException {
        Path root = Files.createDirectories(folder.resolve("root"));
        for (String directory : List.of("usr/bin", "usr/lib", "etc", "opt/app-1", "var", "proc")) {
            Files.createDirectories(root.resolve(directory));
        }
        Files.writeString(root.resolve("usr/bin/tool"), "tool");
        Files.writeString(root.resolve("usr/bin/changed"), "old");
        Files.writeString(root.resolve("usr/lib/libx.so.1.2"), "libx");
        Files.createSymbolicLink(root.resolve("usr/lib/libx.so.1"), Path.of("libx.so.1.2"));
        Files.createSymbolicLink(root.resolve("opt/app"), Path.of("app-1"));
        Files.writeString(root.resolve("opt/app-1/run"), "run");
        Files.createLink(root.resolve("etc/my conf"), Files.writeString(root.resolve("etc/other"), "conf"));
        Files.createSymbolicLink(root.resolve("bin"), Path.of("usr/bin"));
        String index = index(root.toString());
        same(list(), index, List.of(), root.toString());
        assertThat(said(List.of(list(), "--good", index), "json")
                        .path("sources")
                        .path(0)
                        .path("kind")
                        .asText())
                .isEqualTo("rootfs");
        assertThat(rows(List.of(list(), "--good", index))).contains("\"via\":\"link\"");
    }

    @Test
    void runsAreGoodInTheirRoles() throws IOException {
        String list = BASELINE.ascii().toString();
        String learned = folder.resolve("learned.json").toString();
        assertThat(Outcome.of("learn", list, "-o", learned).exit()).isZero();
        for (String source : List.of(list, learned, OCI.resolve("host.ascii").toString())) {
            same(list, index(source), List.of(), source);
            same(OCI.resolve("host.ascii").toString(), index(source), List.of(), source);
        }
    }

    @Test
    void theSameSourcesGiveTheSameBytes() throws IOException {
        String one = index(PACKED.toString(), OCI.resolve("demo-oci.tar").toString());
        String other = index(PACKED.toString(), OCI.resolve("demo-oci.tar").toString());
        assertThat(Path.of(one)).hasSameBinaryContentAs(Path.of(other));
    }

    /** Contents that were never hashed as the list has it are not called changed. */
    @Test
    void anAlgorithmThatTheIndexLacksIsSaid() throws IOException {
        String index = folder.resolve("sha1.idx").toString();
        String image = OCI.resolve("demo-oci.tar").toString();
        assertThat(Outcome.of("reference", "build", image, "--algorithm", "sha1", "-o", index)
                        .exit())
                .isZero();
        String host = OCI.resolve("host.ascii").toString();
        Outcome outcome = Outcome.of("check", host, "--good", index);
        assertThat(outcome.err()).contains("not hashed in sha256");
        assertThat(rows(List.of(host, "--good", index))).doesNotContain("\"changed\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 200, 4000})
    void aDamagedIndexIsRefused(int offset) throws IOException {
        Path index = Path.of(index(OCI.resolve("demo-oci.tar").toString()));
        byte[] bytes = Files.readAllBytes(index);
        bytes[Math.min(offset, bytes.length - 1)] ^= 1;
        Files.write(index, bytes);
        Outcome outcome = Outcome.of("check", OCI.resolve("host.ascii").toString(), "--good", index.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        if (offset > 0) {
            assertThat(outcome.err()).contains("the index is damaged at byte ");
        }
    }

    @Test
    void anIndexIsNotASourceOfAnother() throws IOException {
        String index = index(OCI.resolve("demo-oci.tar").toString());
        assertThat(Outcome.of("reference", "build", index, "-o", index + "2").err())
                .contains("it is an index already");
        assertThat(Path.of(index + "2")).doesNotExist();
        assertThat(Outcome.of("reference", "build", PACKED.toString()).err()).contains("build wants -o FILE");
        assertThat(Outcome.of("reference").err()).contains("one of build");
    }

    /** What a log of changes says is gone is no good content any more, and a bad one is bad all the same. */
    @Test
    void whatALogOfChangesSaysIsGoneIsBadOnly() throws IOException {
        String tool = sha256("tool");
        List<String> logs = List.of(
                write(
                        "rows.csv",
                        "path,sha256,action",
                        "/usr/bin/tool," + tool + ",removed",
                        "/a," + sha256("a") + ",added"),
                write(
                        "osquery.json",
                        "{\"action\":\"removed\",\"columns\":{\"path\":\"/usr/bin/tool\",\"sha256\":\"" + tool + "\"}}",
                        "{\"action\":\"added\",\"columns\":{\"path\":\"/a\",\"sha256\":\"" + sha256("a") + "\"}}"),
                write(
                        "batch.json",
                        "{\"diffResults\":{\"removed\":[{\"path\":\"/usr/bin/tool\",\"sha256\":\"" + tool
                                + "\"}],\"added\":[{\"path\":\"/a\",\"sha256\":\"" + sha256("a") + "\"}]}}"));
        for (String log : logs) {
            same(list(), index(log), List.of(), log);
            JsonNode bad = said(List.of(list(), "--bad", log), "json");
            // under two names of its own, as a copy, and in a container
            assertThat(bad.path("summary").path("known_bad").asInt()).as(log).isEqualTo(4);
            assertThat(bad.path("findings")
                            .path(0)
                            .path("by")
                            .path(0)
                            .path("state")
                            .asText())
                    .as(bad.path("findings").path(0).toString())
                    .isEqualTo("removed");
            JsonNode good = said(List.of(list(), "--good", log), "json");
            assertThat(good.path("summary").path("known_good").asInt()).as(log).isZero();
            assertThat(good.path("sources")
                            .path(0)
                            .path("skipped")
                            .path("removed")
                            .asInt())
                    .as(log)
                    .isEqualTo(1);
        }
    }

    /** A bad source that could not be asked for every content of the list has not answered. */
    @Test
    void aBadIndexThatWasNotHashedAsTheListIsNotPassedOver() throws IOException {
        Path bad = Files.createDirectories(folder.resolve("root/usr/bin"));
        Files.createDirectories(folder.resolve("root/etc"));
        Files.createDirectories(folder.resolve("root/bin"));
        Files.writeString(bad.resolve("evil"), "evil");
        String index = folder.resolve("sha1.idx").toString();
        assertThat(Outcome.of(
                                "reference",
                                "build",
                                folder.resolve("root").toString(),
                                "--algorithm",
                                "sha1",
                                "-o",
                                index)
                        .exit())
                .isZero();
        Outcome outcome = Outcome.of("check", list(), "--bad", index);
        assertThat(outcome.exit()).isNotZero();
        assertThat(outcome.err()).contains("error: ").contains("not hashed in sha256");
        // that some of its entries can be asked for does not answer for the others
        FileDigest sha1 = FileDigest.ofContent("sha1", "other");
        String mixed = Files.write(
                        folder.resolve("mixed"),
                        LogBuilder.list()
                                .file("/usr/bin/tool", "tool")
                                .add(Measurement.imaNg(sha1, "/usr/bin/other"))
                                .build()
                                .ascii())
                .toString();
        Outcome partly = Outcome.of("check", mixed, "--bad", index);
        assertThat(partly.exit()).isNotZero();
        assertThat(partly.err()).contains("error: ").contains("not hashed in sha256");
        assertThat(Outcome.of("check", mixed, "--good", index).err())
                .contains("warning: ")
                .doesNotContain("error: ");
    }
}
