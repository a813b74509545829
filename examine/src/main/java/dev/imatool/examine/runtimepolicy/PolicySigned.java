package dev.imatool.examine.runtimepolicy;

import dev.imatool.appraise.keylime.PolicySignature;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.parsers.json.dsse.SignedEnvelope;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the signatures of a policy.
 *
 * @param verdict good as soon as one signature is, as Keylime has it
 * @param by the key of the good signature
 * @param keyIds which keys are said to have signed, as the envelope has them: not safe to print
 */
public record PolicySigned(Verdict verdict, Optional<PublicKeyInfo> by, List<String> keyIds) {
    public PolicySigned {
        keyIds = List.copyOf(keyIds);
    }

    /** What the keys say. */
    public enum Verdict {
        /** One of the given keys signed the policy. */
        GOOD,
        /** None did. */
        BAD,
        /** No key was given. */
        NOT_CHECKED,
        /** The envelope has no signature. */
        UNSIGNED
    }

    /** What {@code keys} say of the signatures of an envelope. */
    public static PolicySigned of(SignedEnvelope envelope, List<PublicKeyInfo> keys) {
        List<String> ids = envelope.signatures().stream()
                .map(SignedEnvelope.Signature::keyId)
                .toList();
        if (ids.isEmpty()) {
            return new PolicySigned(Verdict.UNSIGNED, Optional.empty(), ids);
        }
        if (keys.isEmpty()) {
            return new PolicySigned(Verdict.NOT_CHECKED, Optional.empty(), ids);
        }
        for (PublicKeyInfo key : keys) {
            boolean good = envelope.signatures().stream()
                    .anyMatch(signature -> PolicySignature.check(
                                    envelope.payloadType(), envelope.payload(), signature.signature(), key)
                            == PolicySignature.Verdict.GOOD);
            if (good) {
                return new PolicySigned(Verdict.GOOD, Optional.of(key), ids);
            }
        }
        return new PolicySigned(Verdict.BAD, Optional.empty(), ids);
    }
}
