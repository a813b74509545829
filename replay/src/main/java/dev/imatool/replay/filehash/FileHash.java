package dev.imatool.replay.filehash;

import dev.imatool.model.HashAlgorithm;

/** A hash function that takes a message in pieces and starts anew after each digest. Not for use by several threads. */
public interface FileHash {
    /** The algorithm, which says how long the digests are. */
    HashAlgorithm algorithm();

    /** Takes the next {@code length} bytes of the message. */
    void update(byte[] bytes, int offset, int length);

    /** Ends the message and writes its digest, {@link HashAlgorithm#digestLength} bytes, at {@code offset}. */
    void digestInto(byte[] out, int offset);

    /** Ends the message. */
    default byte[] digest() {
        byte[] out = new byte[algorithm().digestLength()];
        digestInto(out, 0);
        return out;
    }
}
