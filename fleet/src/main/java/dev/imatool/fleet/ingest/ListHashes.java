package dev.imatool.fleet.ingest;

import dev.imatool.parsers.InputSource;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The SHA-256 of a list, and the earlier list whose bytes it begins with.
 *
 * @param sha256 over the raw bytes
 * @param bytes how many there are
 * @param begins the longest of the earlier lists that these bytes begin with
 */
record ListHashes(String sha256, long bytes, Optional<KnownLists.Earlier> begins) {
    private static final int BUFFER = 1 << 16;

    /** @param earlier lists that it may begin with, the shortest first */
    static ListHashes of(InputSource source, List<KnownLists.Earlier> earlier) throws IOException {
        MessageDigest hash = newHash();
        byte[] buffer = new byte[BUFFER];
        long at = 0;
        int next = 0;
        Optional<KnownLists.Earlier> begins = Optional.empty();
        try (InputStream in = source.open()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int from = 0;
                while (next < earlier.size() && earlier.get(next).bytes() <= at + read - from) {
                    int part = Math.toIntExact(earlier.get(next).bytes() - at);
                    hash.update(buffer, from, part);
                    from += part;
                    at += part;
                    if (hex(copy(hash)).equals(earlier.get(next).sha256())) {
                        begins = Optional.of(earlier.get(next));
                    }
                    next++;
                }
                hash.update(buffer, from, read - from);
                at += read - from;
            }
        }
        long bytes = at;
        return new ListHashes(hex(hash), bytes, begins.filter(list -> list.bytes() < bytes));
    }

    private static String hex(MessageDigest hash) {
        return HexFormat.of().formatHex(hash.digest());
    }

    static MessageDigest newHash() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static MessageDigest copy(MessageDigest hash) {
        try {
            return (MessageDigest) hash.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
