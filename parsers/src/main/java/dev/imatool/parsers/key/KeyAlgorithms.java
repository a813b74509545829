package dev.imatool.parsers.key;

import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.rosstandart.RosstandartObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** What people call the algorithms of keys. */
final class KeyAlgorithms {
    private static final Map<ASN1ObjectIdentifier, String> NAMES = Map.of(
            PKCSObjectIdentifiers.id_RSASSA_PSS, "RSA-PSS",
            X9ObjectIdentifiers.id_ecPublicKey, "EC",
            RosstandartObjectIdentifiers.id_tc26_gost_3410_12_256, "GOST R 34.10-2012 256",
            RosstandartObjectIdentifiers.id_tc26_gost_3410_12_512, "GOST R 34.10-2012 512",
            NISTObjectIdentifiers.id_ml_dsa_44, "ML-DSA-44",
            NISTObjectIdentifiers.id_ml_dsa_65, "ML-DSA-65",
            NISTObjectIdentifiers.id_ml_dsa_87, "ML-DSA-87",
            EdECObjectIdentifiers.id_Ed25519, "Ed25519",
            EdECObjectIdentifiers.id_Ed448, "Ed448");

    private KeyAlgorithms() {}

    /** The name of an algorithm, or its object identifier. */
    static String name(ASN1ObjectIdentifier algorithm) {
        return NAMES.getOrDefault(algorithm, algorithm.getId());
    }
}
