package dev.imatool.replay.eventlog;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.replay.filehash.FileHash;
import dev.imatool.replay.filehash.FileHashes;
import java.util.Optional;

/** The hash function of a bank, over byte strings. Not for use by several threads. */
public final class EventHash {
    private final FileHash function;

    private EventHash(FileHash function) {
        this.function = function;
    }

    /** The function of that name; absent where nobody implements it. */
    public static Optional<EventHash> of(HashAlgorithm algorithm) {
        return FileHashes.of(algorithm).map(EventHash::new);
    }

    /** The digest of {@code message}. */
    public ByteString hash(ByteString message) {
        update(message);
        return ByteString.copyOf(function.digest());
    }

    /** The digest of the parts one after the other. */
    public ByteString hash(Iterable<ByteString> parts) {
        parts.forEach(this::update);
        return ByteString.copyOf(function.digest());
    }

    /** What a PCR of {@code value} becomes when {@code digest} is extended. */
    public ByteString extend(ByteString value, ByteString digest) {
        update(value);
        return hash(digest);
    }

    private void update(ByteString part) {
        byte[] bytes = part.toByteArray();
        function.update(bytes, 0, bytes.length);
    }
}
