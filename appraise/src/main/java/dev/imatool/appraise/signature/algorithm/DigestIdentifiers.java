package dev.imatool.appraise.signature.algorithm;

import dev.imatool.model.HashAlgorithm;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.rosstandart.RosstandartObjectIdentifiers;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;

/** Object identifiers of the kernel's hash algorithms, where they have one. */
public final class DigestIdentifiers {
    private static final Map<HashAlgorithm, ASN1ObjectIdentifier> IDENTIFIERS = Map.ofEntries(
            Map.entry(HashAlgorithm.MD5, PKCSObjectIdentifiers.md5),
            Map.entry(HashAlgorithm.SHA1, OIWObjectIdentifiers.idSHA1),
            Map.entry(HashAlgorithm.RMD160, TeleTrusTObjectIdentifiers.ripemd160),
            Map.entry(HashAlgorithm.SHA224, NISTObjectIdentifiers.id_sha224),
            Map.entry(HashAlgorithm.SHA256, NISTObjectIdentifiers.id_sha256),
            Map.entry(HashAlgorithm.SHA384, NISTObjectIdentifiers.id_sha384),
            Map.entry(HashAlgorithm.SHA512, NISTObjectIdentifiers.id_sha512),
            Map.entry(HashAlgorithm.SHA3_256, NISTObjectIdentifiers.id_sha3_256),
            Map.entry(HashAlgorithm.SHA3_384, NISTObjectIdentifiers.id_sha3_384),
            Map.entry(HashAlgorithm.SHA3_512, NISTObjectIdentifiers.id_sha3_512),
            Map.entry(HashAlgorithm.SM3, GMObjectIdentifiers.sm3),
            Map.entry(HashAlgorithm.STREEBOG256, RosstandartObjectIdentifiers.id_tc26_gost_3411_12_256),
            Map.entry(HashAlgorithm.STREEBOG512, RosstandartObjectIdentifiers.id_tc26_gost_3411_12_512));

    private DigestIdentifiers() {}

    /** The object identifier of an algorithm. */
    public static Optional<ASN1ObjectIdentifier> of(HashAlgorithm algorithm) {
        return Optional.ofNullable(IDENTIFIERS.get(algorithm));
    }

    /** The algorithm of an object identifier. */
    public static Optional<HashAlgorithm> hashOf(ASN1ObjectIdentifier identifier) {
        return IDENTIFIERS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(identifier))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
