package dev.imatool.appraise.signature.algorithm;

import dev.imatool.model.ByteString;
import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** ECDSA over a digest that is at hand; the signature is the DER sequence of r and s (kernel: {@code x962} encoding). */
record EcdsaSignature(ECPublicKeyParameters key) implements SignatureFunction {
    @Override
    public String name() {
        return "ecdsa";
    }

    @Override
    public boolean verifies(SignedValue value, ByteString signature) {
        if (value.bare()) {
            return false;
        }
        try {
            BigInteger order = key.getParameters().getN();
            BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(order, signature.toByteArray());
            ECDSASigner signer = new ECDSASigner();
            signer.init(false, key);
            return signer.verifySignature(value.digest().toByteArray(), rs[0], rs[1]);
        } catch (IOException | RuntimeException malformed) {
            return false;
        }
    }
}
