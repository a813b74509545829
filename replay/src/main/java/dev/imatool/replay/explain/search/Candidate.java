package dev.imatool.replay.explain.search;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.templatedigest.BankHash;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;

/** Something that may have been extended in addition to the entries of a list. */
public sealed interface Candidate {
    /** What the user called it. */
    String label();

    /**
     * The content of a file.
     *
     * @param label name of the file
     * @param digests of its content, in every bank's hash
     */
    record Content(String label, Map<PcrBank, ByteString> digests) implements Candidate {
        public Content {
            digests = Map.copyOf(digests);
        }

        /** Reads {@code stream} to its end. */
        public static Content read(String label, InputStream stream) throws IOException {
            Map<PcrBank, MessageDigest> hashes = new EnumMap<>(PcrBank.class);
            for (PcrBank bank : PcrBank.all()) {
                hashes.put(bank, BankHash.newDigest(bank));
            }
            byte[] buffer = new byte[1 << 16];
            int read = stream.read(buffer);
            while (read >= 0) {
                for (MessageDigest hash : hashes.values()) {
                    hash.update(buffer, 0, read);
                }
                read = stream.read(buffer);
            }
            Map<PcrBank, ByteString> digests = new EnumMap<>(PcrBank.class);
            hashes.forEach((bank, hash) -> digests.put(bank, ByteString.copyOf(hash.digest())));
            return new Content(label, digests);
        }
    }

    /**
     * A digest as it was extended.
     *
     * @param label as typed
     * @param digest 20, 32, 48 or 64 bytes
     */
    record Digest(String label, ByteString digest) implements Candidate {}
}
