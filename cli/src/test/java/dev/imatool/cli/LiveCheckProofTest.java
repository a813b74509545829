package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code contrib/check-proof.py}: agrees with true reports of the whole corpus, and with none that somebody changed. */
@Tag("live")
class LiveCheckProofTest {
    private static final Path SCRIPT = Path.of("../contrib/check-proof.py").toAbsolutePath();
    private static final Snapshot END = Corpus.snapshot("demo-before-after-6.1/end");
    private static final String LIST = END.binary().toString();

    @TempDir
    private Path folder;

    private record Proof(int exit, String out) {}

    private Proof check(String report) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("report.json"), report);
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder("python3", SCRIPT.toString(), file.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Proof(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    }

    private static String report(String... words) {
        return Outcome.of(words).out();
    }

    private static String quote() {
        return report(
                "quote",
                LIST,
                "-m",
                END.file("quote.msg").toString(),
                "-s",
                END.file("quote.sig").toString(),
                "-u",
                END.file("ak.pub").toString(),
                "-f",
                END.file("quote.pcrs").toString(),
                "--format",
                "json");
    }

    private static String replay() {
        return report("replay", LIST, "--pcrs", END.file("pcrread.yaml").toString(), "--format", "json");
    }

    private static String evidence() {
        return report(
                "evidence", END.folder().toString(), "--ak", END.file("ak.pub").toString(), "--format", "json");
    }

    private static String since() {
        return report(
                "case",
                END.folder().toString(),
                "--before",
                Corpus.snapshot("demo-before-after-6.1/before").folder().toString(),
                "--ak",
                END.file("ak.pub").toString(),
                "--format",
                "json");
    }

    private static String verify(Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(END.binary());
        bytes[4000] ^= 1;
        Path damaged = Files.write(folder.resolve("damaged"), bytes);
        return report("verify", damaged.toString(), "--format", "json");
    }

    static List<Snapshot> snapshots() {
        return Corpus.snapshots();
    }

    /** Every list of the corpus, as a whole and as evidence: what is not checked is told, and nothing is wrong. */
    @ParameterizedTest
    @MethodSource("snapshots")
    void trueReportsAreConfirmed(Snapshot snapshot) throws IOException, InterruptedException {
        Proof proof = check(report("evidence", snapshot.folder().toString(), "--format", "json"));
        assertThat(proof.out()).contains("template digests", " 0 WRONG");
        // names with line breaks, which the script does not put together: then not all is proven
        boolean whole = proof.out().endsWith(" 0 not checked\n");
        assertThat(proof.exit()).as(proof.out()).isEqualTo(whole ? 0 : 2);
        assertThat(whole)
                .isEqualTo(!Set.of("hostile-names-6.12/final", "keys-kexec-6.12/final")
                        .contains(snapshot.name()));
    }

    /** Silence is no proof: what is left of a report holds, and still it is not 0. */
    @Test
    void whatCannotBeCheckedIsNotProven() throws IOException, InterruptedException {
        String evidence = evidence();
        String list = "binary_runtime_measurements\",\n      \"sha256\"";
        assertThat(evidence).contains(list);
        Proof noList = check(evidence.replaceFirst(
                "(?s)\\{\\s*\"role\": \"list\",\\s*\"path\": \"[^\"]*/binary_runtime_measurements\".*?\\},", ""));
        assertThat(noList.out()).contains("\nok ", " 0 WRONG");
        assertThat(noList.exit()).as(noList.out()).isEqualTo(2);
        Proof otherForm = check(evidence.replace("\"byte_order\": \"little\"", "\"byte_order\": \"middle\""));
        assertThat(otherForm.out()).contains("not read here");
        assertThat(otherForm.exit()).as(otherForm.out()).isEqualTo(2);
    }

    @Test
    void theReportsOfOneListAreConfirmed() throws IOException, InterruptedException {
        for (String report : List.of(replay(), quote(), evidence(), since(), verify(folder))) {
            Proof proof = check(report);
            assertThat(proof.exit()).as(proof.out()).isZero();
            assertThat(proof.out()).contains(" 0 WRONG, 0 not checked");
        }
    }

    /** Quotes of many folders are called alike, and an older list is covered by way of a newer one. */
    @Test
    void reportsOfManyListsAreConfirmed() throws IOException, InterruptedException {
        Proof proof = check(report(
                "evidence",
                END.folder().getParent().toString(),
                "--ak",
                END.file("ak.pub").toString(),
                "--format",
                "json"));

        // the values of an older copy are reached in the newer list, which the script does not look at for it
        assertThat(proof.out()).contains(" 0 WRONG, 4 not checked");
        assertThat(proof.exit()).isEqualTo(2);
    }

    /** One claim after the other is changed: the checker must say which. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replay | \"sha256\": \"ea39 | \"sha256\": \"ea38 | sha256, bytes",
                "replay | \"bytes\": 12164 | \"bytes\": 12165 | sha256, bytes",
                "replay | \"entries\": 103 | \"entries\": 102 | entries, violations",
                "replay | \"violations\": 0 | \"violations\": 1 | entries, violations",
                "replay | \"matching\": 103 | \"matching\": 102 | template digests",
                "replay | \"mismatching\": 0 | \"mismatching\": 1 | template digests",
                "replay | \"value\": \"272c | \"value\": \"272d | at the end",
                "replay | \"expected\": \"2ae2 | \"expected\": \"2ae3 | after entry 103",
                "replay | \"entry\": 103 | \"entry\": 102 | after entry 102",
                "replay | \"scheme\": \"padded_sha1\" | \"scheme\": \"per_bank\" | at the end",
                "quote | \"nonce\": \"a6c4 | \"nonce\": \"a6c5 | nonce, PCR digest",
                "quote | \"pcr_digest\": \"24f3 | \"pcr_digest\": \"24f4 | nonce, PCR digest",
                "quote | \"clock\": 140876 | \"clock\": 140877 | clock",
                "quote | \"reset_count\": 2330045657 | \"reset_count\": 2330045658 | clock",
                "quote | \"entry\": 103 | \"entry\": 101 | covers the entries up to 101",
                "quote | \"value\": \"c1e3 | \"value\": \"c1e4 | after entry 103",
                "evidence | \"last_covered_entry\": 103 | \"last_covered_entry\": 99 | covers the entries up to 99",
                "evidence | \"clock\": 142435 | \"clock\": 142436 | clock",
                "case | \"last_covered_entry\": 93 | \"last_covered_entry\": 92 | covers the entries up to 92",
                "case | \"clock\": 60568 | \"clock\": 60569 | clock",
                "case | \"path\": \"/srv/app/late8.sh | \"path\": \"/srv/app/late9.sh | added",
                "verify | \"computed\": \" | \"computed\": \"0 | template_digest_mismatch",
                "verify | \"logged\": \" | \"logged\": \"0 | template_digest_mismatch",
                "verify | \"path\": \"/usr/lib/x86_64 | \"path\": \"/usr/lib/x86_65 | template_digest_mismatch",
            })
    void aChangedClaimIsWrong(String command, String from, String into, String claim)
            throws IOException, InterruptedException {
        String report = switch (command) {
            case "replay" -> replay();
            case "quote" -> quote();
            case "evidence" -> evidence();
            case "case" -> since();
            default -> verify(folder);
        };
        assertThat(report).contains(from);
        Proof proof = check(report.replace(from, into));

        assertThat(proof.exit()).as(proof.out()).isEqualTo(1);
        assertThat(proof.out().lines().filter(line -> line.startsWith("WRONG")))
                .anySatisfy(line -> assertThat(line).contains(claim));
    }

    @Test
    void aChangedFileIsWrongAndNoFileIsNotChecked() throws IOException, InterruptedException {
        Path copy = Files.copy(END.binary(), folder.resolve("list"));
        String report = report("replay", copy.toString(), "--format", "json");
        assertThat(check(report).exit()).isZero();
        byte[] bytes = Files.readAllBytes(copy);
        bytes[bytes.length - 1] ^= 1;
        Files.write(copy, bytes);
        assertThat(check(report).exit()).isEqualTo(1);
        Files.delete(copy);
        Proof none = check(report);
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.out()).contains("not checked", "no such file");
        Proof elsewhere = check(evidence().replace("quote.msg\"", "nowhere.msg\""));
        assertThat(elsewhere.exit()).as(elsewhere.out()).isEqualTo(2);
    }

    @Test
    void theScriptStaysShort() throws IOException {
        assertThat(Files.readAllLines(SCRIPT)).hasSizeLessThan(150);
    }
}
