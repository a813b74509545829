package dev.imatool.appraise.signature.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.key.PublicKeyInfo;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures of envelopes, compared with the vector of DSSE's specification and with those that the JDK makes and checks. */
class EnvelopeSignatureTest {
    private static final String TYPE = "http://example.com/HelloWorld";
    private static final ByteString PAYLOAD = ByteString.ofText("hello world");
    private static final byte[] SIGNED =
            "DSSEv1 29 http://example.com/HelloWorld 11 hello world".getBytes(StandardCharsets.UTF_8);

    /** secure-systems-lab/dsse, protocol.md, "Test Vectors"; r and s follow one another there. */
    private static final String VECTOR =
            "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==";

    private static final BigInteger X =
            new BigInteger("46950820868899156662930047687818585632848591499744589407958293238635476079160");
    private static final BigInteger Y =
            new BigInteger("5640078356564379163099075877009565129882514886557779369047442380624545832820");
    private static final BigInteger D =
            new BigInteger("97358161215184420915383655311931858321456579547487070936769975997791359926199");

    private static PublicKeyInfo info(PublicKey key) {
        return new PublicKeyInfo(
                "key",
                key.getAlgorithm(),
                ByteString.copyOf(key.getEncoded()),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static ECParameterSpec p256() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static ByteString der(byte[] rs) {
        byte[] r = new BigInteger(1, rs, 0, 32).toByteArray();
        byte[] s = new BigInteger(1, rs, 32, 32).toByteArray();
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.write(0x30);
        der.write(4 + r.length + s.length);
        der.write(2);
        der.write(r.length);
        der.writeBytes(r);
        der.write(2);
        der.write(s.length);
        der.writeBytes(s);
        return ByteString.copyOf(der.toByteArray());
    }

    private static KeyPair pair(String kind) throws GeneralSecurityException {
        boolean curve = kind.startsWith("sec");
        KeyPairGenerator generator = KeyPairGenerator.getInstance(curve ? "EC" : kind);
        if (curve) {
            generator.initialize(new ECGenParameterSpec(kind));
        }
        return generator.generateKeyPair();
    }

    @Test
    void theSignatureOfTheSpecificationIsMadeAndChecked() throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("EC");
        PublicKey publicKey = factory.generatePublic(new ECPublicKeySpec(new ECPoint(X, Y), p256()));
        PrivateKey privateKey = factory.generatePrivate(new ECPrivateKeySpec(D, p256()));
        ByteString expected = der(Base64.getDecoder().decode(VECTOR));
        EnvelopeKey key = EnvelopeKey.of(info(publicKey)).orElseThrow();
        EnvelopeSigner signer =
                EnvelopeSigner.of(ByteString.copyOf(privateKey.getEncoded())).orElseThrow();

        assertThat(PreAuthentication.of(TYPE, PAYLOAD)).isEqualTo(SIGNED);
        assertThat(key.verifies(TYPE, PAYLOAD, expected)).isTrue();
        assertThat(signer.sign(TYPE, PAYLOAD)).isEqualTo(expected);
        assertThat(signer.keyId()).isEqualTo(key.keyId());
    }

    /** Lengths are in bytes; Keylime counts characters, and signs what it counts. */
    @Test
    void lengthsAreInBytes() {
        assertThat(PreAuthentication.of("ä", PAYLOAD))
                .isEqualTo("DSSEv1 2 ä 11 hello world".getBytes(StandardCharsets.UTF_8));
        assertThat(PreAuthentication.ofKeylime("ä", PAYLOAD))
                .isEqualTo("DSSEv1 1 ä 11 hello world".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"secp256r1, SHA256withECDSA", "secp384r1, SHA384withECDSA", "Ed25519, Ed25519"})
    void theJdkChecksWhatIsMadeAndMakesWhatIsChecked(String kind, String algorithm) throws GeneralSecurityException {
        KeyPair pair = pair(kind);
        EnvelopeSigner signer = EnvelopeSigner.of(
                        ByteString.copyOf(pair.getPrivate().getEncoded()))
                .orElseThrow();
        EnvelopeKey key = EnvelopeKey.of(info(pair.getPublic())).orElseThrow();
        ByteString made = signer.sign(TYPE, PAYLOAD);

        Signature jdk = Signature.getInstance(algorithm);
        jdk.initVerify(pair.getPublic());
        jdk.update(SIGNED);
        assertThat(jdk.verify(made.toByteArray())).isTrue();
        jdk.initSign(pair.getPrivate());
        jdk.update(SIGNED);
        ByteString other = ByteString.copyOf(jdk.sign());
        assertThat(key.verifies(TYPE, PAYLOAD, other)).isTrue();
        assertThat(signer.sign(TYPE, PAYLOAD)).as("the same again").isEqualTo(made);
        assertThat(signer.keyId()).isEqualTo(key.keyId());

        assertThat(key.verifies(TYPE, ByteString.ofText("hello worlD"), made)).isFalse();
        assertThat(key.verifies(TYPE + "s", PAYLOAD, made)).isFalse();
        assertThat(key.verifies(TYPE, PAYLOAD, made.slice(0, made.length() - 1)))
                .isFalse();
        assertThat(key.verifies(TYPE, PAYLOAD, ByteString.EMPTY)).isFalse();
        EnvelopeKey stranger = EnvelopeKey.of(info(pair(kind).getPublic())).orElseThrow();
        assertThat(stranger.verifies(TYPE, PAYLOAD, made)).isFalse();
    }

    /** The length of a type may not be taken for the beginning of the payload. */
    @Test
    void nothingMovesBetweenTypeAndPayload() throws GeneralSecurityException {
        KeyPair pair = pair("Ed25519");
        EnvelopeSigner signer = EnvelopeSigner.of(
                        ByteString.copyOf(pair.getPrivate().getEncoded()))
                .orElseThrow();
        EnvelopeKey key = EnvelopeKey.of(info(pair.getPublic())).orElseThrow();
        ByteString made = signer.sign("a", ByteString.ofText("b 1 c"));
        assertThat(key.verifies("a 1 b", ByteString.ofText("c"), made)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "secp521r1", "Ed448", "X25519"})
    void otherKeysSignNoEnvelope(String kind) throws GeneralSecurityException {
        KeyPair pair = pair(kind);
        assertThat(EnvelopeKey.of(info(pair.getPublic()))).isEmpty();
        assertThat(EnvelopeSigner.of(ByteString.copyOf(pair.getPrivate().getEncoded())))
                .isEmpty();
    }
}
