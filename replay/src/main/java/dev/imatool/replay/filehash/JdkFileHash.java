package dev.imatool.replay.filehash;

import dev.imatool.model.HashAlgorithm;
import java.security.DigestException;
import java.security.MessageDigest;

/** A hash function of the JDK. */
record JdkFileHash(HashAlgorithm algorithm, MessageDigest messageDigest) implements FileHash {
    @Override
    public void update(byte[] bytes, int offset, int length) {
        messageDigest.update(bytes, offset, length);
    }

    @Override
    public void digestInto(byte[] out, int offset) {
        try {
            messageDigest.digest(out, offset, algorithm.digestLength());
        } catch (DigestException tooShort) {
            throw new IllegalStateException("no room for a digest of " + algorithm, tooShort);
        }
    }
}
