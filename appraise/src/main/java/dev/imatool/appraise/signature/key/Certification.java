package dev.imatool.appraise.signature.key;

import dev.imatool.appraise.signature.algorithm.DigestIdentifiers;
import dev.imatool.appraise.signature.algorithm.HashFunctions;
import dev.imatool.appraise.signature.algorithm.SignatureFunction;
import dev.imatool.appraise.signature.algorithm.SignedValue;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.key.CertificateFacts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;

/** Who signed the certificate of a key. One step only: chains are not followed, nor is anything trusted for it. */
public final class Certification {
    private static final int MOST_ISSUERS = 8;

    private final List<SigningKey> issuers;
    private final HashFunctions hashes;

    /** Looks among those of {@code keys} that the caller vouches for. */
    public Certification(List<SigningKey> keys, HashFunctions hashes) {
        this.issuers = keys.stream()
                .filter(key -> key.source() instanceof KeySource.Given)
                .toList();
        this.hashes = hashes;
    }

    /** The key of the issuer that {@code certificate} names, if the signature of the certificate is its work. */
    public Optional<SigningKey> issuer(CertificateFacts certificate) {
        try {
            X509CertificateHolder holder =
                    new X509CertificateHolder(certificate.der().toByteArray());
            ByteString signed = ByteString.copyOf(
                    holder.toASN1Structure().getTBSCertificate().getEncoded("DER"));
            ByteString signature = ByteString.copyOf(holder.getSignature());
            Optional<SignedValue> value = hash(holder)
                    .flatMap(hash -> hashes.digest(hash, signed)
                            .map(digest -> SignedValue.ofMessage(hash, digest, signed, Optional.empty())));
            return value.flatMap(content -> issuers.stream()
                    .filter(key -> named(key, certificate.issuer()))
                    .limit(MOST_ISSUERS)
                    .filter(key -> SignatureFunction.of(key.key())
                            .filter(function -> function.verifies(content, signature))
                            .isPresent())
                    .findFirst());
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean named(SigningKey key, String name) {
        return key.key()
                .certificate()
                .filter(facts -> facts.subject().equals(name))
                .isPresent();
    }

    private static Optional<HashAlgorithm> hash(X509CertificateHolder certificate) {
        ASN1ObjectIdentifier hash = new DefaultDigestAlgorithmIdentifierFinder()
                .find(certificate.getSignatureAlgorithm())
                .getAlgorithm();
        return DigestIdentifiers.hashOf(hash);
    }
}
