package dev.imatool.appraise.signature.algorithm;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import java.util.Optional;

/** Computes digests; the caller has the hash functions. */
@FunctionalInterface
public interface HashFunctions {
    /** The digest of {@code message}; none where nobody implements the algorithm. */
    Optional<ByteString> digest(HashAlgorithm algorithm, ByteString message);
}
