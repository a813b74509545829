package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.ResourceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay says of entries that contradict themselves, behind the entry that gives the expected value as well. */
class ReplayFindingsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path LIST = ResourceFolder.onDisk("demo").resolve("before.ascii");
    private static final String ZERO = "0".repeat(40);

    @TempDir
    private Path folder;

    @Test
    void aMadeUpViolationBehindTheMatchIsAFinding() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(LIST));
        String[] expected = {"--pcr", "sha1:10=" + sha1Pcr(lines.subList(0, 4))};
        lines.set(4, lines.get(4).replace(templateDigest(lines.get(4)), ZERO));
        JsonNode report = json(lines, 1, expected);
        assertThat(report.path("verdict").asText()).isEqualTo("reproduced_prefix");
        assertThat(report.path("findings")).hasSize(1);
        JsonNode finding = report.path("findings").get(0);
        assertThat(finding.path("kind").asText()).isEqualTo("violation_with_file_digest");
        assertThat(finding.path("entry").asInt()).isEqualTo(5);
        assertThat(report.path("template_digests").path("mismatching").asInt()).isZero();
        assertThat(report.path("template_digests").path("violations").asInt()).isEqualTo(1);
        assertThat(text(lines, expected).lines().toList())
                .anyMatch(line -> line.contains("reproduced at entry 4 of 5")
                        && line.contains("; 1 finding about entries; 1 violation, whose name nothing hashes"))
                .anyMatch(line ->
                        line.startsWith("entry 5 at line 5: /demo.python: the template digest is that of a violation"));
    }

    @Test
    void aFileDigestOfTheWrongLengthIsAFindingBesideTheMismatch() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(LIST));
        lines.set(2, lines.get(2).replace("sha512:", "sha256:"));
        JsonNode report = json(lines, 1);
        assertThat(report.path("findings").findValuesAsText("kind"))
                .containsExactly("template_digest_mismatch", "digest_length");
        assertThat(report.path("findings").findValuesAsText("entry")).containsExactly("3", "3");
        assertThat(text(lines))
                .contains("1 of 5 template digests does not match (sha1); 1 other finding about entries");
    }

    @Test
    void whatIsOnlyWorthANoteStaysOut() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(LIST));
        String name = lines.get(4).substring(lines.get(4).lastIndexOf(' ') + 1);
        byte[] digest = new byte[32];
        String templateDigest = sha1(field("blake3:\0", digest), field(name + "\0", new byte[0]));
        lines.set(4, "10 " + templateDigest + " ima-ng blake3:" + HexFormat.of().formatHex(digest) + " " + name);
        JsonNode report = json(lines, 0);
        assertThat(report.path("findings")).isEmpty();
        assertThat(report.path("template_digests").path("matching").asInt()).isEqualTo(5);
    }

    @Test
    void aValueBehindAnEntryThatCannotBeComputedIsUndecidedAndNotSaidToBeMissed() throws IOException {
        JsonNode report = json(broken(), 1, "--pcr", "sha256:10=" + "1".repeat(64));
        assertThat(report.path("verdict").asText()).isEqualTo("undecided");
        assertThat(report.path("findings").findValuesAsText("kind")).containsExactly("entry_unproven", "pcr_undecided");
        assertThat(report.path("undecided").findValuesAsText("reason")).containsExactly("not_computable");
        JsonNode row = report.path("pcrs").get(0);
        assertThat(row.path("broken_at").asInt()).isEqualTo(5);
        assertThat(row.path("match").path("result").asText()).isEqualTo("none");
        Outcome text = run(broken(), "text", "--pcr", "sha256:10=" + "1".repeat(64));
        assertThat(text.out())
                .contains(
                        "sha256 PCR 10 NOT decided: entry 5 has no template digest in this bank; nothing proves what 1 entry says\n");
        assertThat(text.err()).contains("warning: ", "entry #5: sha256 PCR 10 is not decidable from here on");
    }

    @Test
    void aValueInTheBankOfTheLoggedDigestsIsStillMissed() throws IOException {
        JsonNode report =
                json(begun(broken()), 1, "--pcr", "sha256:10=" + "1".repeat(64), "--pcr", "sha1:10=" + "1".repeat(40));
        assertThat(report.path("verdict").asText()).isEqualTo("not_reproduced");
        assertThat(report.path("findings").findValuesAsText("kind"))
                .containsExactly("entry_unproven", "pcr_not_reproduced", "pcr_undecided");
        assertThat(report.path("findings").findValuesAsText("bank")).containsExactly("sha1", "sha256");
        assertThat(report.path("undecided").findValuesAsText("bank")).containsExactly("sha256");
    }

    @Test
    void aMissedValueComesWithWhatMayBeWhy() throws IOException {
        List<String> part = Files.readAllLines(LIST);
        assertThat(whyMissed(part, "1".repeat(40))).containsExactly("missed_without_boot_aggregate");
        assertThat(whyMissed(part, ZERO)).containsExactly("missed_zero_value", "missed_without_boot_aggregate");
        List<String> whole = begun(part);
        assertThat(whyMissed(whole, "1".repeat(40))).isEmpty();
        whole.add(4, whole.get(0));
        assertThat(whyMissed(whole, "1".repeat(40))).containsExactly("missed_after_kexec");
        assertThat(json(whole, 0, "--pcr", "sha1:10=" + sha1Pcr(whole))
                        .path("diagnostics")
                        .findValuesAsText("kind"))
                .noneMatch(kind -> kind.startsWith("missed"));
    }

    /** The same behind a boot_aggregate of zeros. */
    private static List<String> begun(List<String> lines) {
        String digest = sha1(field("sha1:\0", new byte[20]), field("boot_aggregate\0", new byte[0]));
        List<String> whole = new ArrayList<>(lines);
        whole.add(0, "10 " + digest + " ima-ng sha1:" + ZERO + " boot_aggregate");
        return whole;
    }

    private List<String> whyMissed(List<String> lines, String value) throws IOException {
        return json(lines, 1, "--pcr", "sha1:10=" + value).path("diagnostics").findValuesAsText("kind").stream()
                .filter(kind -> kind.startsWith("missed"))
                .toList();
    }

    /** The last entry is of a template whose data cannot be rebuilt from its text. */
    private static List<String> broken() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(LIST));
        lines.set(4, lines.get(4).replace("ima-ng", "my-own").replace("/demo", "/other"));
        return lines;
    }

    @Test
    void aGoodListHasNone() throws IOException {
        List<String> lines = Files.readAllLines(LIST);
        assertThat(json(lines, 0, "--pcr", "sha1:10=" + sha1Pcr(lines))
                        .path("verdict")
                        .asText())
                .isEqualTo("reproduced");
    }

    private JsonNode json(List<String> lines, int exit, String... options) throws IOException {
        Outcome outcome = run(lines, "json", options);
        assertThat(outcome.exit()).isEqualTo(exit);
        return MAPPER.readTree(outcome.out());
    }

    private String text(List<String> lines, String... options) throws IOException {
        return run(lines, "text", options).out();
    }

    private Outcome run(List<String> lines, String format, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("replay", "--format", format));
        words.addAll(List.of(options));
        words.add(Files.write(folder.resolve("list.ascii"), lines).toString());
        return Outcome.of(words.toArray(String[]::new));
    }

    private static String templateDigest(String line) {
        return line.split(" ")[1];
    }

    private static String sha1Pcr(List<String> lines) {
        byte[] pcr = new byte[20];
        for (String line : lines) {
            pcr = HexFormat.of().parseHex(sha1(pcr, HexFormat.of().parseHex(templateDigest(line))));
        }
        return HexFormat.of().formatHex(pcr);
    }

    /** A field as it is hashed: its length in little endian, text, bytes. */
    private static byte[] field(String text, byte[] bytes) {
        byte[] field = new byte[4 + text.length() + bytes.length];
        field[0] = (byte) (text.length() + bytes.length);
        for (int i = 0; i < text.length(); i++) {
            field[4 + i] = (byte) text.charAt(i);
        }
        System.arraycopy(bytes, 0, field, 4 + text.length(), bytes.length);
        return field;
    }

    private static String sha1(byte[]... parts) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            for (byte[] part : parts) {
                sha1.update(part);
            }
            return HexFormat.of().formatHex(sha1.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
