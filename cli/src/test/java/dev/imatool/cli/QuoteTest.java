package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.PcrTruth;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotes of real TPMs against the lists read beside them, whole and with one bit changed. */
class QuoteTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Snapshot SNAPSHOT = Corpus.snapshot("demo-before-after-6.1/after");

    @TempDir
    Path folder;

    static List<Snapshot> quoted() {
        return Corpus.snapshots().stream()
                .filter(snapshot -> Files.exists(snapshot.file("quote.msg")))
                .toList();
    }

    private static Outcome quote(Snapshot snapshot, Map<String, Path> changed, String... more) {
        Map<String, String> files = new TreeMap<>(Map.of(
                "log", "binary_runtime_measurements",
                "-m", "quote.msg",
                "-s", "quote.sig",
                "-u", "ak.pem",
                "-f", "quote.pcrs",
                "--nonce", "nonce.hex"));
        List<String> words = new ArrayList<>(List.of("quote", "--format", "json"));
        files.forEach((option, name) -> {
            Path file = changed.getOrDefault(option, snapshot.file(name));
            if (!option.equals("log")) {
                words.add(option);
            }
            words.add(file.toString());
        });
        words.addAll(List.of(more));
        return Outcome.of(words.toArray(String[]::new));
    }

    private static JsonNode json(Outcome outcome) throws IOException {
        assertThat(outcome.exit()).as(outcome.err()).isIn(0, 1, 3);
        return MAPPER.readTree(outcome.out());
    }

    private static List<String> failed(JsonNode report) {
        return QuoteReports.checks(report).stream()
                .filter(check -> check.endsWith(" fail"))
                .toList();
    }

    private static List<String> findings(JsonNode report) {
        List<String> kinds = new ArrayList<>();
        report.path("findings")
                .forEach(finding -> kinds.add(finding.path("kind").asText()));
        return kinds;
    }

    private static String verdict(Snapshot snapshot) {
        List<PcrTruth> pcrs = snapshot.truth().pcrs();
        if (pcrs.stream().anyMatch(pcr -> pcr.result() == PcrTruth.Result.NO_MATCH)) {
            return "not_covered";
        }
        return pcrs.stream().allMatch(pcr -> pcr.result() == PcrTruth.Result.MATCH) ? "covered" : "covered_prefix";
    }

    @ParameterizedTest
    @MethodSource("quoted")
    void bothQuotesOfEverySnapshotCoverWhatItsTruthSays(Snapshot snapshot) throws IOException {
        Map<String, Path> rsa = Map.of(
                "-m", snapshot.file("quotersa.msg"),
                "-s", snapshot.file("quotersa.sig"),
                "-u", snapshot.file("akrsa.pem"),
                "-f", snapshot.file("quotersa.pcrs"));
        for (Map<String, Path> changed : List.of(Map.<String, Path>of(), rsa)) {
            Outcome outcome = quote(snapshot, changed);
            JsonNode report = json(outcome);

            assertThat(report.path("verdict").asText()).isEqualTo(verdict(snapshot));
            assertThat(outcome.exit()).isEqualTo(verdict(snapshot).equals("not_covered") ? 1 : 0);
            assertThat(QuoteReports.checks(report))
                    .contains("magic pass", "signature pass", "nonce pass", "pcr_digest pass");
            if (!verdict(snapshot).equals("not_covered")) {
                assertThat(report.path("covered").path("entry").asLong())
                        .isEqualTo(snapshot.truth().pcrs().stream()
                                .mapToLong(pcr -> pcr.entriesUsed().orElseThrow())
                                .max()
                                .orElseThrow());
                assertThat(report.path("checks").path("replay").path("result").asText())
                        .isEqualTo("pass");
            }
        }
    }

    /** Offsets: hash of the signature's message, the nonce at 0x2c, the clock at 0x40, the quoted digest at 0x77. */
    @ParameterizedTest
    @CsvSource({
        "-m, 0x44, signature fail",
        "-m, 0x30, signature fail;nonce fail",
        "-m, 0x77, signature fail;pcr_digest fail",
        "-m, 0x01, magic fail;signature fail",
        "-m, 0x05, magic fail;signature fail",
        "-s, 0x08, signature fail",
        "-f, 0x90, pcr_digest fail"
    })
    void oneFlippedBitFailsTheStepsThatReadIt(String option, String offset, String expected) throws IOException {
        Path original = SNAPSHOT.file(
                Map.of("-m", "quote.msg", "-s", "quote.sig", "-f", "quote.pcrs").get(option));
        JsonNode report = json(quote(SNAPSHOT, Map.of(option, flipped(original, Integer.decode(offset)))));

        assertThat(failed(report)).containsExactly(expected.split(";"));
        assertThat(report.path("verdict").asText()).isEqualTo("invalid");
        assertThat(report.path("covered").path("entry").asLong()).isZero();
        assertThat(QuoteReports.checks(report)).contains("replay not_checked");
        assertThat(findings(report))
                .containsExactly(Arrays.stream(expected.split(";"))
                        .map(step -> "quote_" + step.replace(" fail", ""))
                        .toArray(String[]::new));
    }

    @Test
    void oneFlippedDigitOfTheNonceFailsTheNonce() throws IOException {
        String nonce = Files.readString(SNAPSHOT.file("nonce.hex")).strip();
        char last = nonce.charAt(nonce.length() - 1) == '0' ? '1' : '0';
        Path other = Files.writeString(folder.resolve("nonce"), nonce.substring(0, nonce.length() - 1) + last);

        JsonNode report = json(quote(SNAPSHOT, Map.of("--nonce", other)));

        assertThat(failed(report)).containsExactly("nonce fail");
        assertThat(findings(report)).containsExactly("quote_nonce");
    }

    @Test
    void oneFlippedBitOfAnEntryFailsTheReplayAndNamesTheEntry() throws IOException {
        byte[] list = Files.readAllBytes(SNAPSHOT.binary());
        int name = indexOf(list, "/srv/app/demo.python".getBytes(StandardCharsets.US_ASCII));
        JsonNode report = json(quote(SNAPSHOT, Map.of("log", flipped(SNAPSHOT.binary(), name + 5))));

        assertThat(failed(report)).containsExactly("replay fail");
        assertThat(report.path("verdict").asText()).isEqualTo("not_covered");
        assertThat(findings(report)).containsExactly("quote_replay", "template_digest_mismatch");
    }

    /** The logged template digest is what nobody quoted: the entry's data still is covered. */
    @Test
    void oneFlippedBitOfALoggedTemplateDigestLeavesTheDataCovered() throws IOException {
        Path list = flipped(SNAPSHOT.binary(), 8);
        Outcome outcome = quote(SNAPSHOT, Map.of("log", list));
        JsonNode report = json(outcome);

        assertThat(report.path("verdict").asText()).isEqualTo("covered");
        assertThat(findings(report)).containsExactly("template_digest_mismatch");
        assertThat(outcome.exit()).isEqualTo(1);
    }

    @Test
    void oneFlippedBitOfTheKeyFailsTheSignatureOrLeavesNoKey() throws IOException {
        byte[] key = Files.readAllBytes(SNAPSHOT.file("ak.pub"));
        Path altered = flipped(SNAPSHOT.file("ak.pub"), key.length - 1);

        JsonNode report = json(quote(SNAPSHOT, Map.of("-u", altered)));

        assertThat(failed(report)).containsExactly("signature fail");
    }

    @Test
    void theKeyOfAnotherMachineFailsTheSignature() throws IOException {
        Path other = Corpus.snapshot("baseline-6.1/final").file("ak.pem");
        assertThat(failed(json(quote(SNAPSHOT, Map.of("-u", other))))).containsExactly("signature fail");
        assertThat(failed(json(quote(SNAPSHOT, Map.of("-u", SNAPSHOT.file("akrsa.pem"))))))
                .containsExactly("signature fail");
    }

    @Test
    void theTpmFormOfTheKeySaysWhatItMaySign() throws IOException {
        JsonNode key =
                json(quote(SNAPSHOT, Map.of("-u", SNAPSHOT.file("ak.pub")))).path("key");

        assertThat(key.path("attributes").path("restricted").asBoolean()).isTrue();
        assertThat(key.path("attributes").path("sign").asBoolean()).isTrue();
        assertThat(key.path("attributes").path("fixed_tpm").asBoolean()).isTrue();
        assertThat(key.path("primary_in").asText()).isEqualTo("owner");
    }

    @Test
    void aKeyThatIsNotRestrictedIsAWarning() throws IOException {
        byte[] area = Files.readAllBytes(SNAPSHOT.file("ak.pub"));
        area[2 + 5] ^= 1; // bit 16 of the attributes
        Path unrestricted = Files.write(folder.resolve("ak.pub"), area);

        Outcome outcome = quote(SNAPSHOT, Map.of("-u", unrestricted));

        assertThat(outcome.err()).contains("warning: " + unrestricted + ": the key is not restricted");
        assertThat(json(outcome).path("key").path("qualified_signer").asText()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x%s", "%S", " %s ", "%s\n"})
    void theNonceMayBeTypedInAnyStyle(String style) throws IOException {
        String nonce = Files.readString(SNAPSHOT.file("nonce.hex")).strip();
        Path typed = Path.of(String.format(style, nonce));
        assertThat(QuoteReports.checks(json(quote(SNAPSHOT, Map.of("--nonce", typed)))))
                .contains("nonce pass");
    }

    @Test
    void theNonceMayBeAFileOfItsBytes() throws IOException {
        String nonce = Files.readString(SNAPSHOT.file("nonce.hex")).strip();
        Path bytes = Files.write(
                folder.resolve("nonce.bin"), java.util.HexFormat.of().parseHex(nonce));
        assertThat(QuoteReports.checks(json(quote(SNAPSHOT, Map.of("--nonce", bytes)))))
                .contains("nonce pass");
    }

    @Test
    void aNonceThatIsNeitherHexNorAFileIsWrongUsage() {
        Outcome outcome = quote(SNAPSHOT, Map.of("--nonce", Path.of("no-such-file")));
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("'no-such-file' is neither an even number of hex digits nor a file");
    }

    @Test
    void withoutANonceTheListIsCoveredAndFreshnessNotProven() {
        Outcome outcome = Outcome.of(
                "quote",
                SNAPSHOT.binary().toString(),
                "-m",
                SNAPSHOT.file("quote.msg").toString(),
                "-s",
                SNAPSHOT.file("quote.sig").toString(),
                "-u",
                SNAPSHOT.file("ak.pub").toString());
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out().lines().findFirst().orElseThrow())
                .endsWith("all 94 entries covered by the quote; not proven to be fresh (no nonce)");
        assertThat(outcome.err()).contains("no nonce was given: it is not proven that the quote is fresh");
    }

    @ParameterizedTest
    @MethodSource("quoted")
    void withoutValuesTheDigestIsFoundInTheList(Snapshot snapshot) throws IOException {
        Outcome outcome = Outcome.of(
                "quote",
                "--format",
                "json",
                snapshot.ascii().toString(),
                "-m",
                snapshot.file("quotersa.msg").toString(),
                "-s",
                snapshot.file("quotersa.sig").toString(),
                "-u",
                snapshot.file("akrsa.pem").toString());
        assertThat(json(outcome).path("verdict").asText()).isEqualTo(verdict(snapshot));
    }

    @Test
    void valuesMayComeAsEverythingThatTheTpmHas() throws IOException {
        for (String file : List.of("pcrread.yaml", "pcrs.sysfs.txt")) {
            JsonNode report = json(quote(SNAPSHOT, Map.of("-f", SNAPSHOT.file(file))));
            assertThat(report.path("verdict").asText()).isEqualTo("covered");
            assertThat(QuoteReports.checks(report)).contains("pcr_digest pass", "pcr_selection not_checked");
        }
    }

    @Test
    void aSelectionThatWasNotQuotedFails() throws IOException {
        assertThat(failed(json(quote(SNAPSHOT, Map.of(), "-l", "sha256:10")))).containsExactly("pcr_selection fail");
        assertThat(QuoteReports.checks(json(quote(SNAPSHOT, Map.of(), "-l", "sha256:10+sha1:10+sha512:10+sha384:10"))))
                .contains("pcr_selection pass");
    }

    @Test
    void anotherHashThanAskedForFails() throws IOException {
        assertThat(failed(json(quote(SNAPSHOT, Map.of(), "-g", "sha1")))).containsExactly("signature fail");
        assertThat(failed(json(quote(SNAPSHOT, Map.of(), "-g", "SHA256")))).isEmpty();
    }

    @Test
    void aMalformedQuoteNamesTheFieldAndStillHasItsOtherSteps() throws IOException {
        byte[] message = Files.readAllBytes(SNAPSHOT.file("quote.msg"));
        Path cut = Files.write(folder.resolve("quote.msg"), Arrays.copyOf(message, 100));

        JsonNode report = json(quote(SNAPSHOT, Map.of("-m", cut)));

        assertThat(failed(report)).containsExactly("magic fail", "signature fail");
        assertThat(report.path("checks").path("magic").path("detail").asText())
                .isEqualTo("pcrSelections[1].hash at 0x63: needs 2 bytes, left are 1 byte");
    }

    @Test
    void aDamagedListIsThree() throws IOException {
        byte[] list = Files.readAllBytes(SNAPSHOT.binary());
        Path cut = Files.write(folder.resolve("list"), Arrays.copyOf(list, list.length - 3));

        Outcome outcome = quote(SNAPSHOT, Map.of("log", cut));

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(json(outcome).path("verdict").asText()).isEqualTo("not_covered");
    }

    @Test
    void aFileWithoutAKeyIsOneLineAndTwo() throws IOException {
        Outcome outcome = quote(SNAPSHOT, Map.of("-u", SNAPSHOT.file("quote.msg")));
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(MAPPER.readTree(outcome.out()).path("schema").asText()).isEqualTo("imatool.error/1");
        assertThat(outcome.err()).contains("holds no public key: it is a quote").hasLineCount(1);
    }

    @Test
    void withoutAQuoteTheCommandSaysWhatIsMissing() {
        Outcome outcome = Outcome.of("quote", SNAPSHOT.binary().toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("imatool: error: -m is missing, and ");
    }

    @Test
    void onlyOnePartCanBeStandardInput() {
        assertThat(Outcome.of("quote", "-", "-m", "-").err()).contains("only one of LOG and -m can be standard input");
    }

    private Path flipped(Path original, int offset) throws IOException {
        byte[] bytes = Files.readAllBytes(original);
        bytes[offset] ^= 1;
        return Files.write(folder.resolve("flipped"), bytes);
    }

    private static int indexOf(byte[] content, byte[] part) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(content);
        return all.toString(StandardCharsets.ISO_8859_1).lastIndexOf(new String(part, StandardCharsets.US_ASCII));
    }

    /** The nonce of tpm2_checkquote must not be read as a list, nor be left out. */
    @Test
    void theNonceInTheWayOfCheckquoteIsRefusedWithAHint() {
        for (String nonce : List.of(SNAPSHOT.file("nonce.hex").toString(), "00112233")) {
            Outcome outcome = quote(SNAPSHOT, Map.of(), "-q", nonce);
            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err()).contains("hint: ").contains("--nonce");
            Outcome keylime = Outcome.of("quote", SNAPSHOT.binary().toString(), "-q", nonce);
            assertThat(keylime.exit()).isEqualTo(2);
            assertThat(keylime.err()).contains("hint: ").contains("--nonce");
        }
    }

    /** tpm2_checkquote has no list: what is called like one may be the nonce. */
    @Test
    void aNonceAfterQuietIsNotTheList() {
        Outcome outcome = Outcome.of("quote", "-m", SNAPSHOT.file("quote.msg").toString(), "-q", "00112233");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("no file is called 00112233").contains("give the nonce with --nonce");
    }

    @Test
    void quietIsQuietAsEverywhere() {
        Outcome told = quote(SNAPSHOT, Map.of());
        assertThat(told.exit()).isZero();
        assertThat(quote(SNAPSHOT, Map.of(), "-q")).isEqualTo(new Outcome(0, "", told.err()));
        assertThat(quote(SNAPSHOT, Map.of("--nonce", SNAPSHOT.file("quote.sig")), "-q")
                        .exit())
                .isNotZero();
    }
}
