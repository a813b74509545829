package dev.imatool.parsers.key;

import dev.imatool.model.ByteString;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.key.TpmKeyFacts;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Keys in the TPM's own form: TPM2B_PUBLIC (a length, then the area) as {@code tpm2_createak} writes it, TPMT_PUBLIC (the
 * area alone), or the public part of a TSS2 private key file. Numbers are big endian (TPM 2.0 library, part 2, 12.2.4).
 */
final class TpmPublicArea {
    private static final int ALG_RSA = 0x0001;
    private static final int ALG_NULL = 0x0010;
    private static final int ALG_ECC = 0x0023;
    private static final int ALG_ECDAA = 0x001a;
    private static final int ALG_RSAES = 0x0015;
    private static final int DEFAULT_EXPONENT = 65537;
    private static final int UNCOMPRESSED = 4;

    /** TPM_ECC_CURVE (part 2, 6.4) to the curve and the length of its coordinates in bytes. */
    private static final Map<Integer, Curve> CURVES = Map.of(
            0x0001, new Curve(SECObjectIdentifiers.secp192r1, 24),
            0x0002, new Curve(SECObjectIdentifiers.secp224r1, 28),
            0x0003, new Curve(SECObjectIdentifiers.secp256r1, 32),
            0x0004, new Curve(SECObjectIdentifiers.secp384r1, 48),
            0x0005, new Curve(SECObjectIdentifiers.secp521r1, 66),
            0x0020, new Curve(GMObjectIdentifiers.sm2p256v1, 32));

    private record Curve(ASN1ObjectIdentifier identifier, int length) {}

    private final ByteBuffer bytes;

    private TpmPublicArea(ByteString area) {
        this.bytes = ByteBuffer.wrap(area.toByteArray());
    }

    /** The key, where the bytes are such an area and nothing else. */
    static Optional<PublicKeyInfo> read(String origin, ByteString content) {
        boolean withLength = content.length() > 2 && ((content.at(0) << 8) | content.at(1)) == content.length() - 2;
        return withLength ? area(origin, content.slice(2, content.length())) : area(origin, content);
    }

    /** The public part of {@code -----BEGIN TSS2 PRIVATE KEY-----}: the first octet string of the sequence. */
    static Optional<PublicKeyInfo> ofPrivateKeyFile(String origin, ByteString der) {
        try {
            for (var part : ASN1Sequence.getInstance(der.toByteArray())) {
                if (part instanceof ASN1OctetString octets) {
                    return read(origin, ByteString.copyOf(octets.getOctets()));
                }
            }
            return Optional.empty();
        } catch (RuntimeException noSuchFile) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKeyInfo> area(String origin, ByteString area) {
        try {
            return new TpmPublicArea(area).key(origin, area);
        } catch (BufferUnderflowException | IOException | IllegalArgumentException noPublicArea) {
            return Optional.empty();
        }
    }

    private Optional<PublicKeyInfo> key(String origin, ByteString area) throws IOException {
        int type = word();
        int nameAlgorithm = word();
        int attributes = bytes.getInt();
        sized(); // authPolicy
        Optional<TpmKeyFacts> facts = Optional.of(new TpmKeyFacts(attributes, nameAlgorithm, area));
        return switch (type) {
            case ALG_RSA -> rsa(origin, facts);
            case ALG_ECC -> ecc(origin, facts);
            default -> Optional.empty();
        };
    }

    private Optional<PublicKeyInfo> rsa(String origin, Optional<TpmKeyFacts> facts) throws IOException {
        skipSymmetric();
        skipScheme();
        word(); // keyBits
        long exponent = Integer.toUnsignedLong(bytes.getInt());
        byte[] modulus = sized();
        if (bytes.hasRemaining() || modulus.length == 0) {
            return Optional.empty();
        }
        return Optional.of(DerKeys.rsa(
                origin,
                new RSAPublicKey(
                        new BigInteger(1, modulus), BigInteger.valueOf(exponent == 0 ? DEFAULT_EXPONENT : exponent)),
                facts));
    }

    private Optional<PublicKeyInfo> ecc(String origin, Optional<TpmKeyFacts> facts) {
        skipSymmetric();
        skipScheme();
        Curve curve = CURVES.get(word());
        skipScheme(); // kdf
        byte[] x = sized();
        byte[] y = sized();
        if (bytes.hasRemaining() || curve == null || x.length > curve.length || y.length > curve.length) {
            return Optional.empty();
        }
        byte[] point = new byte[1 + 2 * curve.length];
        point[0] = UNCOMPRESSED;
        System.arraycopy(x, 0, point, 1 + curve.length - x.length, x.length);
        System.arraycopy(y, 0, point, 1 + 2 * curve.length - y.length, y.length);
        SubjectPublicKeyInfo key = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve.identifier), point);
        return Optional.of(DerKeys.key(origin, key, Optional.empty(), Optional.empty(), facts));
    }

    /** TPMT_SYM_DEF_OBJECT: an algorithm, then its key length and mode unless it is none. */
    private void skipSymmetric() {
        if (word() != ALG_NULL) {
            bytes.getInt();
        }
    }

    /** An asymmetric scheme or a KDF: most name a hash after them, ECDAA also a counter, RSAES nothing. */
    private void skipScheme() {
        switch (word()) {
            case ALG_NULL, ALG_RSAES -> {}
            case ALG_ECDAA -> bytes.getInt();
            default -> word();
        }
    }

    private int word() {
        return Short.toUnsignedInt(bytes.getShort());
    }

    /** A TPM2B: a length and as many bytes. */
    private byte[] sized() {
        int length = word();
        if (length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] content = new byte[length];
        bytes.get(content);
        return content;
    }
}
