package dev.imatool.appraise.known;

import dev.imatool.appraise.signature.algorithm.HashFunctions;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Contents that say nothing, because files of any origin have them: the empty file, and a single newline. */
public final class TrivialContents {
    private static final List<ByteString> CONTENTS = List.of(ByteString.EMPTY, ByteString.ofText("\n"));

    private final HashFunctions hashes;
    private final Map<HashAlgorithm, List<ByteString>> known = new EnumMap<>(HashAlgorithm.class);

    /** @param hashes computes their digests */
    public TrivialContents(HashFunctions hashes) {
        this.hashes = hashes;
    }

    /** True for the digest of such a content. */
    public boolean has(ContentDigest digest) {
        return !digest.verity()
                && known.computeIfAbsent(digest.algorithm(), this::digests).contains(digest.digest());
    }

    private List<ByteString> digests(HashAlgorithm algorithm) {
        return CONTENTS.stream()
                .flatMap(content -> hashes.digest(algorithm, content).stream())
                .toList();
    }
}
