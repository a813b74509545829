package dev.imatool.parsers.known.keylime;

import dev.imatool.model.ByteString;
import java.util.List;

/**
 * What a signed policy comes in: the Dead Simple Signing Envelope (DSSE, secure-systems-lab/dsse).
 *
 * @param payloadType what the payload is said to be; signed with it
 * @param payload the policy, byte for byte
 * @param signatures not checked here
 */
public record KeylimeEnvelope(String payloadType, ByteString payload, List<Signature> signatures) {
    public KeylimeEnvelope {
        signatures = List.copyOf(signatures);
    }

    /**
     * One signature.
     *
     * @param keyId which key is said to have made it: SHA-256 of its PEM in hex, or a certificate in base64; empty where nothing is said
     * @param signature its bytes; empty where they are not base64
     */
    public record Signature(String keyId, ByteString signature) {}
}
