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
 */
public record KnownClaim(
        int source, String item, ByteString path, Via via, KnownFile.State state, Optional<ContentDigest> digest) {}
