package dev.imatool.replay.filehash;

import dev.imatool.model.HashAlgorithm;
import org.bouncycastle.crypto.Digest;

/** A hash function of Bouncy Castle. The shorter Whirlpools of the kernel are the first bytes of the long one. */
record BouncyCastleFileHash(HashAlgorithm algorithm, Digest digestFunction) implements FileHash {
    @Override
    public void update(byte[] bytes, int offset, int length) {
        digestFunction.update(bytes, offset, length);
    }

    @Override
    public void digestInto(byte[] out, int offset) {
        byte[] whole = new byte[digestFunction.getDigestSize()];
        digestFunction.doFinal(whole, 0);
        System.arraycopy(whole, 0, out, offset, algorithm.digestLength());
    }
}
