package dev.imatool.appraise.signature.algorithm;

import dev.imatool.model.ByteString;
import java.util.Locale;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** ML-DSA (FIPS 204) over a message, without a context. */
record MlDsaSignature(MLDSAPublicKeyParameters key) implements SignatureFunction {
    @Override
    public String name() {
        return key.getParameters().getName().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean verifies(SignedValue value, ByteString signature) {
        if (value.message().isEmpty()) {
            return false;
        }
        byte[] message = value.message().get().toByteArray();
        try {
            MLDSASigner signer = new MLDSASigner();
            signer.init(false, key);
            signer.update(message, 0, message.length);
            return signer.verifySignature(signature.toByteArray());
        } catch (RuntimeException malformed) {
            return false;
        }
    }
}
