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

        JsonNode report = json(Outcome.of("quote", "--format", "json", evidence.toString()));

        assertThat(report.path("verdict").asText()).isEqualTo("covered");
        assertThat(QuoteReports.checks(report))
                .containsExactly(
                        "magic pass",
                        "signature pass",
                        "nonce pass",
                        "pcr_selection pass",
                        "pcr_digest pass",
                        "replay pass");
        assertThat(Outcome.of("quote", evidence.toString()).err())
                .contains("the nonce is the one that the evidence brings")
                .contains("the key is the one that the evidence brings");
        String own = SNAPSHOT.file("ak.pub").toString();
        String nonce = SNAPSHOT.file("nonce.hex").toString();
        assertThat(Outcome.of("quote", evidence.toString(), "-u", own, "-q", nonce)
                        .err())
                .doesNotContain("brings");
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
