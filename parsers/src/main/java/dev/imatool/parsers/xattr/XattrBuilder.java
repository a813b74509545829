package dev.imatool.parsers.xattr;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.xattr.XattrValue;

/** Builds values of {@code security.ima} as the kernel writes them (kernel: {@code ima_fix_xattr}). */
public final class XattrBuilder {
    private XattrBuilder() {}

    /**
     * The value for a file digest: type 0x01 for MD5 and SHA-1 as the kernel writes for them, else 0x04 and the algorithm.
     *
     * @throws IllegalArgumentException if the digest has not the length of its algorithm
     */
    public static ByteString securityIma(HashAlgorithm algorithm, ByteString digest) {
        if (digest.length() != algorithm.digestLength()) {
            throw new IllegalArgumentException("a digest of " + algorithm + " has " + algorithm.digestLength()
                    + " bytes, this one " + digest.length());
        }
        boolean legacy = algorithm == HashAlgorithm.MD5 || algorithm == HashAlgorithm.SHA1;
        int head = legacy ? 1 : 2;
        byte[] value = new byte[head + digest.length()];
        value[0] = (byte) (legacy ? XattrValue.DIGEST : XattrValue.DIGEST_NG);
        if (!legacy) {
            value[1] = (byte) algorithm.kernelId();
        }
        digest.copyTo(value, head);
        return ByteString.copyOf(value);
    }
}
