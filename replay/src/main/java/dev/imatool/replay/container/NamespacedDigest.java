package dev.imatool.replay.container;

import dev.imatool.model.HashAlgorithm;
import dev.imatool.replay.filehash.FileHash;
import dev.imatool.replay.filehash.FileHashes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The digest that container-ima logs for a file in a namespace ({@code ima_file_measure} in {@code container_ima.c}). The
 * source means HASH(file digest, namespace), but hashes {@code sizeof} a pointer: the first 8 bytes of the raw file digest.
 * Where one of those is zero, the number of the namespace, in decimal, was copied over the rest ({@code strncat}).
 */
final class NamespacedDigest {
    /** Bytes of the file digest that are hashed. */
    static final int BOUND = 8;

    private final FileHash hash;
    private final byte[] message = new byte[BOUND];

    private NamespacedDigest(FileHash hash) {
        this.hash = hash;
    }

    static Optional<NamespacedDigest> of(HashAlgorithm algorithm) {
        return FileHashes.of(algorithm).map(NamespacedDigest::new);
    }

    /** The digest of a file whose digest begins with {@code prefix} (big endian), when no byte of it is zero. */
    byte[] compute(long prefix) {
        fill(prefix);
        return digest();
    }

    /** The digest of a file whose digest begins with {@code prefix}, in that namespace. */
    byte[] compute(long prefix, String namespace) {
        fill(prefix);
        int at = zeroByte(prefix);
        if (at < BOUND) {
            byte[] digits = namespace.getBytes(StandardCharsets.US_ASCII);
            Arrays.fill(message, at, BOUND, (byte) 0);
            System.arraycopy(digits, 0, message, at, Math.min(digits.length, BOUND - at));
        }
        return digest();
    }

    /** Place of the first zero byte of {@code prefix}; {@link #BOUND} where there is none. */
    static int zeroByte(long prefix) {
        for (int i = 0; i < BOUND; i++) {
            if ((prefix >>> (Long.SIZE - Byte.SIZE * (i + 1)) & 0xff) == 0) {
                return i;
            }
        }
        return BOUND;
    }

    private void fill(long prefix) {
        for (int i = 0; i < BOUND; i++) {
            message[i] = (byte) (prefix >>> (Long.SIZE - Byte.SIZE * (i + 1)));
        }
    }

    private byte[] digest() {
        hash.update(message, 0, BOUND);
        return hash.digest();
    }
}
