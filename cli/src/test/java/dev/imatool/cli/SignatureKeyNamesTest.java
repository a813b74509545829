package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.model.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Signatures that name another key than the one that made them. A kernel looks the key up by that name and answers ENOKEY
 * (request_asymmetric_key, pkcs7_validate_trust_one), evmctl says "unknown keyid", openssl "signer certificate not found".
 */
class SignatureKeyNamesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int KEY_ID_AT = 3;

    static List<SignatureVector> certified() {
        return SignatureVector.all().stream()
                .filter(vector -> hasHeader(vector) && vector.key().matches("(rsa|ec.*|sm2)[.]pem"))
                .toList();
    }

    static List<SignatureVector> bare() {
        return SignatureVector.all().stream()
                .filter(vector -> hasHeader(vector) && !certified().contains(vector))
                .toList();
    }

    static List<SignatureVector> modules() {
        return SignatureVectorsTest.taken().stream()
                .filter(vector -> vector.content().isPresent())
                .toList();
    }

    private static boolean hasHeader(SignatureVector vector) {
        return vector.content().isEmpty() && vector.signature().at(1) > 1;
    }

    @ParameterizedTest
    @MethodSource("certified")
    void aHeaderWithAnotherKeyIdIsMalformedAndTheKeyIsNamed(SignatureVector vector) throws IOException {
        for (int i = KEY_ID_AT; i < KEY_ID_AT + 4; i++) {
            SignatureVector misnamed = vector.withSignature(altered(vector.signature(), i));
            Outcome outcome = run(misnamed.list(), SignatureVector.keyFolder());
            assertThat(outcome.exit()).isEqualTo(1);
            JsonNode report = MAPPER.readTree(outcome.out());
            assertThat(report.path("verdict").asText()).isEqualTo("malformed");
            assertThat(report.path("findings").findValuesAsText("kind")).containsExactly("malformed_signature");
            JsonNode signature = report.path("signatures").path(0);
            assertThat(signature.path("key").asText()).endsWith("/" + vector.key());
            assertThat(signature.path("key_id").asText())
                    .isEqualTo(
                            misnamed.signature().slice(KEY_ID_AT, KEY_ID_AT + 4).hex());
            assertThat(signature.path("detail").asText()).startsWith("the key that made it has another key id");
        }
    }

    @ParameterizedTest
    @MethodSource("certified")
    void theIdOfAKeyWithoutItsCertificateIsNotKnownForCertain(SignatureVector vector, @TempDir Path folder)
            throws IOException {
        Path key = Files.writeString(folder.resolve("key.pem"), publicKey(vector.keyFile()));
        assertThat(run(vector.list(), key).exit()).isZero();
        assertUnknown(vector.withSignature(altered(vector.signature(), KEY_ID_AT)), key);
    }

    @ParameterizedTest
    @MethodSource("bare")
    void norIsThatOfAKeyThatNeverHadOne(SignatureVector vector) throws IOException {
        assertUnknown(vector.withSignature(altered(vector.signature(), KEY_ID_AT)), vector.keyFile());
    }

    /** By its key without a certificate, the issuer and serial number of a module's signer can be neither right nor wrong. */
    @ParameterizedTest
    @MethodSource("modules")
    void aModuleIsGoodByTheKeyOfACertificateThatIsNotAtHand(SignatureVector vector, @TempDir Path folder)
            throws IOException {
        Path key = Files.writeString(folder.resolve("key.pem"), publicKey(vector.keyFile()));
        JsonNode signature = MAPPER.readTree(run(vector.list(), key).out())
                .path("signatures")
                .path(0);
        assertThat(signature.path("result").asText()).isEqualTo("good");
        boolean identifier = CmsParts.of(vector).data().get(0).toString().equals("3");
        assertThat(signature.path("detail").asText().contains("the certificate that it names is not"))
                .isNotEqualTo(identifier);
    }

    private static void assertUnknown(SignatureVector vector, Path key) throws IOException {
        Outcome outcome = run(vector.list(), key);
        assertThat(outcome.exit()).isZero();
        JsonNode report = MAPPER.readTree(outcome.out());
        assertThat(report.path("verdict").asText()).isEqualTo("unknown_keys");
        JsonNode signature = report.path("signatures").path(0);
        assertThat(signature.path("key").asText()).isEqualTo(key.toString());
        assertThat(signature.path("detail").asText())
                .isEqualTo("this key made it, but without its certificate it is not known to have that key id");
        Outcome strict = run(vector.list(), key, "--strict");
        assertThat(strict.exit()).isEqualTo(1);
        assertThat(MAPPER.readTree(strict.out()).path("findings").findValuesAsText("kind"))
                .containsExactly("unknown_key_signature");
    }

    private static ByteString altered(ByteString bytes, int index) {
        byte[] copy = bytes.toByteArray();
        copy[index] ^= 1;
        return ByteString.copyOf(copy);
    }

    private static String publicKey(Path certificate) throws IOException {
        try (PEMParser parser = new PEMParser(Files.newBufferedReader(certificate))) {
            byte[] key = ((X509CertificateHolder) parser.readObject())
                    .getSubjectPublicKeyInfo()
                    .getEncoded();
            return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                    + "\n-----END PUBLIC KEY-----\n";
        }
    }

    private static Outcome run(byte[] list, Path keys, String... options) {
        List<String> words = new ArrayList<>(List.of("signatures", "-", "--format", "json", "--keys", keys.toString()));
        words.addAll(List.of(options));
        return Outcome.of(new ByteArrayInputStream(list), words.toArray(String[]::new));
    }
}
