package dev.imatool.examine.evidence;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.evidence.FileSink;
import dev.imatool.replay.filehash.FileHash;
import dev.imatool.replay.filehash.FileHashes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Computes the digests of files as they pass, each in all hashes that are asked of it, in one go. */
final class ManifestHashes implements FileSink {
    private static final int CHUNK = 1 << 16;

    private final Map<String, Set<HashAlgorithm>> wanted;
    private final Map<HashAlgorithm, Optional<FileHash>> functions = new EnumMap<>(HashAlgorithm.class);
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
    public void take(String name, InputStream content) throws IOException {
        List<FileHash> hashes = new ArrayList<>();
        for (HashAlgorithm algorithm : wanted.getOrDefault(name, Set.of())) {
            functions.computeIfAbsent(algorithm, FileHashes::of).ifPresent(hashes::add);
        }
        Map<HashAlgorithm, ByteString> computed = new EnumMap<>(HashAlgorithm.class);
        boolean whole = false;
        try {
            byte[] chunk = new byte[CHUNK];
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                for (FileHash hash : hashes) {
                    hash.update(chunk, 0, read);
                }
            }
            whole = true;
        } finally {
            // a digest starts the function anew, also where the file broke off
            for (FileHash hash : hashes) {
                ByteString digest = ByteString.copyOf(hash.digest());
                if (whole) {
                    computed.put(hash.algorithm(), digest);
                }
            }
        }
        digests.computeIfAbsent(name, first -> new ArrayList<>(1)).add(computed);
    }

    /** The digests of the file; of each of them where a tar archive holds several of one name. None where it was not read. */
    List<Map<HashAlgorithm, ByteString>> of(String name) {
        return digests.getOrDefault(name, List.of());
    }
}
