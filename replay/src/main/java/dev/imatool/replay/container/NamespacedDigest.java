package dev.imatool.replay.container;

import dev.imatool.model.ByteString;
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
public final class NamespacedDigest {
    /** Bytes of the file digest that are hashed. */
    static final int BOUND = 8;

    private final FileHash hash;
    private final byte[] message = new byte[BOUND];

    private NamespacedDigest(FileHash hash) {
        this.hash = hash;
    }

    /** The formulas with that hash function; empty where nobody here can compute it. */
    public static Optional<NamespacedDigest> of(HashAlgorithm algorithm) {
        return FileHashes.of(algorithm).map(NamespacedDigest::new);
    }

    /** By which formula a file with digest {@code file} gives {@code logged} in that namespace; empty where by none. */
    public Optional<NamespacedFormula> gives(ByteString file, String namespace, ByteString logged) {
        if (file.length() < BOUND) {
            return Optional.empty();
        }
        if (logged.equals(ByteString.copyOf(compute(prefix(file), namespace)))) {
            return Optional.of(NamespacedFormula.FIRST_8_BYTES);
        }
        return logged.equals(ByteString.copyOf(meant(file, namespace)))
                ? Optional.of(NamespacedFormula.DIGEST_AND_NAMESPACE)
                : Optional.empty();
    }

    /** The first bytes of a file digest, big endian. */
    static long prefix(ByteString file) {
        long prefix = 0;
        for (int i = 0; i < BOUND; i++) {
            prefix = prefix << Byte.SIZE | file.at(i);
        }
        return prefix;
    }

    /** The digest that was meant: of the whole file digest and the number of the namespace. */
    byte[] meant(ByteString file, String namespace) {
        byte[] bytes = file.toByteArray();
        hash.update(bytes, 0, bytes.length);
        byte[] digits = namespace.getBytes(StandardCharsets.US_ASCII);
        hash.update(digits, 0, digits.length);
        return hash.digest();
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
