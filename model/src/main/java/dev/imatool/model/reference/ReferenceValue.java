package dev.imatool.model.reference;

import dev.imatool.model.ByteString;
import java.util.Optional;

/**
 * A content that is known to be good under a path.
 *
 * @param role where it may be measured
 * @param image of containers, to whose containers alone it applies; only with {@link PathRole#CONTAINER}
 * @param path as lists give it: blanks as {@code _}, without a namespace
 * @param pattern true where {@code path} has {@code *} for parts that are new in every run
 * @param digest of the content
 * @param bare whether nobody said which hash it is: the same bytes are then the same content, whatever a list calls the hash
 */
public record ReferenceValue(
        PathRole role, Optional<String> image, ByteString path, boolean pattern, ContentDigest digest, boolean bare) {
    /** A value for every image. */
    public ReferenceValue(PathRole role, ByteString path, boolean pattern, ContentDigest digest, boolean bare) {
        this(role, Optional.empty(), path, pattern, digest, bare);
    }

    /** A value for a path that is what it is. */
    public ReferenceValue(PathRole role, ByteString path, ContentDigest digest) {
        this(role, path, false, digest, false);
    }
}
