package dev.imatool.appraise.signature.envelope;

import dev.imatool.model.ByteString;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** A private key that signs envelopes. The same key and the same payload always give the same signature (RFC 6979, RFC 8032). */
public final class EnvelopeSigner {
    private final String keyId;
    private final EnvelopeScheme scheme;
    private final AsymmetricKeyParameter key;

    private EnvelopeSigner(String keyId, EnvelopeScheme scheme, AsymmetricKeyParameter key) {
        this.keyId = keyId;
        this.scheme = scheme;
        this.key = key;
    }

    /**
     * The key, where such keys sign envelopes and its value is one.
     *
     * @param pkcs8 in PKCS#8 (RFC 5958), DER
     */
    public static Optional<EnvelopeSigner> of(ByteString pkcs8) {
        try {
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(pkcs8.toByteArray());
            Optional<EnvelopeScheme> scheme = EnvelopeScheme.of(info.getPrivateKeyAlgorithm());
            if (scheme.isEmpty()) {
                return Optional.empty();
            }
            AsymmetricKeyParameter key = PrivateKeyFactory.createKey(info);
            AsymmetricKeyParameter known = publicKey(key);
            String keyId = EnvelopeKey.keyId(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(known));
            return Optional.of(new EnvelopeSigner(keyId, scheme.get(), key));
        } catch (IOException | RuntimeException unusable) {
            return Optional.empty();
        }
    }

    private static AsymmetricKeyParameter publicKey(AsymmetricKeyParameter key) {
        return switch (key) {
            case ECPrivateKeyParameters ec ->
                new ECPublicKeyParameters(
                        new FixedPointCombMultiplier()
                                .multiply(ec.getParameters().getG(), ec.getD()),
                        ec.getParameters());
            case Ed25519PrivateKeyParameters ed -> ed.generatePublicKey();
            default -> throw new IllegalArgumentException(key.getClass().getName());
        };
    }

    /** What envelopes call its public key: SHA-256 of its SubjectPublicKeyInfo in DER, in lower-case hex. */
    public String keyId() {
        return keyId;
    }

    /** Its signature of an envelope. */
    public ByteString sign(String payloadType, ByteString payload) {
        byte[] message = PreAuthentication.of(payloadType, payload);
        return switch (key) {
            case ECPrivateKeyParameters ec -> sign(ec, scheme.digest(message));
            case Ed25519PrivateKeyParameters ed -> {
                Ed25519Signer signer = new Ed25519Signer();
                signer.init(true, ed);
                signer.update(message, 0, message.length);
                yield ByteString.copyOf(signer.generateSignature());
            }
            default -> throw new IllegalStateException(key.getClass().getName());
        };
    }

    private ByteString sign(ECPrivateKeyParameters key, byte[] digest) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(scheme.hash()));
        signer.init(true, key);
        BigInteger[] rs = signer.generateSignature(digest);
        try {
            return ByteString.copyOf(
                    StandardDSAEncoding.INSTANCE.encode(key.getParameters().getN(), rs[0], rs[1]));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
