package dev.imatool.appraise.signature.envelope;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;

/**
 * How a key signs an envelope, which its kind alone decides, as in the libraries of in-toto and sigstore: ECDSA with the hash that is as
 * long as the curve, the signature in DER; Ed25519 (RFC 8032). Curves by name only: one that a key brings along may be made to cost
 * time.
 */
public enum EnvelopeScheme {
    /** ECDSA on NIST P-256 with SHA-256. */
    ECDSA_P256(X9ObjectIdentifiers.id_ecPublicKey, Optional.of(SECObjectIdentifiers.secp256r1)),
    /** ECDSA on NIST P-384 with SHA-384. */
    ECDSA_P384(X9ObjectIdentifiers.id_ecPublicKey, Optional.of(SECObjectIdentifiers.secp384r1)),
    /** Ed25519. */
    ED25519(EdECObjectIdentifiers.id_Ed25519, Optional.empty());

    @SuppressWarnings("ImmutableEnumChecker") // object identifiers do not change
    private final ASN1ObjectIdentifier algorithm;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Optional<ASN1ObjectIdentifier> curve;

    EnvelopeScheme(ASN1ObjectIdentifier algorithm, Optional<ASN1ObjectIdentifier> curve) {
        this.algorithm = algorithm;
        this.curve = curve;
    }

    /** Name in machine-readable output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That of a key; empty where such keys sign no envelopes. */
    static Optional<EnvelopeScheme> of(AlgorithmIdentifier key) {
        return Arrays.stream(values()).filter(scheme -> scheme.isOf(key)).findFirst();
    }

    private boolean isOf(AlgorithmIdentifier key) {
        ASN1Encodable parameters = key.getParameters();
        return algorithm.equals(key.getAlgorithm())
                && curve.map(name -> name.equals(parameters)).orElse(parameters == null);
    }

    /** The digest of what is signed, with the hash of the curve; Ed25519 has one of its own inside. */
    byte[] digest(byte[] message) {
        Digest hash = hash();
        hash.update(message, 0, message.length);
        byte[] digest = new byte[hash.getDigestSize()];
        hash.doFinal(digest, 0);
        return digest;
    }

    /** A hash of this scheme, to be used once. */
    Digest hash() {
        return this == ECDSA_P384 ? new SHA384Digest() : new SHA256Digest();
    }
}
