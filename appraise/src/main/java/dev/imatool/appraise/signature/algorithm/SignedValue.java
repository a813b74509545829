package dev.imatool.appraise.signature.algorithm;

import dev.imatool.appraise.signature.reason.SignatureReason;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import java.util.Optional;

/**
 * What a signature is over.
 *
 * @param algorithm hash algorithm of the digest
 * @param digest what keys sign that sign a digest
 * @param bare true when the digest is signed without a word about its algorithm (signatures of version 1)
 * @param message what keys sign that hash for themselves (ML-DSA); absent where it is not at hand
 * @param reading how the entry was read to get there, where there is more than one way
 */
public record SignedValue(
        HashAlgorithm algorithm,
        ByteString digest,
        boolean bare,
        Optional<ByteString> message,
        Optional<SignatureReason> reading) {
    public static SignedValue ofDigest(HashAlgorithm algorithm, ByteString digest) {
        return ofDigest(algorithm, digest, Optional.empty());
    }

    public static SignedValue ofDigest(HashAlgorithm algorithm, ByteString digest, Optional<SignatureReason> reading) {
        return new SignedValue(algorithm, digest, false, Optional.empty(), reading);
    }

    public static SignedValue ofMessage(
            HashAlgorithm algorithm, ByteString digest, ByteString message, Optional<SignatureReason> reading) {
        return new SignedValue(algorithm, digest, false, Optional.of(message), reading);
    }

    public static SignedValue bare(HashAlgorithm algorithm, ByteString digest, Optional<SignatureReason> reading) {
        return new SignedValue(algorithm, digest, true, Optional.empty(), reading);
    }
}
