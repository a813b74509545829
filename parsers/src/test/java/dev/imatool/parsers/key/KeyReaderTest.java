package dev.imatool.parsers.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.ByteString;
import dev.imatool.model.key.CertificateFacts;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.key.TpmKeyFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyReaderTest {
    private static final Path KEYS = ResourceFolder.onDisk("corpus").resolve("keys");

    /** The facts are what {@code openssl x509 -text} says of the same file. */
    @Test
    void aCertificateSaysWhoItIsFor() throws IOException {
        PublicKeyInfo key = only(KeyReader.read("x509_rsa.der", Files.readAllBytes(KEYS.resolve("x509_rsa.der"))));
        CertificateFacts facts = key.certificate().orElseThrow();

        assertThat(facts.subject()).isEqualTo("CN=IMA test signer rsa");
        assertThat(facts.issuer()).isEqualTo("CN=IMA test CA");
        assertThat(facts.serial()).isEqualTo("4f15dd255b439f34cdb9cedbcb6502e6955d8add");
        assertThat(facts.notBefore()).isEqualTo(Instant.parse("2026-11-22T08:47:58Z"));
        assertThat(facts.notAfter()).isEqualTo(Instant.parse("2036-11-19T08:47:58Z"));
        assertThat(facts.sha256().hex()).isEqualTo("2a3ffe7d6c4790044a66c7213fdd86e2de89ddc76480468529e52817d41309eb");
        assertThat(key.identifiers().get(0).hex()).isEqualTo("cf71bfe72df784033ab6a79ac12a45965fd13648");
        assertThat(key.imaKeyIds()).first().hasToString("5fd13648");
        assertThat(key.algorithm()).isEqualTo("RSA 2048");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x509_rsa", "x509_ec"})
    void pemAndDerAreTheSameKey(String name) throws IOException {
        PublicKeyInfo pem = only(KeyReader.read(name, Files.readAllBytes(KEYS.resolve(name + ".pem"))));
        PublicKeyInfo der = only(KeyReader.read(name, Files.readAllBytes(KEYS.resolve(name + ".der"))));

        assertThat(pem).isEqualTo(der);
    }

    @Test
    void thePublicAreaOfATpmIsTheKeyOfItsPemFile() throws IOException {
        int seen = 0;
        for (Snapshot snapshot : Corpus.snapshots()) {
            if (Files.exists(snapshot.file("ak.pub"))) {
                byte[] sized = Files.readAllBytes(snapshot.file("ak.pub"));
                PublicKeyInfo pem = only(KeyReader.read("ak", Files.readAllBytes(snapshot.file("ak.pem"))));
                PublicKeyInfo withLength = only(KeyReader.read("ak", sized));
                PublicKeyInfo bare = only(KeyReader.read("ak", Arrays.copyOfRange(sized, 2, sized.length)));
                TpmKeyFacts facts = withLength.tpm().orElseThrow();

                assertThat(withLength.subjectPublicKeyInfo()).isEqualTo(pem.subjectPublicKeyInfo());
                assertThat(bare).isEqualTo(withLength);
                assertThat(facts.restricted()).isTrue();
                assertThat(facts.fixedTpm()).isTrue();
                assertThat(facts.sign()).isTrue();
                assertThat(facts.decrypt()).isFalse();
                assertThat(pem.algorithm()).isEqualTo("EC prime256v1");
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(10);
    }

    @Test
    void aKeyOfJavaIsReadBackBothWays() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        ByteString spki = ByteString.copyOf(pair.getPublic().getEncoded());
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(encoded, 24, encoded.length);

        assertThat(only(KeyReader.read("k", encoded)).subjectPublicKeyInfo()).isEqualTo(spki);
        assertThat(only(KeyReader.read("k", pkcs1)).subjectPublicKeyInfo()).isEqualTo(spki);
        assertThat(only(KeyReader.read("k", pem("RSA PUBLIC KEY", pkcs1))).subjectPublicKeyInfo())
                .isEqualTo(spki);
    }

    @Test
    void severalBlocksAreReadAndPrivateOnesRefused() throws Exception {
        byte[] certificate = Files.readAllBytes(KEYS.resolve("ca.pem"));
        KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        String text = "some text\n"
                + new String(certificate, StandardCharsets.US_ASCII)
                + new String(pem("PRIVATE KEY", pair.getPrivate().getEncoded()), StandardCharsets.US_ASCII)
                + new String(pem("PUBLIC KEY", pair.getPublic().getEncoded()), StandardCharsets.US_ASCII);

        KeyFile file = KeyReader.read("bundle.pem", text.getBytes(StandardCharsets.US_ASCII));

        assertThat(file.keys()).hasSize(2);
        assertThat(file.problems())
                .containsExactly("PEM block 2 is a PRIVATE KEY: give the public key, and keep the private one away");
    }

    @Test
    void everyCutOfAKeyIsNoKey() throws IOException {
        Snapshot snapshot = Corpus.snapshot("demo-before-after-6.1/before");
        for (Path path : List.of(snapshot.file("ak.pub"), KEYS.resolve("x509_ec.der"))) {
            byte[] whole = Files.readAllBytes(path);
            for (int length = 0; length < whole.length; length++) {
                KeyFile file = KeyReader.read("cut", Arrays.copyOf(whole, length));
                assertThat(file.keys())
                        .as("%s cut to %d", path.getFileName(), length)
                        .isEmpty();
                assertThat(file.problems()).hasSize(1);
            }
        }
    }

    private static byte[] pem(String type, byte[] content) {
        return ("-----BEGIN " + type + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                        + "\n-----END " + type + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static PublicKeyInfo only(KeyFile file) {
        assertThat(file.problems()).isEmpty();
        assertThat(file.keys()).hasSize(1);
        return file.keys().get(0);
    }
}
