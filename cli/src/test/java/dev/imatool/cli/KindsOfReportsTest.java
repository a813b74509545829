package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings and diagnostics that no other test names, each with an input that brings it. */
class KindsOfReportsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Snapshot DEMO = Corpus.snapshot("demo-before-after-6.1/after");
    private static final String LIST = DEMO.binary().toString();
    private static final String LOGS = "../fixtures/src/main/resources/eventlogs/";

    private static final String CASES = "src/test/resources/cli/";

    /** Offset of the attributes in a TPM2B_PUBLIC: size 2, type 2, name algorithm 2. */
    private static final int ATTRIBUTES = 6;

    @TempDir
    private Path folder;

    /** Bits of TPMA_OBJECT. */
    @ParameterizedTest
    @CsvSource({"0x00000002, key_not_fixed_tpm", "0x00010000, key_not_restricted", "0x00040000, key_not_sign"})
    void aKeyWithoutAnAttributeOfAttestationKeys(String bit, String kind) throws IOException {
        byte[] key = Files.readAllBytes(DEMO.file("ak.pub"));
        ByteBuffer fields = ByteBuffer.wrap(key);
        fields.putInt(ATTRIBUTES, fields.getInt(ATTRIBUTES) & ~Integer.decode(bit));
        Path without = Files.write(folder.resolve("ak.pub"), key);

        assertThat(quote(DEMO.file("quote.msg"), without)).contains(kind);
        assertThat(quote(DEMO.file("quote.msg"), DEMO.file("ak.pub"))).doesNotContain(kind);
    }

    /** The byte after magic, type, signer, nonce, and the counts of clock, resets and restarts (TPMS_CLOCK_INFO). */
    @Test
    void aQuoteOfAClockThatIsNotSafe() throws IOException {
        byte[] quote = Files.readAllBytes(DEMO.file("quote.msg"));
        ByteBuffer fields = ByteBuffer.wrap(quote);
        int nonce = 8 + fields.getShort(6);
        int safe = nonce + 2 + fields.getShort(nonce) + 16;
        assertThat(quote[safe]).isEqualTo((byte) 1);
        quote[safe] = 0;

        assertThat(quote(Files.write(folder.resolve("quote.msg"), quote), DEMO.file("ak.pub")))
                .contains("clock_not_safe");
        assertThat(quote(DEMO.file("quote.msg"), DEMO.file("ak.pub"))).doesNotContain("clock_not_safe");
    }

    @Test
    void aQuoteInBase64() throws IOException {
        byte[] text = Base64.getEncoder().encode(Files.readAllBytes(DEMO.file("quote.msg")));

        assertThat(quote(Files.write(folder.resolve("quote.b64"), text), DEMO.file("ak.pub")))
                .contains("quote_part");
    }

    @Test
    void expectedValuesOfOtherBanks() throws IOException {
        String pcrs = DEMO.pcrRead().orElseThrow().toString();

        assertThat(kinds("replay", "--bank", "sha1", "--pcrs", pcrs, LIST)).contains("expected_other_bank");
        assertThat(kinds("replay", "--pcrs", pcrs, LIST))
                .contains("expected_pcr_not_extended")
                .doesNotContain("expected_other_bank");
    }

    @Test
    void moreBootAggregatesThanAreChecked() throws IOException {
        LogBuilder builder = LogBuilder.list();
        for (int i = 0; i < 1001; i++) {
            builder = builder.bootAggregate();
        }
        BuiltLog log = builder.build();
        Path list = Files.write(folder.resolve("list"), log.binary());

        assertThat(kinds("replay", "--event-log", LOGS + "boot-good.bin", list.toString()))
                .contains("boot_aggregates_omitted");
    }

    @Test
    void anEventWhoseDigestIsNotThatOfItsData() throws IOException {
        assertThat(kinds("eventlog", LOGS + "openpower-like.bin")).contains("event_data_differs");
    }

    @Test
    void aQuoteWithoutANonceAndAKeyWithoutAttributes() throws IOException {
        assertThat(quote(DEMO.file("quote.msg"), DEMO.file("ak.pem")))
                .contains("nonce_not_given", "key_attributes_unknown");
        assertThat(quote(DEMO.file("quote.msg"), DEMO.file("ak.pub")))
                .contains("nonce_not_given")
                .doesNotContain("key_attributes_unknown");
    }

    @Test
    void aQuoteThatNoTpmMadeOrThatIsNotSigned() throws IOException {
        byte[] quote = Files.readAllBytes(DEMO.file("quote.msg"));
        quote[0] = 0;
        Path other = Files.write(folder.resolve("quote.msg"), quote);

        assertThat(findings(
                        "quote",
                        LIST,
                        "-m",
                        other.toString(),
                        "-s",
                        DEMO.file("quote.sig").toString()))
                .contains("quote_magic");
        assertThat(findings("quote", LIST, "-m", DEMO.file("quote.msg").toString()))
                .contains("quote_not_covered");
    }

    @Test
    void aValueOfAnotherFile() throws IOException {
        assertThat(findings("xattr", "decode", "--file", LIST, "0x0404" + "11".repeat(32)))
                .containsExactly("digest_differs");
    }

    @Test
    void aNonceOfTheEvidence() throws IOException {
        assertThat(kinds("quote", CASES + "quote/evidence/evidence.json")).contains("nonce_from_evidence");
    }

    @Test
    void textsWithoutARecordAndWithoutARule() throws IOException {
        assertThat(kinds("audit", CASES + "audit/not-understood/audit.log")).contains("no_records");
        assertThat(kinds("policy", "../fixtures/src/main/resources/seeds/002_b5d1884959b75d48.txt"))
                .contains("no_rules");
    }

    @Test
    void theSameRunTwice() throws IOException {
        assertThat(kinds("learn", LIST, LIST)).contains("same_run");
    }

    @Test
    void aTextWithoutValues() throws IOException {
        Path text = Files.writeString(folder.resolve("values"), "hello there\n");

        assertThat(kinds("xattr", "decode", text.toString())).contains("no_values", "line_not_read");
    }

    @Test
    void foldersWithoutAListAndWithOddChecksums() throws IOException {
        Files.writeString(folder.resolve("a"), "a\n");
        assertThat(kinds("verify", "--evidence", folder.toString())).contains("no_list");

        Files.copy(DEMO.binary(), folder.resolve("binary_runtime_measurements"));
        Files.writeString(
                folder.resolve("SHA256SUMS"),
                "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7  a\nno checksum\n");
        assertThat(kinds("verify", "--evidence", folder.toString()))
                .contains("manifest")
                .doesNotContain("no_list");
    }

    /** A header of tar (ustar) that promises more bytes than follow. */
    @Test
    void anArchiveThatIsCutShort() throws IOException {
        byte[] header = new byte[512];
        put(header, 0, "list");
        put(header, 100, "0000644\0" + "0000000\0" + "0000000\0" + "00000100000\0" + "00000000000\0");
        put(header, 148, "        ");
        put(header, 156, "0");
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        byte[] list = Files.readAllBytes(DEMO.binary());
        byte[] archive = Arrays.copyOf(header, 512 + 1024);
        System.arraycopy(list, 0, archive, 512, 1024);
        Path file = Files.write(folder.resolve("evidence.tar"), archive);

        assertThat(kinds("verify", "--evidence", file.toString())).contains("evidence_damaged");
    }

    private static void put(byte[] bytes, int at, String text) {
        byte[] put = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(put, 0, bytes, at, put.length);
    }

    private static List<String> quote(Path message, Path key) throws IOException {
        String signature = DEMO.file("quote.sig").toString();
        return kinds("quote", LIST, "-m", message.toString(), "-s", signature, "-u", key.toString());
    }

    private static List<String> kinds(String command, String... words) throws IOException {
        return kinds("diagnostics", command, words);
    }

    private static List<String> findings(String command, String... words) throws IOException {
        return kinds("findings", command, words);
    }

    private static List<String> kinds(String rows, String command, String[] words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.add(0, command);
        all.addAll(List.of("--format", "json"));
        Outcome outcome = Outcome.of(all.toArray(String[]::new));
        return MAPPER.readTree(outcome.out()).path(rows).findValuesAsText("kind");
    }
}
