package dev.imatool.parsers.known.json;

import dev.imatool.model.ByteString;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.parsers.known.FileDigests;
import dev.imatool.parsers.known.HashNames;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSkip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files of SPDX 3 that name their hashes by identifier, as writers of JSON-LD may: {@code verifiedUsing} has the {@code @id} or {@code
 * spdxId} of an element {@code Hash} somewhere in the graph.
 */
final class HashReferences {
    private static final String REFERENCES = "verifiedUsing";

    /** Files and hashes that are kept until the end of the document. */
    private static final int MOST = 500_000;

    private static final int LONGEST = 1 << 12;

    private final List<Reference> files = new ArrayList<>();
    private final Map<String, Hash> hashes = new HashMap<>();
    private boolean full;

    private record Reference(String path, List<String> hashes) {}

    private record Hash(String algorithm, String hex) {}

    /** Takes a file; false where it names no hash. */
    boolean file(JsonFrame file) {
        List<String> named = file.members().entrySet().stream()
                .filter(member -> member.getKey().strip().equals(REFERENCES))
                .map(Map.Entry::getValue)
                .filter(name -> name.length() <= LONGEST)
                .toList();
        if (named.isEmpty() || file.text("name").isEmpty() || file.text("name").length() > LONGEST) {
            return false;
        }
        if (files.size() < MOST) {
            files.add(new Reference(file.text("name"), named));
        } else {
            full = true;
        }
        return true;
    }

    /** Takes a hash with an identifier. */
    void hash(JsonFrame hash) {
        String id = hash.text(hash.has("spdxId") ? "spdxId" : "@id");
        if (id.isEmpty() || id.length() > LONGEST || hash.text("hashValue").length() > LONGEST) {
            return;
        }
        if (hashes.size() < MOST) {
            hashes.put(id, new Hash(hash.text("algorithm"), hash.text("hashValue")));
        } else {
            full = true;
        }
    }

    /** Hands on the files, once the document was read to its end. */
    void resolve(KnownFileSink sink, KnownRemarks remarks) {
        FileDigests digests = new FileDigests(sink);
        for (Reference file : files) {
            for (String name : file.hashes()) {
                Optional.ofNullable(hashes.get(name)).ifPresent(hash -> digest(hash, digests, sink, remarks));
            }
            digests.file("", ByteString.ofText(file.path()));
        }
        if (full) {
            remarks.error(
                    Place.WHOLE_INPUT,
                    "only the first " + MOST + " files and hashes that refer to each other were read");
        }
    }

    private static void digest(Hash hash, FileDigests digests, KnownFileSink sink, KnownRemarks remarks) {
        if (HashNames.of(hash.algorithm()).isEmpty()) {
            digests.addUnknown();
            return;
        }
        Optional<ContentDigest> digest =
                HashNames.of(hash.algorithm()).flatMap(algorithm -> ContentDigest.listed(false, algorithm, hash.hex()));
        digest.ifPresent(digests::add);
        if (digest.isEmpty()) {
            sink.skipped(KnownSkip.UNREADABLE);
            remarks.error(
                    Place.WHOLE_INPUT,
                    KnownRemarks.quoted(hash.hex()) + " is no digest of " + KnownRemarks.quoted(hash.algorithm()));
        }
    }
}
