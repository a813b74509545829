package dev.imatool.parsers.keylime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeylimeReaderTest {
    private static final Snapshot SNAPSHOT = Corpus.snapshot("demo-before-after-6.1/after");

    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(SNAPSHOT.file(name));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String quote() throws IOException {
        return "r" + base64(file("quote.msg")) + ":" + base64(file("quote.sig")) + ":" + base64(file("quote.pcrs"));
    }

    private static KeylimeEvidence read(String text) {
        ByteString content = ByteString.ofText(text);
        assertThat(KeylimeReader.looksLikeEvidence(content)).isTrue();
        return KeylimeReader.read(content).orElseThrow();
    }

    private static void assertQuote(KeylimeEvidence evidence) throws IOException {
        assertThat(evidence.message()).contains(ByteString.copyOf(file("quote.msg")));
        assertThat(evidence.signature()).contains(ByteString.copyOf(file("quote.sig")));
        assertThat(evidence.pcrs()).contains(ByteString.copyOf(file("quote.pcrs")));
        assertThat(evidence.problems()).isEmpty();
    }

    @Test
    void aQuoteStringHasThreeParts() throws IOException {
        assertQuote(read(quote() + "\n"));
    }

    @Test
    void theFirstInterfaceCompressedEachPart() throws IOException {
        assertQuote(read("r" + base64(packed(file("quote.msg"))) + ":" + base64(packed(file("quote.sig"))) + ":"
                + base64(packed(file("quote.pcrs")))));
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream zlib = new DeflaterOutputStream(out)) {
            zlib.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void aRequestToTheVerifierHoldsTheWholeCase() throws IOException {
        KeylimeEvidence evidence =
                read(("{\"type\":\"tpm\",\"data\":{\"nonce\":\"abc\",\"quote\":\"%s\",\"hash_alg\":\"sha256\","
                                + "\"tpm_ak\":\"%s\",\"ima_measurement_list\":\"10 aa\\n\"}}")
                        .formatted(quote(), base64(file("ak.pub"))));

        assertQuote(evidence);
        assertThat(evidence.key()).contains(ByteString.copyOf(file("ak.pub")));
        assertThat(evidence.nonce()).contains("abc");
        assertThat(evidence.log()).contains(ByteString.ofText("10 aa\n"));
    }

    @Test
    void aPushedAttestationHasItsPartsByName() throws IOException {
        KeylimeEvidence evidence =
                read(("{\"data\":{\"attributes\":{\"evidence_collected\":[{\"evidence_type\":\"tpm_quote\","
                                + "\"data\":{\"message\":\"%s\",\"signature\":\"%s\",\"subject_data\":\"%s\"}},"
                                + "{\"evidence_type\":\"ima_log\",\"data\":{\"entry_count\":1,\"entries\":\"10 aa\\n\"}}]}}}")
                        .formatted(base64(file("quote.msg")), base64(file("quote.sig")), base64(file("quote.pcrs"))));

        assertQuote(evidence);
        assertThat(evidence.log()).contains(ByteString.ofText("10 aa\n"));
    }

    @Test
    void valuesByPcrStayJson() throws IOException {
        KeylimeEvidence evidence =
                read("{\"message\":\"" + base64(file("quote.msg")) + "\",\"subject_data\":{\"10\":\"aabb\"}}");

        assertThat(evidence.pcrs()).contains(ByteString.ofText("{\"10\":\"aabb\"}"));
    }

    @Test
    void aDurableRecordIsJsonInBase64() throws IOException {
        String json =
                "{\"agent\":{\"ak_tpm\":\"%s\"},\"json_response\":{\"quote\":\"%s\",\"ima_measurement_list\":\"x\"}}"
                        .formatted(base64(file("ak.pub")), quote());
        String record = "1700000000--" + base64(json.getBytes(StandardCharsets.UTF_8));

        assertQuote(read(record + "\n"));
        KeylimeEvidence evidence = read(record + "\n----\n" + record);

        assertThat(evidence.key()).contains(ByteString.copyOf(file("ak.pub")));
        assertThat(evidence.problems()).containsExactly("only the first record was read; cut out another to check it");
    }

    @Test
    void jsonThatBreaksOffIsAProblemWithItsPlace() throws IOException {
        KeylimeEvidence evidence = read("{\"quote\":\"" + quote() + "\",\n\"nonce\":");

        assertThat(evidence.problems())
                .singleElement()
                .asString()
                .startsWith("the JSON is malformed at line 2 column ");
    }

    @Test
    void aPartThatIsNoBase64IsAProblem() throws IOException {
        KeylimeEvidence evidence = read(
                "{\"message\":\"" + base64(file("quote.msg")) + "\",\"signature\":\"%%%\",\"tpm_ak\":\"\\u0001\"}");

        assertThat(evidence.signature()).isEmpty();
        assertThat(evidence.problems())
                .containsExactlyInAnyOrder("signature is not base64", "the attestation key is neither base64 nor PEM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "r", "raa:bb", "r%:aa:bb", "{}", "{\"quote\":\"d12\"}", "10 aa ima-ng", "1--", "[1]"})
    void otherInputsAreNoEvidence(String text) {
        assertThat(KeylimeReader.read(ByteString.ofText(text))).isEmpty();
    }

    /** A stream of zeros that would unpack to a gigabyte is cut off. */
    @Test
    void whatUnpacksToTooMuchIsCutOff() throws IOException {
        String bomb = base64(packed(new byte[10 << 20]));

        KeylimeEvidence evidence = read("r" + bomb + ":" + bomb + ":" + bomb);

        assertThat(evidence.message().orElseThrow().length()).isEqualTo(1 << 16);
    }
}
