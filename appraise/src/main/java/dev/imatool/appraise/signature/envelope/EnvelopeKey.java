package dev.imatool.appraise.signature.envelope;

import dev.imatool.model.ByteString;
import dev.imatool.model.key.PublicKeyInfo;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** A public key that checks signatures of envelopes. */
public final class EnvelopeKey {
    private final String keyId;
    private final EnvelopeScheme scheme;
    private final AsymmetricKeyParameter key;

    private EnvelopeKey(String keyId, EnvelopeScheme scheme, AsymmetricKeyParameter key) {
        this.keyId = keyId;
        this.scheme = scheme;
        this.key = key;
    }

    /** The key, where such keys sign envelopes. */
    public static Optional<EnvelopeKey> of(PublicKeyInfo key) {
        try {
            SubjectPublicKeyInfo info =
                    SubjectPublicKeyInfo.getInstance(key.subjectPublicKeyInfo().toByteArray());
            Optional<EnvelopeScheme> scheme = EnvelopeScheme.of(info.getAlgorithm());
            return scheme.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new EnvelopeKey(keyId(info), scheme.get(), PublicKeyFactory.createKey(info)));
        } catch (IOException | RuntimeException unusable) {
            return Optional.empty();
        }
    }

    /** What envelopes call it: SHA-256 of its SubjectPublicKeyInfo in DER, in lower-case hex. */
    public String keyId() {
        return keyId;
    }

    /** How it signs. */
    public EnvelopeScheme scheme() {
        return scheme;
    }

    /** Whether {@code signature} is its signature of an envelope. */
    public boolean verifies(String payloadType, ByteString payload, ByteString signature) {
        byte[] message = PreAuthentication.of(payloadType, payload);
        try {
            return switch (key) {
                case ECPublicKeyParameters ec -> verifies(ec, scheme.digest(message), signature.toByteArray());
                case Ed25519PublicKeyParameters ed -> {
                    Ed25519Signer signer = new Ed25519Signer();
                    signer.init(false, ed);
                    signer.update(message, 0, message.length);
                    yield signer.verifySignature(signature.toByteArray());
                }
                default -> false;
            };
        } catch (IOException | RuntimeException malformed) {
            return false;
        }
    }

    private static boolean verifies(ECPublicKeyParameters key, byte[] digest, byte[] signature) throws IOException {
        BigInteger[] rs =
                StandardDSAEncoding.INSTANCE.decode(key.getParameters().getN(), signature);
        ECDSASigner signer = new ECDSASigner();
        signer.init(false, key);
        return signer.verifySignature(digest, rs[0], rs[1]);
    }

    static String keyId(SubjectPublicKeyInfo info) throws IOException {
        return ByteString.copyOf(EnvelopeScheme.ECDSA_P256.digest(info.getEncoded("DER")))
                .hex();
    }
}
