package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quotes of real TPMs in the forms in which Keylime hands them on. */
class KeylimeQuoteTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Snapshot SNAPSHOT = Corpus.snapshot("demo-before-after-6.1/after");

    @TempDir
    Path folder;

    private static JsonNode json(Outcome outcome) throws IOException {
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return MAPPER.readTree(outcome.out());
    }

    @Test
    void evidenceOfKeylimeHoldsAllParts() throws IOException {
        Path evidence = Files.writeString(
                folder.resolve("evidence.json"),
                MAPPER.writeValueAsString(Map.of(
                        "type",
                        "tpm",
                        "data",
                        Map.of(
                                "nonce",
                                base64(java.util.HexFormat.of()
                                        .parseHex(Files.readString(SNAPSHOT.file("nonce.hex"))
                                                .strip())),
                                "quote",
                                keylimeQuote(),
                                "tpm_ak",
                                base64(Files.readAllBytes(SNAPSHOT.file("ak.pub"))),
                                "ima_measurement_list",
                                Files.readString(SNAPSHOT.ascii())))));

        Outcome found = Outcome.of("quote", "--format", "json", evidence.toString());
        JsonNode unvouched = MAPPER.readTree(found.out());
        JsonNode report = json(Outcome.of("quote", "--format", "json", evidence.toString(), "--accept-found-key"));

        assertThat(found.exit()).isEqualTo(1);
        assertThat(unvouched.path("verdict").asText()).isEqualTo("key_not_vouched_for");
        assertThat(unvouched.path("covered").path("entry").asInt()).isZero();
        assertThat(unvouched.path("key").path("vouched_for").asBoolean(true)).isFalse();
        assertThat(unvouched.path("findings").findValuesAsText("kind")).containsExactly("quote_key_not_vouched_for");
        assertThat(unvouched.path("checks").path("magic").path("detail").asText())
                .doesNotContain("made by");
        assertThat(report.path("verdict").asText()).isEqualTo("covered");
        assertThat(report.path("freshness").asText()).isEqualTo("nonce_brought");
        assertThat(report.path("checks").path("magic").path("detail").asText()).startsWith("made by a TPM");
        assertThat(QuoteReports.checks(report))
                .containsExactly(
                        "magic pass",
                        "signature pass",
                        "nonce pass",
                        "pcr_selection pass",
                        "pcr_digest pass",
                        "replay pass");
        Outcome text = Outcome.of("quote", evidence.toString());
        assertThat(text.err()).contains("note: ", "the nonce came with the quote");
        assertThat(text.out())
                .contains("NOT covered: the list fits the quote, but nobody vouches for the key")
                .doesNotContain("made by a TPM");
        String own = SNAPSHOT.file("ak.pub").toString();
        String nonce = SNAPSHOT.file("nonce.hex").toString();
        Outcome vouched = Outcome.of("quote", evidence.toString(), "--ak", own, "--nonce", nonce);
        assertThat(vouched.exit()).isZero();
        assertThat(vouched.err()).doesNotContain("came with the quote");
        assertThat(vouched.out()).startsWith(evidence + ": all 94 entries covered by the quote\n");
    }

    @Test
    void aQuoteStringOfKeylimeBringsSignatureAndValues() throws IOException {
        Path quote = Files.writeString(folder.resolve("quote.txt"), keylimeQuote());

        Outcome outcome = Outcome.of(
                "quote",
                SNAPSHOT.binary().toString(),
                "--format",
                "json",
                "-m",
                quote.toString(),
                "-u",
                SNAPSHOT.file("ak.pem").toString());

        assertThat(json(outcome).path("verdict").asText()).isEqualTo("covered");
    }

    private static String keylimeQuote() throws IOException {
        return "r" + base64(Files.readAllBytes(SNAPSHOT.file("quote.msg"))) + ":"
                + base64(Files.readAllBytes(SNAPSHOT.file("quote.sig"))) + ":"
                + base64(Files.readAllBytes(SNAPSHOT.file("quote.pcrs")));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
