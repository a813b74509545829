package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.LogBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code runtime-policy}: policies that are made of real lists, united and converted. */
class RuntimePolicyTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CORPUS = "../fixtures/src/main/resources/corpus/";
    private static final String BASELINE = CORPUS + "baseline-6.1/final/ascii_runtime_measurements";

    @TempDir
    Path folder;

    private Path made(String name, String... words) {
        Path file = folder.resolve(name);
        String[] all = new String[words.length + 3];
        all[0] = "runtime-policy";
        System.arraycopy(words, 0, all, 1, words.length);
        all[all.length - 2] = "-o";
        all[all.length - 1] = file.toString();
        assertThat(Outcome.of(all).exit()).isZero();
        return file;
    }

    private static JsonNode json(String... words) throws IOException {
        return MAPPER.readTree(Outcome.of(words).out());
    }

    /**
     * How many entries Keylime itself (commit 9b1f6e6, validate_runtime_policy and process_measurement_list) accepts by the policies that
     * are made here, and its failures. Its own tool makes an empty policy of the list of the old template.
     */
    @ParameterizedTest
    @CsvSource({
        "baseline-6.1, 218, ''",
        "legacy-ima-sha1-6.1, 171, ''",
        "templates-mixed-6.12, 34, ima.parser.entry 54",
        "custom-features-6.12, 23, ima.parser.entry 8",
        "violations-6.12, 19, ima.validation.ima_pcr 3 ima.validation.tomtou 10",
        "pcrs-6.12, 9, ima.validation.ima_pcr 33",
    })
    void keylimeAcceptsWhatItCanByThePolicyOfAList(String corpus, long accepted, String failures) throws IOException {
        String list = CORPUS + corpus + "/final/ascii_runtime_measurements";
        Path policy = made("policy.json", "create", list, "--keyrings", "--ima-buf");
        JsonNode said = json("check", list, "--good", policy.toString(), "--as", "keylime", "--format", "json");
        assertThat(said.path("summary").path("ok").asLong()).isEqualTo(accepted);
        StringBuilder found = new StringBuilder();
        said.path("failures")
                .forEach(failure -> found.append(found.isEmpty() ? "" : " ")
                        .append(failure.path("id").asText())
                        .append(' ')
                        .append(failure.path("entries").asLong()));
        assertThat(found.toString()).isEqualTo(failures);
        JsonNode report = json("runtime-policy", "create", list, "--keyrings", "--ima-buf", "--format", "json");
        assertThat(report.path("sources").path(0).path("failing")).isEqualTo(said.path("failures"));
    }

    /** On these lists keylime-policy ends with an error: names that are not UTF-8. */
    @ParameterizedTest
    @CsvSource({"hostile-names-6.12, 80, 79", "keys-kexec-6.12, 14, 2"})
    void namesThatAreNoTextComeBackAsTheyWere(String corpus, long digests, long paths) throws IOException {
        String list = CORPUS + corpus + "/final/ascii_runtime_measurements";
        Path policy = made("policy.json", "create", list, "--keyrings", "--ima-buf");
        assertThat(Files.readString(policy, StandardCharsets.US_ASCII)).contains("\\uDC");
        JsonNode report = json("runtime-policy", "convert", policy.toString(), "--format", "json");
        assertThat(report.path("sources").path(0).path("taken").asLong()).isEqualTo(digests);
        assertThat(report.path("policy").path("paths").asLong()).isEqualTo(paths);
        assertThat(report.path("diagnostics").findValuesAsText("kind")).contains("policy_names");
        JsonNode check = json("check", list, "--good", policy.toString(), "--format", "json");
        assertThat(check.path("summary").path("unknown").asLong()).isZero();
        assertThat(check.path("summary").path("known_good").asLong()).isEqualTo(digests);
    }

    @ParameterizedTest
    @CsvSource({"'', sha1", "_sha256, sha256", "_sha384, sha384", "_sha512, sha512"})
    void theHashIsThatOfTheTemplateDigests(String bank, String hash) throws IOException {
        String list = CORPUS + "hash-sha512-fmt-6.12/final/ascii_runtime_measurements" + bank;
        JsonNode policy = MAPPER.readTree(made("policy.json", "create", list).toFile());
        assertThat(policy.path("ima").path("log_hash_alg").asText()).isEqualTo(hash);
        assertThat(policy.path("digests").size()).isEqualTo(166);
        assertThat(policy.path("digests").path("boot_aggregate").path(0).asText())
                .hasSize(128);
    }

    @Test
    void policiesComeBackByteByByteAndInputsAreNeverOverwritten() throws IOException {
        Path first = made("first.json", "create", BASELINE, "--exclude", "/tmp/.*", "--exclude", "/var/log/");
        Path second = made("second.json", "create", BASELINE, "--exclude", "/tmp/.*", "--exclude", "/var/log/");
        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(made("third.json", "convert", first.toString())).hasSameBinaryContentAs(first);
        assertThat(made("fourth.json", "merge", first.toString(), second.toString()))
                .hasSameBinaryContentAs(first);
        Outcome over = Outcome.of("runtime-policy", "convert", first.toString(), "-o", first.toString(), "--force");
        assertThat(over.exit()).isEqualTo(2);
        assertThat(over.err()).contains("is an input");
        assertThat(second).hasSameBinaryContentAs(first);
    }

    /** The list has 15 measured buffers, 6 of them keys, and a program in memory, whose name is no path. */
    @Test
    void whatAFormCannotSayIsCounted() throws IOException {
        String list = CORPUS + "custom-features-6.12/final/ascii_runtime_measurements";
        Path policy = made("policy.json", "create", list, "--keyrings", "--ima-buf", "--exclude", "/tmp/");
        JsonNode left = json("runtime-policy", "convert", policy.toString(), "--to", "sha256sum", "--format", "json")
                .path("left_out");
        assertThat(left.toString())
                .isEqualTo(
                        "{\"boot_aggregate\":1,\"path\":1,\"keyring\":6,\"buffer\":9,\"exclude\":1,\"template_hash\":1}");
    }

    @Test
    void checksumLinesAreThoseOfCoreutils() throws IOException {
        Files.writeString(
                folder.resolve("names.json"),
                "{\"digests\": {\"/a\\nb\": [\"" + "ab".repeat(32) + "\"], \"/c\\\\d\": [\"" + "cd".repeat(32)
                        + "\", \"" + "00".repeat(32) + "\", \"" + "ef".repeat(20) + "\"], \"/e f\": [\""
                        + "0f".repeat(32) + "\"]}}");
        Path sums = made("sums", "convert", folder.resolve("names.json").toString(), "--to", "sha256sum");
        assertThat(Files.readString(sums))
                .isEqualTo("\\" + "ab".repeat(32) + "  /a\\nb\n\\" + "cd".repeat(32) + "  /c\\\\d\n" + "0f".repeat(32)
                        + "  /e f\n");
        JsonNode back = json("runtime-policy", "convert", sums.toString(), "--format", "json");
        assertThat(back.path("policy").path("digests").asLong()).isEqualTo(3);
    }

    /** A name of no bytes is a path nowhere, and an index into it ends nothing. */
    @Test
    void aNameWithoutBytesIsNoPath() throws IOException {
        Path policy = Files.writeString(
                folder.resolve("p.json"),
                "{\"digests\": {\"\": [\"" + "ab".repeat(32) + "\"], \"/a\": [\"" + "cd".repeat(32) + "\"]}}");
        for (String form : List.of("sha256sum", "fapolicyd")) {
            Path made = folder.resolve(form);
            Outcome outcome =
                    Outcome.of("runtime-policy", "convert", policy.toString(), "--to", form, "-o", made.toString());
            assertThat(outcome.exit()).as(outcome.err()).isNotEqualTo(70);
            assertThat(Files.readString(made)).contains("cd".repeat(32)).doesNotContain("ab".repeat(32));
        }
    }

    @Test
    void contradictionsAreNamedAndTheFirstIsFollowed() throws IOException {
        String policy = "{\"digests\": {\"/x\": [\"%s\"]}, \"excludes\": [%s], \"ima\": {\"log_hash_alg\": \"%s\"}}";
        Path first =
                Files.writeString(folder.resolve("first"), String.format(policy, "ab".repeat(32), "\"/tmp/\"", "sha1"));
        Path second = Files.writeString(
                folder.resolve("second"), String.format(policy, "cd".repeat(32), "\"/var/\", \"[\"", "sha256"));
        Outcome outcome = Outcome.of(
                "runtime-policy",
                "merge",
                "--format",
                "json",
                first.toString(),
                second.toString(),
                "-o",
                folder.resolve("both").toString());
        assertThat(outcome.exit()).isEqualTo(1);
        JsonNode report = MAPPER.readTree(outcome.out());
        assertThat(report.path("conflicts").findValuesAsText("kind"))
                .containsExactly("log_hash_alg", "excludes_ignored");
        assertThat(report.path("findings").findValuesAsText("kind")).containsOnly("policy_conflict");
        JsonNode both = MAPPER.readTree(folder.resolve("both").toFile());
        assertThat(both.path("ima").path("log_hash_alg").asText()).isEqualTo("sha1");
        assertThat(both.path("excludes").toString()).isEqualTo("[\"/tmp/\"]");
        assertThat(both.path("digests").path("/x").size()).isEqualTo(2);
    }

    @Test
    void anExcludeThatKeylimeDoesNotTakeIsRefused() throws IOException {
        Outcome outcome = Outcome.of("runtime-policy", "create", BASELINE, "--exclude", "/ok", "--exclude", "(*a");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("the exclude '(*a' is no valid regular expression of Python");
        Path lines = Files.writeString(folder.resolve("lines"), "# comment\n/tmp/\n\n[\n");
        assertThat(Outcome.of("runtime-policy", "create", BASELINE, "--exclude-file", lines.toString())
                        .err())
                .contains("the exclude '['");
        assertThat(Outcome.of("runtime-policy", "create").err()).contains("nothing to make a policy of");
    }

    /** Relative names are below --root, and files of sources where --map says, in the policy as in check. */
    @Test
    void filesOfSourcesAreAcceptedWhereTheyAre() throws IOException {
        String digest = "0".repeat(63) + "1";
        Path sums = Files.writeString(
                folder.resolve("sums"),
                digest + "  ./bin/tool\n" + digest + "  /usr/share/x\n" + digest + "  /usr/y\n");
        Path policy = made(
                "policy.json",
                "create",
                "--good",
                sums.toString(),
                "--root",
                "/opt/app/",
                "--map",
                "/usr/share=/srv",
                "--exclude",
                "/tmp/");
        assertThat(MAPPER.readTree(policy.toFile()).path("digests").fieldNames())
                .toIterable()
                .containsExactly("/opt/app/bin/tool", "/srv/x", "/usr/y");
        Outcome useless = Outcome.of("runtime-policy", "create", BASELINE, "--root", "/opt");
        assertThat(useless.exit()).isEqualTo(2);
        assertThat(useless.err()).contains("--root, --map and --policy-key are about sources");
    }

    /** A line that was changed afterwards proves nothing, whatever it says. */
    @Test
    void whatIsNotProvenIsNotAccepted() throws IOException {
        String good = new String(
                LogBuilder.list()
                        .file("/usr/bin/a", "a")
                        .file("/usr/bin/b", "b")
                        .build()
                        .ascii(),
                StandardCharsets.UTF_8);
        Path list = Files.writeString(folder.resolve("list"), good.replace("/usr/bin/b", "/usr/bin/evil"));
        JsonNode report = json(
                "runtime-policy",
                "create",
                list.toString(),
                "--format",
                "json",
                "-o",
                folder.resolve("p").toString());
        assertThat(report.path("sources").path(0).path("left_out").toString()).isEqualTo("{\"unproven\":1}");
        assertThat(Files.readString(folder.resolve("p"))).contains("/usr/bin/a").doesNotContain("evil");
    }

    @Test
    void whereNothingCanBeSaidNothingIsWritten() throws IOException {
        Path bare = Files.writeString(folder.resolve("bare"), "ab".repeat(32) + "\n" + "cd".repeat(32) + "\n");
        Outcome outcome = Outcome.of(
                "runtime-policy",
                "convert",
                "--format",
                "json",
                bare.toString(),
                "-o",
                folder.resolve("none").toString());
        assertThat(outcome.exit()).isEqualTo(3);
        JsonNode report = MAPPER.readTree(outcome.out());
        assertThat(report.path("verdict").asText()).isEqualTo("nothing_made");
        assertThat(report.path("left_out").isEmpty()).isTrue();
        assertThat(report.path("sources")
                        .path(0)
                        .path("left_out")
                        .path("without_path")
                        .asLong())
                .isEqualTo(2);
        assertThat(report.path("diagnostics").findValuesAsText("kind")).contains("nothing_made");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void policiesOfTwoListsDifferInWhatWasMeasured() throws IOException {
        String before = CORPUS + "demo-before-after-6.1/before/ascii_runtime_measurements";
        String end = CORPUS + "demo-before-after-6.1/end/ascii_runtime_measurements";
        Path first = made("first.json", "create", before);
        assertThat(Outcome.of("runtime-policy", "diff", first.toString(), before)
                        .exit())
                .isZero();
        Outcome outcome = Outcome.of("runtime-policy", "diff", first.toString(), end, "--format", "ndjson");
        assertThat(outcome.exit()).isEqualTo(1);
        List<String> changes = new ArrayList<>();
        for (String line : outcome.out().lines().toList()) {
            JsonNode row = MAPPER.readTree(line);
            changes.add(row.path("change").asText() + " " + row.path("name").asText());
        }
        assertThat(changes)
                .isNotEmpty()
                .allMatch(change -> change.startsWith("added ") || change.startsWith("changed "));
        Path sums = Files.writeString(folder.resolve("sums"), added(before, end));
        JsonNode other = json("runtime-policy", "merge", first.toString(), sums.toString(), "--format", "json");
        JsonNode whole = json("runtime-policy", "create", end, "--format", "json");
        assertThat(other.path("policy")).isEqualTo(whole.path("policy"));
    }

    /** Checksum lines of the entries that only the later list has. */
    private static String added(String before, String end) throws IOException {
        List<String> old = Files.readAllLines(Path.of(before), StandardCharsets.ISO_8859_1);
        StringBuilder sums = new StringBuilder();
        for (String line : Files.readAllLines(Path.of(end), StandardCharsets.ISO_8859_1)) {
            String[] columns = line.split(" ", 5);
            if (!old.contains(line)) {
                sums.append(columns[3].substring(columns[3].indexOf(':') + 1))
                        .append("  ")
                        .append(columns[4])
                        .append('\n');
            }
        }
        return sums.toString();
    }

    private Outcome created(Path excludes) {
        return Outcome.of(
                "runtime-policy", "create", BASELINE, "--exclude-file", excludes.toString(), "--format", "json");
    }

    /** What an exclude file leaves out by accident is in the policy, so whoever makes it has to hear of it. */
    @Test
    void whatIsWrongWithAnExcludeFileIsReported() throws IOException {
        Path whole = Files.writeString(folder.resolve("whole"), "# ours\n\n/tmp/\n/var/log/\n");
        Outcome fine = created(whole);
        assertThat(fine.exit()).isZero();
        assertThat(fine.err()).isEmpty();
        Path latin = Files.write(folder.resolve("latin"), "/tmp/\n/caf\u00e9/\n".getBytes(StandardCharsets.ISO_8859_1));
        Outcome partly = created(latin);
        assertThat(partly.exit()).isEqualTo(3);
        assertThat(partly.err()).contains("latin: line 2: the line is not UTF-8");
        assertThat(MAPPER.readTree(partly.out()).path("policy").path("excludes").asInt())
                .isEqualTo(1);
        byte[] packed = gzip("/tmp/\n/home/[a-z]+/".repeat(200).getBytes(StandardCharsets.US_ASCII));
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(packed, packed.length - 9));
        Outcome damaged = created(cut);
        assertThat(damaged.exit()).isEqualTo(3);
        assertThat(damaged.err()).contains("error: ").contains("cut.gz: ");
    }

    /** Lines of JSON and of checksums are regular expressions, too, but nobody means them so. */
    @Test
    void anotherKindOfFileIsNoListOfExcludes() throws IOException {
        Path policy = made("policy.json", "create", BASELINE);
        Path sums = Files.writeString(folder.resolve("sums"), "ab".repeat(32) + "  /usr/bin/a\n");
        for (Path other : List.of(policy, sums)) {
            Outcome refused = created(other);
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.err()).contains(other.getFileName() + ": it is not a list of excludes");
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    /** A policy is made of what its sources say; an index has that in the form of another question. */
    @Test
    void anIndexIsNoSourceOfAPolicy() throws IOException {
        Path sums = Files.writeString(folder.resolve("sums"), "ab".repeat(32) + "  /usr/bin/a\n");
        String index = folder.resolve("known.idx").toString();
        assertThat(Outcome.of("reference", "build", sums.toString(), "-o", index)
                        .exit())
                .isZero();
        for (List<String> command : List.of(
                List.of("create", BASELINE, "--good", index),
                List.of("convert", index),
                List.of("merge", sums.toString(), index),
                List.of("diff", sums.toString(), index))) {
            List<String> words = new ArrayList<>(List.of("runtime-policy"));
            words.addAll(command);
            Outcome refused = Outcome.of(words.toArray(String[]::new));
            assertThat(refused.exit()).as(command.toString()).isEqualTo(2);
            assertThat(refused.err())
                    .contains(index + ": it is an index already, which only check, diff and evidence take");
        }
    }

    /** Keylime may take it; here it would cost minutes, or more depth than there is. */
    @Test
    void anExcludeThatIsLongerThanAnyPathIsReportedAndNotCompared() throws IOException {
        for (String unit : List.of("a", "(?:a*b)*", "[a-z]")) {
            String expression = "/" + unit.repeat((1 << 16) / unit.length() - 1);
            Path excludes = Files.writeString(folder.resolve("long"), expression + "\n");
            Outcome made = created(excludes);
            assertThat(made.exit()).as(unit).isZero();
            assertThat(MAPPER.readTree(made.out())
                            .path("lints")
                            .path(0)
                            .path("kind")
                            .asText())
                    .isEqualTo("exclude_too_long");
            Path policy = folder.resolve("long.json");
            assertThat(Outcome.of(
                                    "runtime-policy",
                                    "create",
                                    BASELINE,
                                    "--exclude-file",
                                    excludes.toString(),
                                    "-o",
                                    policy.toString(),
                                    "--force")
                            .exit())
                    .isZero();
            Outcome checked = Outcome.of("check", BASELINE, "--good", policy.toString());
            assertThat(checked.exit()).isZero();
            assertThat(checked.err()).contains("too long to be compared here");
        }
    }
}
