package dev.imatool.replay.filehash;

import dev.imatool.model.HashAlgorithm;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.GOST3411_2012_256Digest;
import org.bouncycastle.crypto.digests.GOST3411_2012_512Digest;
import org.bouncycastle.crypto.digests.MD4Digest;
import org.bouncycastle.crypto.digests.RIPEMD128Digest;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.bouncycastle.crypto.digests.RIPEMD256Digest;
import org.bouncycastle.crypto.digests.RIPEMD320Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.digests.WhirlpoolDigest;

/**
 * Gives a hash function for an algorithm of the kernel: the JDK's where it has one (those use the processor's own
 * instructions), else Bouncy Castle's.
 */
public final class FileHashes {
    private FileHashes() {}

    /** A new hash function; none for Tiger ({@code tgr128} and so on), which no kernel of today offers IMA. */
    public static Optional<FileHash> of(HashAlgorithm algorithm) {
        return switch (algorithm) {
            case MD5 -> jdk(algorithm, "MD5");
            case SHA1 -> jdk(algorithm, "SHA-1");
            case SHA224 -> jdk(algorithm, "SHA-224");
            case SHA256 -> jdk(algorithm, "SHA-256");
            case SHA384 -> jdk(algorithm, "SHA-384");
            case SHA512 -> jdk(algorithm, "SHA-512");
            case SHA3_256 -> jdk(algorithm, "SHA3-256");
            case SHA3_384 -> jdk(algorithm, "SHA3-384");
            case SHA3_512 -> jdk(algorithm, "SHA3-512");
            case MD4 -> bouncyCastle(algorithm, new MD4Digest());
            case RMD128 -> bouncyCastle(algorithm, new RIPEMD128Digest());
            case RMD160 -> bouncyCastle(algorithm, new RIPEMD160Digest());
            case RMD256 -> bouncyCastle(algorithm, new RIPEMD256Digest());
            case RMD320 -> bouncyCastle(algorithm, new RIPEMD320Digest());
            case WP256, WP384, WP512 -> bouncyCastle(algorithm, new WhirlpoolDigest());
            case SM3 -> bouncyCastle(algorithm, new SM3Digest());
            case STREEBOG256 -> bouncyCastle(algorithm, new GOST3411_2012_256Digest());
            case STREEBOG512 -> bouncyCastle(algorithm, new GOST3411_2012_512Digest());
            case TGR128, TGR160, TGR192 -> Optional.empty();
        };
    }

    private static Optional<FileHash> jdk(HashAlgorithm algorithm, String jdkName) {
        try {
            return Optional.of(new JdkFileHash(algorithm, MessageDigest.getInstance(jdkName)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java lacks " + jdkName, impossible);
        }
    }

    private static Optional<FileHash> bouncyCastle(HashAlgorithm algorithm, Digest digest) {
        return Optional.of(new BouncyCastleFileHash(algorithm, digest));
    }
}
