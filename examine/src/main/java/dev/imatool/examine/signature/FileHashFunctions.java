package dev.imatool.examine.signature;

import dev.imatool.appraise.signature.algorithm.HashFunctions;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.replay.filehash.FileHash;
import dev.imatool.replay.filehash.FileHashes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Lends the hash functions for file digests to whoever checks signatures. Not for use by several threads. */
public final class FileHashFunctions implements HashFunctions {
    private final Map<HashAlgorithm, Optional<FileHash>> functions = new EnumMap<>(HashAlgorithm.class);

    @Override
    public Optional<ByteString> digest(HashAlgorithm algorithm, ByteString message) {
        return functions.computeIfAbsent(algorithm, FileHashes::of).map(function -> {
            function.update(message.toByteArray(), 0, message.length());
            return ByteString.copyOf(function.digest());
        });
    }
}
