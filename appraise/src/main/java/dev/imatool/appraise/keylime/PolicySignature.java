package dev.imatool.appraise.keylime;

import dev.imatool.appraise.signature.algorithm.SignatureFunction;
import dev.imatool.appraise.signature.algorithm.SignedValue;
import dev.imatool.appraise.signature.envelope.PreAuthentication;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.key.PublicKeyInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Signatures of signed policies: ECDSA with SHA-256 over the pre-authentication encoding of DSSE
 * ({@code DSSEv1 LENGTH TYPE LENGTH PAYLOAD}), as {@code keylime/dsse} makes them.
 */
public final class PolicySignature {
    private static final int PEM_LINE = 64;

    private PolicySignature() {}

    /** What is known of a signature. */
    public enum Verdict {
        /** It is that of the key over the payload. */
        GOOD,
        /** It is not. */
        BAD,
        /** Policies are not signed with keys of that kind. */
        KEY_NOT_USABLE
    }

    /**
     * Checks one signature with one key. Which key a signature claims does not matter: Keylime does not ask, either.
     *
     * @param payloadType as the envelope says
     * @param payload the policy, byte for byte
     */
    public static Verdict check(String payloadType, ByteString payload, ByteString signature, PublicKeyInfo key) {
        return SignatureFunction.of(key)
                .filter(function -> function.name().equals("ecdsa"))
                .map(function -> {
                    SignedValue value = SignedValue.ofDigest(HashAlgorithm.SHA256, signed(payloadType, payload));
                    return function.verifies(value, signature) ? Verdict.GOOD : Verdict.BAD;
                })
                .orElse(Verdict.KEY_NOT_USABLE);
    }

    /** How Keylime calls a key in an envelope: SHA-256 of its PEM, in lower-case hex. */
    public static String keyId(PublicKeyInfo key) {
        Base64.Encoder lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'});
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + lines.encodeToString(key.subjectPublicKeyInfo().toByteArray())
                + "\n-----END PUBLIC KEY-----\n";
        return ByteString.copyOf(sha256().digest(pem.getBytes(StandardCharsets.US_ASCII)))
                .hex();
    }

    private static ByteString signed(String payloadType, ByteString payload) {
        return ByteString.copyOf(sha256().digest(PreAuthentication.ofKeylime(payloadType, payload)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
