package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EvidenceTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final String AK = BEFORE.file("ak.pem").toString();

    @TempDir
    private Path folder;

    static List<Snapshot> quoted() {
        return Corpus.snapshots().stream()
                .filter(snapshot -> Files.exists(snapshot.file("quote.msg")))
                .toList();
    }

    /** Two snapshots match on no bank, or not on all, since somebody else extended the PCR. */
    @ParameterizedTest
    @MethodSource("quoted")
    void aQuoteCoversWhatTheTpmSaid(Snapshot snapshot) throws IOException {
        JsonNode report = json(
                "verify",
                "--evidence",
                snapshot.folder().toString(),
                "--ak",
                snapshot.file("ak.pem").toString());
        JsonNode quoteCoverage = report.at("/cases/0/vouching");
        long entries = report.at("/cases/0/entries").asLong();
        long expected = switch (snapshot.name()) {
            case "demo-before-after-6.1/pcr-older-than-log" -> 95;
            case "demo-before-after-6.1/pcr-newer-than-log", "demo-before-after-6.1/foreign-extend-sha256" -> 0;
            default -> entries;
        };

        assertThat(entries).isEqualTo(snapshot.truth().entries());
        assertThat(quoteCoverage.at("/last_covered_entry").asLong()).isEqualTo(expected);
        assertThat(quoteCoverage.at("/covered_by_quote").asLong()
                        + quoteCoverage.at("/after_quote").asLong()
                        + quoteCoverage.at("/never_vouched_for").asLong())
                .isEqualTo(entries);
        assertThat(report.at("/verdict").asText()).isEqualTo(expected == 0 ? "inconsistent" : "consistent");
        assertThat(report.at("/cases")).hasSize(1);
    }

    @Test
    void everySnapshotOfAScenarioIsACaseOfItsOwnAndSharesTheEventLog() throws IOException {
        JsonNode report =
                json("verify", "--evidence", BEFORE.folder().getParent().toString());

        assertThat(report.at("/cases")).hasSize(8);
        for (JsonNode each : report.at("/cases")) {
            assertThat(each.at("/boot_aggregates/0/result").asText()).isEqualTo("reproduced");
            assertThat(each.at("/quotes")).hasSize(2);
            assertThat(each.at("/quotes/0/message").asText())
                    .startsWith(Path.of(each.at("/list").asText())
                            .getParent()
                            .getFileName()
                            .toString());
        }
    }

    @Test
    void anArchiveSaysWhatItsFolderSays() throws IOException {
        Path archive = folder.resolve("collection.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Path file : ResourceFolder.children(BEFORE.folder())) {
                zip.putNextEntry(new ZipEntry("uploads/auto/%2Fsys%2Fkernel/" + file.getFileName()));
                zip.write(Files.readAllBytes(file));
            }
        }
        JsonNode ofArchive = json("verify", "--evidence", archive.toString(), "--ak", AK);
        JsonNode ofFolder = json("verify", "--evidence", BEFORE.folder().toString(), "--ak", AK);

        assertThat(ofArchive.at("/cases/0/vouching/last_covered_entry"))
                .isEqualTo(ofFolder.at("/cases/0/vouching/last_covered_entry"));
        assertThat(ofArchive.at("/cases/0/vouching/last_covered_entry").asLong())
                .isEqualTo(BEFORE.truth().entries());
        assertThat(ofArchive.at("/cases/0/collect_next")).isEqualTo(ofFolder.at("/cases/0/collect_next"));
        assertThat(ofArchive.at("/evidence/parts/0/path").asText()).startsWith("uploads/auto//sys/kernel/");
    }

    @ParameterizedTest
    @CsvSource({
        "quote.msg,  40,  quote_signature",
        "quote.sig,  20,  quote_signature",
        "quote.pcrs, 150, quote_pcr_digest",
        "binary_runtime_measurements, 60, template_digest_mismatch"
    })
    void oneChangedBitIsTheFindingOfItsCheck(String name, int offset, String kind) throws IOException {
        copy(name, "ascii_runtime_measurements", "quotersa.msg", "quotersa.sig", "quotersa.pcrs");
        byte[] content = Files.readAllBytes(BEFORE.file(name));
        content[offset] ^= 1;
        Files.write(folder.resolve(name), content);

        assertThat(kinds(json("verify", "--evidence", folder.toString()))).contains(kind);
    }

    @Test
    void aNonceOfTheUserIsHeldAgainstTheQuote() throws IOException {
        copy("");
        JsonNode right = json(
                "verify",
                "--evidence",
                folder.toString(),
                "--ak",
                AK,
                "--nonce",
                BEFORE.file("nonce.hex").toString());
        JsonNode wrong = json("verify", "--evidence", folder.toString(), "--ak", AK, "--nonce", "00112233");

        assertThat(right.at("/cases/0/quotes/0/checks/nonce/result").asText()).isEqualTo("pass");
        assertThat(kinds(right)).isEmpty();
        assertThat(wrong.at("/cases/0/vouching/covered_by_quote").asLong()).isZero();
        assertThat(kinds(wrong)).contains("quote_nonce");
    }

    @Test
    void aKeyOfTheUserReplacesThoseInTheEvidence() throws IOException {
        copy("");
        Snapshot other = Corpus.snapshot("baseline-6.1/final");
        JsonNode foreign = json(
                "verify",
                "--evidence",
                folder.toString(),
                "--ak",
                other.file("ak.pem").toString());
        JsonNode own = json(
                "verify",
                "--evidence",
                folder.toString(),
                "--ak",
                BEFORE.file("ak.pem").toString());

        assertThat(kinds(foreign)).containsOnly("quote_key_not_vouched_for");
        assertThat(foreign.at("/cases/0/vouching/covered_by_quote").asLong()).isZero();
        assertThat(own.at("/cases/0/vouching/covered_by_quote").asLong())
                .isEqualTo(BEFORE.truth().entries());
        assertThat(own.at("/cases/0/quotes/0/key_from_evidence").asBoolean()).isFalse();
    }

    @Test
    void withoutAQuoteNothingIsVouchedFor() throws IOException {
        Files.copy(BEFORE.ascii(), folder.resolve("ascii_runtime_measurements"));
        JsonNode report = json("verify", "--evidence", folder.toString());
        List<String> advice = new ArrayList<>();
        report.at("/cases/0/collect_next")
                .forEach(next -> advice.add(next.at("/kind").asText()));

        assertThat(report.at("/cases/0/vouching/never_vouched_for").asLong())
                .isEqualTo(BEFORE.truth().entries());
        assertThat(advice).contains("quote", "pcr_values", "event_log", "binary_list", "counters");
        assertThat(report.at("/verdict").asText()).isEqualTo("consistent");
    }

    @Test
    void emptyListsAreNamedWithTheReason() throws IOException {
        Files.createFile(folder.resolve("binary_runtime_measurements"));
        Outcome outcome = Outcome.of("verify", "--evidence", folder.toString());

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err()).contains("the list is empty (0 bytes)").contains("collect the list with cat");
    }

    @Test
    void linksAreNamedAndNotFollowed() throws IOException {
        Files.copy(BEFORE.ascii(), folder.resolve("ascii_runtime_measurements"));
        Files.createSymbolicLink(folder.resolve("quote\u001b.msg"), Path.of("/nowhere/\u001b"));
        Outcome outcome = Outcome.of("verify", "--evidence", folder.toString());

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err())
                .isEqualTo("imatool: note: " + folder + ": left out: symbolic links that lead out of the folder, not"
                        + " followed: quote\\x1b.msg -> /nowhere/\\x1b\n");
        assertThat(json("verify", "--evidence", folder.toString())
                        .at("/diagnostics/0/kind")
                        .asText())
                .isEqualTo("evidence_left_out");
    }

    /** Eight lists of one boot; of one of them somebody extended PCR 10 of a bank beside IMA. */
    @Test
    void ofManyListsATableComesFirstAndTheAdviceOnce() {
        Outcome outcome =
                Outcome.of("verify", "--evidence", BEFORE.folder().getParent().toString(), "--ak", AK);

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out())
                .startsWith("3 findings, listed below\n8 lists in ")
                .containsPattern("(?m)^  foreign-extend-sha256 +104 +0 +0  quote replay, and 2 more$")
                .containsPattern("(?m)^  before +93 +93 +0  nothing$")
                .containsPattern("(?m)^foreign-extend-sha256/quote.msg: no prefix of the list gives")
                .containsPattern(
                        "(?m)^.*/foreign-extend-sha256/binary_runtime_measurements: no prefix of the list gives the value"
                                + " of sha256 PCR 10 ")
                .containsOnlyOnce("Collect next time:");
    }

    @Test
    void theHeadlineSaysThatNobodyVouchesForAFoundKey() throws IOException {
        copy("quotersa.msg", "quotersa.sig", "quotersa.pcrs", "akrsa.pem");
        Outcome outcome = Outcome.of("verify", "--evidence", folder.toString());

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("NOT covered: nobody vouches for the key of the quote quote.msg, which fits all 93 entries")
                .contains("quote.msg: signed with the key of ")
                .doesNotContain("made by a TPM (")
                .doesNotContain("entries covered by the quote quote.msg");
    }

    @Test
    void aFileThatIsNoEvidenceIsRefused() {
        Outcome outcome = Outcome.of("verify", "--evidence", BEFORE.binary().toString());

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("neither a folder nor a tar or zip archive, packed or not");
    }

    @Test
    void eitherAListOrEvidenceIsGiven() {
        assertThat(Outcome.of("verify").exit()).isEqualTo(2);
        assertThat(Outcome.of("verify", "x", "--evidence", "y").err()).contains("not both");
        assertThat(Outcome.of("verify", "x", "--nonce", "00").err()).contains("need --evidence");
    }

    @Test
    void theTextOpensWithWhatTheQuoteCovers() {
        String older = Corpus.snapshot("demo-before-after-6.1/pcr-older-than-log")
                .folder()
                .toString();
        String text = Outcome.of("verify", "--evidence", older, "--ak", AK).out();

        assertThat(text.lines().findFirst().orElseThrow()).contains("95 of 100 entries covered by the quote");
        assertThat(text)
                .contains("5 entries after entry 95")
                .contains("Collect next time:")
                .contains("nobody else vouches for it");
    }

    /** Whoever puts a list of his own in front must not have it vouched for. */
    @Test
    void aQuoteSpeaksOfOneListOfATextOnly() throws IOException {
        copy("binary_runtime_measurements", "ascii_runtime_measurements");
        String quoted = Files.readString(BEFORE.file("ascii_runtime_measurements"), StandardCharsets.ISO_8859_1);
        String other = Files.readString(
                Corpus.snapshot("baseline-6.1/final").file("ascii_runtime_measurements"), StandardCharsets.ISO_8859_1);
        Path list = folder.resolve("ascii_runtime_measurements");
        long entries = BEFORE.truth().entries();
        long others = other.lines().count();
        for (String text : List.of(
                other + "$ cat /sys/kernel/security/ima/ascii_runtime_measurements\n" + quoted,
                quoted + "$ cat /sys/kernel/security/ima/ascii_runtime_measurements\n" + other)) {
            Files.writeString(list, text, StandardCharsets.ISO_8859_1);
            JsonNode quoteCoverage =
                    json("verify", "--evidence", folder.toString(), "--ak", AK).at("/cases/0/vouching");

            assertThat(quoteCoverage.at("/covered_by_quote").asLong()).isEqualTo(entries);
            assertThat(quoteCoverage.at("/after_quote").asLong()).isZero();
            assertThat(quoteCoverage.at("/never_vouched_for").asLong()).isEqualTo(others);
        }
        assertThat(Outcome.of("verify", "--evidence", folder.toString(), "--ak", AK)
                        .out())
                .contains("in lists that the quote does not cover");
    }

    @Test
    void anAlteredQuoteFailsWhateverItsSignatureIsCalled() throws IOException {
        copy("quotersa.msg", "quotersa.sig", "quotersa.pcrs", "quote.sig", "quote.pcrs");
        Files.copy(BEFORE.file("quote.sig"), folder.resolve("signature.bin"));
        assertThat(Outcome.of("verify", "--evidence", folder.toString(), "--ak", AK)
                        .exit())
                .isZero();

        byte[] message = Files.readAllBytes(BEFORE.file("quote.msg"));
        message[71] ^= 1;
        Files.write(folder.resolve("quote.msg"), message);
        assertThat(kinds(json("verify", "--evidence", folder.toString(), "--ak", AK)))
                .contains("quote_signature");
        assertThat(Outcome.of("verify", "--evidence", folder.toString(), "--ak", AK)
                        .out())
                .contains("1 finding, listed below")
                .containsPattern("(?m)^quote.msg: .* was altered$");
    }

    @Test
    void manyForeignSignaturesHideNone() throws IOException {
        copy("quotersa.msg", "quotersa.sig", "quotersa.pcrs", "quote.sig");
        byte[] signature = Files.readAllBytes(BEFORE.file("quote.sig"));
        Files.write(folder.resolve("z.sig"), signature);
        for (int i = 10; i < 40; i++) {
            byte[] foreign = signature.clone();
            foreign[20] ^= (byte) i;
            Files.write(folder.resolve("a" + i + ".sig"), foreign);
        }
        assertThat(json("verify", "--evidence", folder.toString(), "--ak", AK)
                        .at("/cases/0/vouching/covered_by_quote")
                        .asLong())
                .isEqualTo(BEFORE.truth().entries());
    }

    /** An altered quote that nothing fits uses up the trials; the key of the other one is the last of seventy. */
    @Test
    void afterManyTrialsTheSignatureThatIsNamedLikeItsQuoteIsTriedWithEveryKey() throws Exception {
        copy("quote.msg", "quote.sig", "quote.pcrs", "ak.pem", "ak.pub");
        byte[] altered = Files.readAllBytes(BEFORE.file("quotersa.msg"));
        altered[71] ^= 1;
        Files.write(folder.resolve("a.msg"), altered);
        byte[] signature = Files.readAllBytes(BEFORE.file("quotersa.sig"));
        for (int i = 10; i < 72; i++) {
            byte[] foreign = signature.clone();
            foreign[20] ^= (byte) i;
            Files.write(folder.resolve("s" + i + ".sig"), foreign);
        }
        StringBuilder keys = new StringBuilder();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        for (int i = 0; i < 70; i++) {
            keys.append("-----BEGIN PUBLIC KEY-----\n")
                    .append(Base64.getMimeEncoder()
                            .encodeToString(
                                    generator.generateKeyPair().getPublic().getEncoded()))
                    .append("\n-----END PUBLIC KEY-----\n");
        }
        Files.writeString(folder.resolve("0.pem"), keys.toString());

        JsonNode report = json("verify", "--evidence", folder.toString(), "--accept-found-key");
        assertThat(report.at("/cases/0/vouching/covered_by_quote").asLong())
                .isEqualTo(BEFORE.truth().entries());
        assertThat(Outcome.of("verify", "--evidence", folder.toString()).err())
                .contains("after 4096 trials of keys on signatures, only the signature that is named like its quote");
    }

    /** The files of the snapshot, all if none is left out. */
    private void copy(String... leftOut) throws IOException {
        for (Path file : ResourceFolder.children(BEFORE.folder())) {
            String name = file.getFileName().toString();
            if (!List.of(leftOut).contains(name)) {
                Files.copy(file, folder.resolve(name));
            }
        }
    }

    private static List<String> kinds(JsonNode report) {
        List<String> kinds = new ArrayList<>();
        report.at("/findings").forEach(finding -> kinds.add(finding.at("/kind").asText()));
        return kinds;
    }

    private static JsonNode json(String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--format", "json"));
        return MAPPER.readTree(Outcome.of(words.toArray(String[]::new)).out());
    }

    @Test
    void aKeyMayComeFromStandardInput() {
        String folder = BEFORE.folder().toString();
        Outcome ofFile = Outcome.of("evidence", folder, "--ak", AK);
        Outcome piped = Outcome.withInput(Path.of(AK), "evidence", folder, "--ak", "-");
        assertThat(piped.exit()).isEqualTo(ofFile.exit());
        assertThat(piped.out()).contains("<stdin>").isEqualTo(ofFile.out().replace(AK, "<stdin>"));
    }
}
