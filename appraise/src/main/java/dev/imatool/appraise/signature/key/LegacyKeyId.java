package dev.imatool.appraise.signature.key;

import dev.imatool.model.ByteString;
import dev.imatool.model.key.PublicKeyInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.util.BigIntegers;

/**
 * The eight bytes by which signatures of version 1 name an RSA key: the end of the SHA-1 of the key as the kernel's {@code
 * struct pubkey_hdr} packs it (version 1, time 0, algorithm 0, two numbers, each after its length in bits).
 */
final class LegacyKeyId {
    private static final byte[] HEADER = {1, 0, 0, 0, 0, 0, 2};
    private static final int BEGIN = 12;
    private static final int END = 20;

    private LegacyKeyId() {}

    static Optional<ByteString> of(PublicKeyInfo key) {
        try {
            SubjectPublicKeyInfo info =
                    SubjectPublicKeyInfo.getInstance(key.subjectPublicKeyInfo().toByteArray());
            if (!info.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
                return Optional.empty();
            }
            RSAPublicKey rsa = RSAPublicKey.getInstance(info.parsePublicKey());
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            packed.writeBytes(HEADER);
            pack(packed, rsa.getModulus());
            pack(packed, rsa.getPublicExponent());
            SHA1Digest sha1 = new SHA1Digest();
            sha1.update(packed.toByteArray(), 0, packed.size());
            byte[] digest = new byte[END];
            sha1.doFinal(digest, 0);
            return Optional.of(ByteString.copyOf(digest, BEGIN, END - BEGIN));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static void pack(ByteArrayOutputStream packed, BigInteger number) {
        int bits = number.bitLength();
        packed.write(bits >> 8);
        packed.write(bits);
        packed.writeBytes(BigIntegers.asUnsignedByteArray(number));
    }
}
