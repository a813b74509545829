package dev.imatool.replay.templatedigest;

import dev.imatool.model.PcrBank;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.jcajce.provider.digest.SM3;

/**
 * The hash function of a PCR bank: one {@link MessageDigest}, the JDK's where it has one, for as long as the object lives, writing into the
 * caller's buffers. Allocates nothing per message. Not for use by several threads.
 */
public final class BankHash {
    private final MessageDigest digest;
    private final int length;

    /** The hash function of {@code bank}. */
    public BankHash(PcrBank bank) {
        this.digest = newDigest(bank);
        this.length = bank.digestLength();
    }

    /** A hash function of {@code bank}, for who takes a message in pieces. */
    public static MessageDigest newDigest(PcrBank bank) {
        String jdkName = switch (bank) {
            case SHA1 -> "SHA-1";
            case SHA256 -> "SHA-256";
            case SHA384 -> "SHA-384";
            case SHA512 -> "SHA-512";
            case SHA3_256 -> "SHA3-256";
            case SHA3_384 -> "SHA3-384";
            case SHA3_512 -> "SHA3-512";
            case SM3 -> "";
        };
        if (bank == PcrBank.SM3) {
            return OfBouncyCastle.sm3();
        }
        try {
            return MessageDigest.getInstance(jdkName);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java lacks " + jdkName, impossible);
        }
    }

    /** Hashes {@code messageLength} bytes of {@code message}; {@code out} may be the same array. */
    public void hash(byte[] message, int offset, int messageLength, byte[] out, int outOffset) {
        digest.update(message, offset, messageLength);
        try {
            digest.digest(out, outOffset, length);
        } catch (DigestException tooShort) {
            throw new IllegalStateException("no room for a digest of " + length + " bytes", tooShort);
        }
    }

    /**
     * What the JDK lacks, in a class of its own: the JVM loads what a class returns as something else when it verifies that class,
     * and to check the signatures of Bouncy Castle's jar takes a quarter of a second.
     */
    private static final class OfBouncyCastle {
        static MessageDigest sm3() {
            return new SM3.Digest();
        }
    }
}
