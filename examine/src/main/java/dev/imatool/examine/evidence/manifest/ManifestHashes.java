package dev.imatool.examine.evidence.manifest;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.archive.MemberContent;
import dev.imatool.parsers.evidence.FileSink;
import dev.imatool.replay.filehash.FileHash;
import dev.imatool.replay.filehash.FileHashes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Computes the digests of files as they pass, each in all hashes that are asked of it, in one go. */
final class ManifestHashes implements FileSink {
    private final Map<String, Set<HashAlgorithm>> wanted;
    private final Map<String, List<Map<HashAlgorithm, ByteString>>> digests = new HashMap<>();

    /** @param wanted the hashes for each file */
    ManifestHashes(Map<String, Set<HashAlgorithm>> wanted) {
        this.wanted = wanted;
    }

    @Override
    public boolean wants(String name) {
        return wanted.containsKey(name);
    }

    @Override
    public MemberContent.RawBytes take(String name) {
        return new Computation(name);
    }

    /** The digests of one file. Files inside an archive pass between its bytes, so functions are not shared among them. */
    private final class Computation implements MemberContent.RawBytes {
        private final String name;
        private final List<FileHash> hashes = new ArrayList<>();

        Computation(String name) {
            this.name = name;
            for (HashAlgorithm algorithm : wanted.getOrDefault(name, Set.of())) {
                FileHashes.of(algorithm).ifPresent(hashes::add);
            }
        }

        @Override
        public void take(byte[] bytes, int offset, int length) {
            for (FileHash hash : hashes) {
                hash.update(bytes, offset, length);
            }
        }

        @Override
        public void end(boolean whole) {
            Map<HashAlgorithm, ByteString> computed = new EnumMap<>(HashAlgorithm.class);
            for (FileHash hash : hashes) {
                ByteString digest = ByteString.copyOf(hash.digest());
                if (whole) {
                    computed.put(hash.algorithm(), digest);
                }
            }
            digests.computeIfAbsent(name, first -> new ArrayList<>(1)).add(computed);
        }
    }

    /** The digests of the file; of each of them where a tar archive holds several of one name. None where it was not read. */
    List<Map<HashAlgorithm, ByteString>> of(String name) {
        return digests.getOrDefault(name, List.of());
    }
}
