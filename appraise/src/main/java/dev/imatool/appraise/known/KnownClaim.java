package dev.imatool.appraise.known;

import dev.imatool.model.ByteString;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import java.util.Optional;

/**
 * What one source says about an entry.
 *
 * @param source number of the source
 * @param item what of the source says so; empty where it is one whole
 * @param path as the source writes it; empty where it names contents without files
 * @param via how the entry leads there
 * @param state how the source stands to this content
 * @param digest what it says; empty where it has no digest that could be compared
 * @param signedBy the name of the key whose valid signature of that content the source has; empty where it has none, or none was checked
 */
public record KnownClaim(
        int source,
        String item,
        ByteString path,
        Via via,
        KnownFile.State state,
        Optional<ContentDigest> digest,
        Optional<String> signedBy) {
    /** A claim without a signature. */
    public KnownClaim(
            int source, String item, ByteString path, Via via, KnownFile.State state, Optional<ContentDigest> digest) {
        this(source, item, path, via, state, digest, Optional.empty());
    }
}
