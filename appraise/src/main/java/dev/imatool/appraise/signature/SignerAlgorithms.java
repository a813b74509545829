package dev.imatool.appraise.signature;

import dev.imatool.appraise.signature.algorithm.SignatureFunction;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.rosstandart.RosstandartObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Object identifiers by which a CMS signer may say how it signed (kernel {@code pkcs7_sig_note_pkey_algo}, all versions). */
final class SignerAlgorithms {
    private static final String ECDSA = "ecdsa";

    private static final Map<ASN1ObjectIdentifier, String> FUNCTIONS = Map.ofEntries(
            Map.entry(PKCSObjectIdentifiers.rsaEncryption, "rsa"),
            Map.entry(X9ObjectIdentifiers.ecdsa_with_SHA1, ECDSA),
            Map.entry(X9ObjectIdentifiers.ecdsa_with_SHA224, ECDSA),
            Map.entry(X9ObjectIdentifiers.ecdsa_with_SHA256, ECDSA),
            Map.entry(X9ObjectIdentifiers.ecdsa_with_SHA384, ECDSA),
            Map.entry(X9ObjectIdentifiers.ecdsa_with_SHA512, ECDSA),
            Map.entry(NISTObjectIdentifiers.id_ecdsa_with_sha3_256, ECDSA),
            Map.entry(NISTObjectIdentifiers.id_ecdsa_with_sha3_384, ECDSA),
            Map.entry(NISTObjectIdentifiers.id_ecdsa_with_sha3_512, ECDSA),
            Map.entry(GMObjectIdentifiers.sm2sign_with_sm3, "sm2"),
            Map.entry(RosstandartObjectIdentifiers.id_tc26_gost_3410_12_256, "ecrdsa"),
            Map.entry(RosstandartObjectIdentifiers.id_tc26_gost_3410_12_512, "ecrdsa"),
            Map.entry(NISTObjectIdentifiers.id_ml_dsa_44, "ml-dsa-44"),
            Map.entry(NISTObjectIdentifiers.id_ml_dsa_65, "ml-dsa-65"),
            Map.entry(NISTObjectIdentifiers.id_ml_dsa_87, "ml-dsa-87"));

    private SignerAlgorithms() {}

    /** The {@link SignatureFunction#name} of keys that sign so; none for what no kernel takes. */
    static Optional<String> function(ASN1ObjectIdentifier identifier) {
        return Optional.ofNullable(FUNCTIONS.get(identifier));
    }
}
