package dev.imatool.appraise.signature.algorithm;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;

/**
 * SM2 as IMA uses it: the file digest itself is the number that is signed, without the identity of the signer that GB/T
 * 32918.2 hashes in front (kernel {@code crypto/sm2.c}, {@code sm2_verify}; evmctl alike).
 */
record Sm2Signature(ECPublicKeyParameters key) implements SignatureFunction {
    @Override
    public String name() {
        return "sm2";
    }

    @Override
    public boolean verifies(SignedValue value, ByteString signature) {
        if (value.bare()) {
            return false;
        }
        try {
            SM2Signer signer = new SM2Signer(new Ready(value.algorithm(), value.digest()));
            signer.init(false, key);
            return signer.verifySignature(signature.toByteArray());
        } catch (RuntimeException malformed) {
            return false;
        }
    }

    /** Gives the digest that is at hand, whatever it is told to hash: identity and message are in it, or not meant. */
    private record Ready(HashAlgorithm algorithm, ByteString digest) implements Digest {
        @Override
        public String getAlgorithmName() {
            return algorithm.kernelName();
        }

        @Override
        public int getDigestSize() {
            return digest.length();
        }

        @Override
        public void update(byte in) {}

        @Override
        public void update(byte[] in, int offset, int length) {}

        @Override
        public int doFinal(byte[] out, int offset) {
            digest.copyTo(out, offset);
            return digest.length();
        }

        @Override
        public void reset() {}
    }
}
