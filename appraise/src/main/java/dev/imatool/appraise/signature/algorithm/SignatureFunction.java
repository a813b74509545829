package dev.imatool.appraise.signature.algorithm;

import dev.imatool.model.ByteString;
import dev.imatool.model.key.PublicKeyInfo;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECGOST3410Parameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Checks signatures with one key. */
public interface SignatureFunction {
    /** What signs: {@code rsa}, {@code ecdsa}, {@code sm2}, {@code ecrdsa}, {@code ml-dsa-65} and so on. */
    String name();

    /** True when {@code signature} is that of the key over {@code value}. */
    boolean verifies(SignedValue value, ByteString signature);

    /** The function of a key; none where its kind signs nothing for IMA or it is beyond all measure. */
    static Optional<SignatureFunction> of(PublicKeyInfo key) {
        try {
            SubjectPublicKeyInfo info =
                    SubjectPublicKeyInfo.getInstance(key.subjectPublicKeyInfo().toByteArray());
            return info.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)
                    ? RsaSignature.of(RSAPublicKey.getInstance(info.parsePublicKey()))
                    : function(PublicKeyFactory.createKey(info), info);
        } catch (IOException | RuntimeException unusable) {
            return Optional.empty();
        }
    }

    private static Optional<SignatureFunction> function(AsymmetricKeyParameter key, SubjectPublicKeyInfo info) {
        return switch (key) {
            case ECPublicKeyParameters ec
            when ec.getParameters() instanceof ECGOST3410Parameters -> Optional.of(new GostSignature(ec));
            case ECPublicKeyParameters ec -> onCurve(ec, info);
            case MLDSAPublicKeyParameters mlDsa -> Optional.of(new MlDsaSignature(mlDsa));
            default -> Optional.empty();
        };
    }

    /** Curves by name only: one that a key brings along may be made to cost time. */
    private static Optional<SignatureFunction> onCurve(ECPublicKeyParameters key, SubjectPublicKeyInfo info) {
        if (!(info.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve)) {
            return Optional.empty();
        }
        return Optional.of(
                curve.equals(GMObjectIdentifiers.sm2p256v1) ? new Sm2Signature(key) : new EcdsaSignature(key));
    }
}
