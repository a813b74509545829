package dev.imatool.parsers.json.dsse;

import dev.imatool.model.ByteString;
import java.util.List;

/**
 * The Dead Simple Signing Envelope (DSSE 1.0, secure-systems-lab/dsse): a payload of any kind, and who signed it.
 *
 * @param payloadType what the payload is said to be; signed with it
 * @param payload byte for byte
 * @param signatures not checked here
 */
public record SignedEnvelope(String payloadType, ByteString payload, List<Signature> signatures) {
    public SignedEnvelope {
        signatures = List.copyOf(signatures);
    }

    /**
     * One signature.
     *
     * @param keyId which key is said to have made it: of Keylime SHA-256 of its PEM in hex, or a certificate in base64; of imatool
     *     SHA-256 of its SubjectPublicKeyInfo in hex; empty where nothing is said. Nothing may be decided by it.
     * @param signature its bytes; empty where they are not base64
     */
    public record Signature(String keyId, ByteString signature) {}
}
