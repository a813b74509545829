package dev.imatool.replay.quote;

import dev.imatool.model.ByteString;
import dev.imatool.model.tpm.TpmHash;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.util.DigestFactory;

/** The hash functions of TPMs. */
final class TpmDigest {
    private TpmDigest() {}

    static Digest of(TpmHash hash) {
        return switch (hash) {
            case SHA1 -> DigestFactory.createSHA1();
            case SHA256 -> DigestFactory.createSHA256();
            case SHA384 -> DigestFactory.createSHA384();
            case SHA512 -> DigestFactory.createSHA512();
            case SM3_256 -> new SM3Digest();
            case SHA3_256 -> DigestFactory.createSHA3_256();
            case SHA3_384 -> DigestFactory.createSHA3_384();
            case SHA3_512 -> DigestFactory.createSHA3_512();
        };
    }

    /** The digest of {@code parts} one after the other. */
    static ByteString hash(TpmHash hash, Iterable<ByteString> parts) {
        Digest digest = of(hash);
        for (ByteString part : parts) {
            digest.update(part.toByteArray(), 0, part.length());
        }
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return ByteString.copyOf(out);
    }
}
