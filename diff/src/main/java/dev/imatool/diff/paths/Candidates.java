package dev.imatool.diff.paths;

import dev.imatool.diff.history.MeasuredDigest;
import dev.imatool.model.ByteString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Names of contents, by the digests that entries may log of them. */
public final class Candidates {
    private final Map<MeasuredDigest, String> contents = new LinkedHashMap<>();
    private final Map<ByteString, String> digests = new LinkedHashMap<>();

    /** No names yet. */
    public Candidates() {}

    /** A content that is at hand; the first name of a digest stays. */
    public void content(String algorithm, ByteString digest, String name) {
        contents.putIfAbsent(new MeasuredDigest(Optional.empty(), algorithm, digest), name);
    }

    /** A digest of which nobody said what hash it is, or of what: the same bytes are the same digest. */
    public void digest(ByteString digest, String name) {
        digests.putIfAbsent(digest, name);
    }

    /** The name of what was logged, if it has one. */
    public Optional<String> name(MeasuredDigest logged) {
        return Optional.ofNullable(contents.getOrDefault(logged, digests.get(logged.digest())));
    }
}
