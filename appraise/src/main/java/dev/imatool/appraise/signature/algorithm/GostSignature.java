package dev.imatool.appraise.signature.algorithm;

import dev.imatool.model.ByteString;
import java.math.BigInteger;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECGOST3410Signer;

/**
 * GOST R 34.10-2012, the kernel's {@code ecrdsa}, over a digest that is at hand. The signature is s, then r, both big endian
 * and of equal length (RFC 9215, 2; kernel {@code ecrdsa_verify}).
 */
record GostSignature(ECPublicKeyParameters key) implements SignatureFunction {
    @Override
    public String name() {
        return "ecrdsa";
    }

    @Override
    public boolean verifies(SignedValue value, ByteString signature) {
        int half = (key.getParameters().getN().bitLength() + 7) / 8;
        if (value.bare() || signature.length() != 2 * half) {
            return false;
        }
        BigInteger s = new BigInteger(1, signature.slice(0, half).toByteArray());
        BigInteger r = new BigInteger(1, signature.slice(half, 2 * half).toByteArray());
        try {
            ECGOST3410Signer signer = new ECGOST3410Signer();
            signer.init(false, key);
            return signer.verifySignature(value.digest().toByteArray(), r, s);
        } catch (RuntimeException malformed) {
            return false;
        }
    }
}
