package dev.imatool.parsers.known.content;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hashes contents in several algorithms at once: each byte is read a single time. Not for use by several threads. */
public final class ContentHash {
    private static final int CHUNK = 1 << 16;

    private final Map<HashAlgorithm, MessageDigest> digests = new EnumMap<>(HashAlgorithm.class);
    private final byte[] chunk = new byte[CHUNK];

    /** Hashes in those of {@code algorithms} that the JDK has. */
    public ContentHash(Set<HashAlgorithm> algorithms) {
        for (HashAlgorithm algorithm : algorithms) {
            digest(algorithm).ifPresent(digest -> digests.put(algorithm, digest));
        }
    }

    /** The algorithms of {@code wanted} in which no content is hashed. */
    public static Set<HashAlgorithm> without(Set<HashAlgorithm> wanted) {
        Set<HashAlgorithm> missing = EnumSet.noneOf(HashAlgorithm.class);
        wanted.stream().filter(algorithm -> digest(algorithm).isEmpty()).forEach(missing::add);
        return missing;
    }

    /** A hash function of the JDK; empty for an algorithm that it lacks. */
    public static Optional<MessageDigest> digest(HashAlgorithm algorithm) {
        return switch (algorithm) {
            case MD5 -> jdk("MD5");
            case SHA1 -> jdk("SHA-1");
            case SHA224 -> jdk("SHA-224");
            case SHA256 -> jdk("SHA-256");
            case SHA384 -> jdk("SHA-384");
            case SHA512 -> jdk("SHA-512");
            case SHA3_256 -> jdk("SHA3-256");
            case SHA3_384 -> jdk("SHA3-384");
            case SHA3_512 -> jdk("SHA3-512");
            case MD4, RMD128, RMD160, RMD256, RMD320, WP256, WP384, WP512 -> Optional.empty();
            case TGR128, TGR160, TGR192, SM3, STREEBOG256, STREEBOG512 -> Optional.empty();
        };
    }

    private static Optional<MessageDigest> jdk(String name) {
        try {
            return Optional.of(MessageDigest.getInstance(name));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java lacks " + name, impossible);
        }
    }

    /**
     * The digests of what is left of {@code content}, in the order of {@link HashAlgorithm}.
     *
     * @throws IOException if it cannot be read to its end
     */
    public List<ContentDigest> of(InputStream content) throws IOException {
        digests.values().forEach(MessageDigest::reset);
        for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
            update(chunk, 0, count);
        }
        return finish();
    }

    /** Takes the next bytes of a content. */
    public void update(byte[] bytes, int offset, int length) {
        for (MessageDigest digest : digests.values()) {
            digest.update(bytes, offset, length);
        }
    }

    /** The digests of what was taken; begins a new content. */
    public List<ContentDigest> finish() {
        List<ContentDigest> all = new ArrayList<>(digests.size());
        digests.forEach((algorithm, digest) ->
                all.add(new ContentDigest(false, algorithm, ByteString.copyOf(digest.digest()))));
        return List.copyOf(all);
    }
}
