package dev.imatool.parsers.key;

import dev.imatool.model.ByteString;
import dev.imatool.model.key.CertificateFacts;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.key.TpmKeyFacts;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.util.Arrays;

/** Public keys in DER: X.509 certificates, SubjectPublicKeyInfo, and RSAPublicKey of PKCS#1. */
final class DerKeys {
    private DerKeys() {}

    /** The key, where the bytes are one of these and nothing else. */
    static Optional<PublicKeyInfo> read(String origin, ByteString der) {
        ASN1Sequence sequence;
        try {
            if (!(ASN1Primitive.fromByteArray(der.toByteArray()) instanceof ASN1Sequence found)) {
                return Optional.empty();
            }
            sequence = found;
        } catch (IOException | RuntimeException notDer) {
            return Optional.empty();
        }
        return certificate(origin, der)
                .or(() -> subjectPublicKeyInfo(origin, sequence))
                .or(() -> rsaPublicKey(origin, sequence));
    }

    /** The key that a certificate is about. */
    static Optional<PublicKeyInfo> certificate(String origin, ByteString der) {
        try {
            X509CertificateHolder certificate = new X509CertificateHolder(der.toByteArray());
            Optional<ByteString> identifier = Optional.ofNullable(
                            SubjectKeyIdentifier.fromExtensions(certificate.getExtensions()))
                    .map(extension -> ByteString.copyOf(extension.getKeyIdentifier()));
            CertificateFacts facts = new CertificateFacts(
                    certificate.getSubject().toString(),
                    certificate.getIssuer().toString(),
                    certificate.getSerialNumber().toString(16),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    identifier,
                    digest("SHA-256", der.toByteArray()),
                    der);
            return Optional.of(key(
                    origin, certificate.getSubjectPublicKeyInfo(), identifier, Optional.of(facts), Optional.empty()));
        } catch (IOException | RuntimeException noCertificate) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKeyInfo> subjectPublicKeyInfo(String origin, ASN1Sequence sequence) {
        try {
            SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(sequence);
            return Optional.of(key(origin, key, Optional.empty(), Optional.empty(), Optional.empty()));
        } catch (RuntimeException another) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKeyInfo> rsaPublicKey(String origin, ASN1Sequence sequence) {
        try {
            return Optional.of(rsa(origin, RSAPublicKey.getInstance(sequence), Optional.empty()));
        } catch (IOException | RuntimeException another) {
            return Optional.empty();
        }
    }

    /** A key of PKCS#1, put into the form that all keys have here. */
    static PublicKeyInfo rsa(String origin, RSAPublicKey key, Optional<TpmKeyFacts> tpm) throws IOException {
        AlgorithmIdentifier rsa = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
        return key(origin, new SubjectPublicKeyInfo(rsa, key), Optional.empty(), Optional.empty(), tpm);
    }

    /** A key with what came with it. */
    static PublicKeyInfo key(
            String origin,
            SubjectPublicKeyInfo key,
            Optional<ByteString> identifier,
            Optional<CertificateFacts> certificate,
            Optional<TpmKeyFacts> tpm) {
        List<ByteString> identifiers = new ArrayList<>();
        identifier.ifPresent(identifiers::add);
        identifiers.add(digest("SHA-1", key.getPublicKeyData().getBytes()));
        try {
            return new PublicKeyInfo(
                    origin,
                    algorithm(key),
                    ByteString.copyOf(key.getEncoded("DER")),
                    identifiers.stream().distinct().toList(),
                    certificate,
                    tpm);
        } catch (IOException cannotBeEncoded) {
            throw new IllegalArgumentException(cannotBeEncoded);
        }
    }

    private static String algorithm(SubjectPublicKeyInfo key) {
        AlgorithmIdentifier algorithm = key.getAlgorithm();
        ASN1ObjectIdentifier identifier = algorithm.getAlgorithm();
        if (identifier.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            try {
                RSAPublicKey rsa = RSAPublicKey.getInstance(key.parsePublicKey());
                return "RSA " + rsa.getModulus().bitLength();
            } catch (IOException | RuntimeException notReadable) {
                return "RSA";
            }
        }
        if (algorithm.getParameters() instanceof ASN1ObjectIdentifier curve) {
            String name = ECNamedCurveTable.getName(curve);
            return "EC " + (name == null ? curve.getId() : name);
        }
        return KeyAlgorithms.name(identifier);
    }

    private static ByteString digest(String algorithm, byte[] bytes) {
        try {
            return ByteString.copyOf(MessageDigest.getInstance(algorithm).digest(Arrays.clone(bytes)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
