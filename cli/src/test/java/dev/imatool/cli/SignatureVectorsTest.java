package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.model.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures of every kind that other programs made, whole and with one bit flipped. */
class SignatureVectorsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static List<SignatureVector> vectors() {
        return SignatureVector.all();
    }

    /** Those that kernels take: the others are modules signed with attributes (pkcs7_verify refuses them). */
    static List<SignatureVector> taken() {
        return SignatureVector.all().stream()
                .filter(vector -> !vector.name().endsWith("-attributes"))
                .toList();
    }

    static List<SignatureVector> refused() {
        return SignatureVector.all().stream()
                .filter(vector -> vector.name().endsWith("-attributes"))
                .toList();
    }

    /** openssl takes them; kernels say "Invalid module sig (has authattrs)", whether they have the key or not. */
    @ParameterizedTest
    @MethodSource("refused")
    void aModuleSignedWithAttributesIsNotGood(SignatureVector vector, @TempDir Path others) throws IOException {
        Files.copy(Corpus.snapshot("demo-before-after-6.1/after").file("ak.pem"), others.resolve("another.pem"));
        assertFinding(
                vector, "malformed", "with which kernels refuse the signature of a module, although the key made it");
        JsonNode signature = report(vector.list(), others, 1).path("signatures").path(0);
        assertThat(signature.path("result").asText()).isEqualTo("malformed");
    }

    static List<SignatureVector> metadata() {
        return SignatureVector.all().stream()
                .filter(vector -> vector.evm().isPresent())
                .toList();
    }

    static List<SignatureVector> inCertificates() {
        return taken().stream()
                .filter(vector -> vector.key().matches("(rsa|ec.*|sm2)[.]pem"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("taken")
    void aSignatureIsGoodByItsKey(SignatureVector vector) throws IOException {
        JsonNode report = report(vector.list(), SignatureVector.keyFolder(), 0);
        assertThat(report.path("verdict").asText()).isEqualTo("all_good");
        assertThat(report.path("summary").path("good").asInt()).isEqualTo(1);
        JsonNode signature = report.path("signatures").path(0);
        assertThat(signature.path("entry").asInt()).isEqualTo(2);
        assertThat(signature.path("result").asText()).isEqualTo("good");
        assertThat(signature.path("key").asText()).endsWith("/" + vector.key());
        assertThat(signature.path("algorithm").asText())
                .endsWith("-" + vector.signedDigest().algorithm());
    }

    @Test
    void allOfThemStandInOneListAndInItsText() throws IOException {
        LogBuilder list = LogBuilder.list().bootAggregate();
        taken().forEach(vector -> list.add(vector.measurement()));
        for (byte[] form : List.of(list.build().binary(), list.build().ascii())) {
            JsonNode report = report(form, SignatureVector.keyFolder(), 0);
            assertThat(report.path("summary").path("good").asInt()).isEqualTo(taken().size());
        }
    }

    @ParameterizedTest
    @MethodSource("taken")
    void withoutTheKeyItIsUnknownAndNoFinding(SignatureVector vector, @TempDir Path others) throws IOException {
        Files.copy(Corpus.snapshot("demo-before-after-6.1/after").file("ak.pem"), others.resolve("another.pem"));
        JsonNode report = report(vector.list(), others, 0);
        assertThat(report.path("verdict").asText()).isEqualTo("unknown_keys");
        assertThat(report.path("summary").path("unknown_key").asInt()).isEqualTo(1);
        JsonNode signature = report.path("signatures").path(0);
        assertThat(signature.path("result").asText()).isEqualTo("unknown_key");
        assertThat(signature.path("key_id").asText()).isNotEmpty();
        Outcome strict = run(vector.list(), "--strict", "--keys", others.toString());
        assertThat(strict.exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void oneBitOfTheDigestMakesItBad(SignatureVector vector) throws IOException {
        if (vector.evm().isPresent()) {
            assertBad(vector.withSignedDigest(flipped(vector.digest().digest(), 3)), "security.ima");
        } else if (!vector.name().endsWith("-attributes")) {
            assertBad(vector.withSignedDigest(flipped(vector.signedDigest().digest(), 3)), "what the entry says");
        } else {
            assertBad(vector.withSignedDigest(flipped(vector.signedDigest().digest(), 3)), "signed attributes");
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void oneBitOfTheSignatureMakesItBad(SignatureVector vector) throws IOException {
        int last = vector.signature().length() - 1;
        // a PKCS#7 ends with the signature of its only signer, as do all others
        assertBad(vector.withSignature(flipped(vector.signature(), last)), "what the entry says");
        assertBad(vector.withSignature(flipped(vector.signature(), last - 20)), "what the entry says");
    }

    @ParameterizedTest
    @MethodSource("metadata")
    void oneBitOfOwnerGroupModeOrAttributeMakesItBad(SignatureVector vector) throws IOException {
        SignatureVector.Evm evm = vector.evm().orElseThrow();
        assertBad(
                vector.withEvm(new SignatureVector.Evm(evm.user() ^ 1, evm.group(), evm.mode(), evm.securityIma())),
                "what the entry says");
        assertBad(
                vector.withEvm(new SignatureVector.Evm(evm.user(), evm.group() ^ 64, evm.mode(), evm.securityIma())),
                "what the entry says");
        assertBad(
                vector.withEvm(new SignatureVector.Evm(evm.user(), evm.group(), evm.mode() ^ 04000, evm.securityIma())),
                "what the entry says");
        assertBad(
                vector.withEvm(
                        new SignatureVector.Evm(evm.user(), evm.group(), evm.mode(), flipped(evm.securityIma(), 9))),
                "what the entry says");
    }

    @ParameterizedTest
    @MethodSource("inCertificates")
    void oneBitOfTheKeyMakesItBadOrUnusable(SignatureVector vector, @TempDir Path folder) throws IOException {
        byte[] key = flippedKey(vector.keyFile());
        Path file = Files.write(folder.resolve("key.der"), key);
        Outcome outcome = run(vector.list(), "--format", "json", "--keys", file.toString());
        JsonNode signature = MAPPER.readTree(outcome.out()).path("signatures").path(0);
        if (vector.name().equals("rsa-v1")) {
            assertThat(signature.path("result").asText()).isEqualTo("unknown_key");
        } else if (vector.key().equals("rsa.pem")) {
            assertThat(signature.path("result").asText()).isEqualTo("bad");
            assertThat(outcome.exit()).isEqualTo(1);
        } else {
            // a point that is on no curve is no key
            assertThat(signature.path("result").asText()).isEqualTo("not_checkable");
            assertThat(signature.path("detail").asText()).contains("damaged");
            Outcome strict = run(vector.list(), "--strict", "--format", "json", "--keys", file.toString());
            assertThat(strict.exit()).isEqualTo(1);
            assertThat(MAPPER.readTree(strict.out()).path("findings").findValuesAsText("kind"))
                    .containsExactly("not_checkable_signature");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rsa-v2-sha256, 0, 07, begins with 0x07",
        "rsa-v2-sha256, 0, 06, header of version 3",
        "rsa-v2-sha256, 0, 04, it holds a digest",
        "rsa-v2-sha256, 1, 00, version 1",
        "rsa-v2-sha256, 1, 06, version 1",
        "rsa-v2-sha256, 2, 17, hash algorithm 0x17",
        "rsa-v2-sha256, 2, 06, it is over a digest of sha512",
        "rsa-v2-sha256, 8, 01, the header declares 257 bytes of signature",
        "rsa-v2-sha256, 7, 00, the header declares 0 bytes of signature",
        "rsa-v1, 6, 01, version 1 supports RSA",
        "rsa-v1, 7, 02, version 1 supports RSA",
        "rsa-v1, 17, 07, 1792 bits of signature",
        "evm-v2, 0, 03, portable signatures",
        "evm-v2, 2, ff, hash algorithm 0xff",
        "modsig-rsa, 0, 31, not CMS",
        "modsig-rsa, 3, 00, not CMS",
    })
    void aHeaderThatLiesIsMalformed(String name, int offset, String value, String words) throws IOException {
        SignatureVector vector = SignatureVector.named(name);
        byte[] bytes = vector.signature().toByteArray();
        bytes[offset] = (byte) Integer.parseInt(value, 16);
        assertFinding(vector.withSignature(ByteString.copyOf(bytes)), "malformed", words);
    }

    @ParameterizedTest
    @CsvSource({"rsa-v2-sha256", "rsa-v1", "evm-v2", "modsig-rsa", "ml-dsa-44-v3", "rsa-v3-verity"})
    void aSignatureCutShortAnywhereIsMalformed(String name) throws IOException {
        SignatureVector vector = SignatureVector.named(name);
        for (int length : new int[] {1, 2, 8, 9, 18, 19, 60, vector.signature().length() - 1}) {
            assertFinding(vector.withSignature(vector.signature().slice(0, length)), "malformed", "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3080", "a080", "2480", "3084000000003184"})
    void structuresInStructuresWithoutEndAreMalformed(String begin) throws IOException {
        SignatureVector vector = SignatureVector.named("modsig-rsa");
        ByteString deep = ByteString.ofHex(begin.repeat(20_000));
        assertFinding(vector.withSignature(deep), "malformed", "not CMS");
    }

    @Test
    void theKeyIsNamedEvenIfTheHeaderNamesAnother() throws IOException {
        SignatureVector vector = SignatureVector.named("rsa-v2-sha256");
        SignatureVector misnamed = vector.withSignature(flipped(vector.signature(), 4));
        assertFinding(misnamed, "malformed", "another key id");
        JsonNode signature = report(misnamed.list(), SignatureVector.keyFolder(), 1)
                .path("signatures")
                .path(0);
        assertThat(signature.path("key").asText()).endsWith("/rsa.pem");
        assertThat(signature.path("algorithm").asText()).isEqualTo("rsa-sha256");
    }

    @Test
    void whatTheEntryDoesNotCarryIsNotJudged() throws IOException {
        SignatureVector verity = SignatureVector.named("rsa-v3-verity").withTemplate("ima-sigv2");
        assertThat(report(verity.list(), SignatureVector.keyFolder(), 0)
                        .path("signatures")
                        .path(0)
                        .path("detail")
                        .asText())
                .isEqualTo("it is over the fs-verity digest, the entry has that of the content");
        SignatureVector untyped = SignatureVector.named("rsa-v3-verity").withTemplate("ima-sig");
        assertThat(report(untyped.list(), SignatureVector.keyFolder(), 0)
                        .path("verdict")
                        .asText())
                .isEqualTo("all_good");
        JsonNode unclear = report(
                untyped.withSignedDigest(flipped(untyped.digest().digest(), 3)).list(), SignatureVector.keyFolder(), 0);
        assertThat(unclear.path("signatures").path(0).path("result").asText()).isEqualTo("not_checkable");
        SignatureVector evm = SignatureVector.named("evm-v2").withTemplate("ima-sig");
        JsonNode report = report(evm.list(), SignatureVector.keyFolder(), 0);
        assertThat(report.path("summary").path("not_checkable").asInt()).isEqualTo(1);
        assertThat(report.path("signatures").path(0).path("kind").asText()).isEqualTo("evm");
    }

    private static void assertBad(SignatureVector vector, String words) throws IOException {
        assertFinding(vector, "bad", words);
    }

    /** That there is this one finding about the entry and no other. */
    private static void assertFinding(SignatureVector vector, String result, String words) throws IOException {
        JsonNode report = report(vector.list(), SignatureVector.keyFolder(), 1);
        assertThat(report.path("verdict").asText()).isEqualTo(result);
        assertThat(report.path("summary").path(result).asInt()).isEqualTo(1);
        assertThat(report.path("findings")).hasSize(1);
        JsonNode finding = report.path("findings").path(0);
        assertThat(finding.path("kind").asText()).isEqualTo(result + "_signature");
        assertThat(finding.path("entry").asInt()).isEqualTo(2);
        assertThat(finding.path("detail").asText()).contains(words);
        assertThat(report.path("signatures").path(0).path("result").asText()).isEqualTo(result);
    }

    private static ByteString flipped(ByteString bytes, int index) {
        byte[] copy = bytes.toByteArray();
        copy[index] ^= 2;
        return ByteString.copyOf(copy);
    }

    /** The certificate in DER with one bit of its public key flipped; nobody checks the signature of the certificate. */
    private static byte[] flippedKey(Path pem) throws IOException {
        String text = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "");
        byte[] der = Base64.getMimeDecoder().decode(text);
        byte[] bits = new X509CertificateHolder(der)
                .getSubjectPublicKeyInfo()
                .getPublicKeyData()
                .getBytes();
        for (int i = 0; i + bits.length <= der.length; i++) {
            if (ByteString.copyOf(der, i, bits.length).equals(ByteString.copyOf(bits))) {
                der[i + bits.length / 2] ^= 2;
                return der;
            }
        }
        throw new IllegalStateException("no key in " + pem);
    }

    private static JsonNode report(byte[] list, Path keys, int exit) throws IOException {
        Outcome outcome = run(list, "--format", "json", "--keys", keys.toString());
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(exit);
        return MAPPER.readTree(outcome.out());
    }

    private static Outcome run(byte[] list, String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "signatures";
        words[1] = "-";
        System.arraycopy(options, 0, words, 2, options.length);
        return Outcome.of(new ByteArrayInputStream(list), words);
    }
}
