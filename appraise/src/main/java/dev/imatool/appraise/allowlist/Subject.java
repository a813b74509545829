package dev.imatool.appraise.allowlist;

import dev.imatool.model.ByteString;
import dev.imatool.model.reference.PathRole;
import java.util.Optional;

/**
 * What an allow-list speaks about: a path in a role, the same in every run.
 *
 * @param role where it was measured
 * @param image name of the image whose container it was measured in; only with {@link PathRole#CONTAINER}, absent where unknown
 * @param path path or label, without namespace and process chain
 * @param pattern true where {@code path} is what {@link VolatileName} leaves of several names
 */
public record Subject(PathRole role, Optional<String> image, ByteString path, boolean pattern) {
    /** In the containers of no image that is known. */
    public Subject(PathRole role, ByteString path, boolean pattern) {
        this(role, Optional.empty(), path, pattern);
    }

    /** A path that is what it is. */
    public Subject(PathRole role, ByteString path) {
        this(role, path, false);
    }

    /** The same with a pattern in place of the path. */
    public Subject as(ByteString pattern) {
        return new Subject(role, image, pattern, true);
    }

    /** The same in a container of that image, where it is in a container. */
    public Subject in(Optional<String> known) {
        return role == PathRole.CONTAINER ? new Subject(role, known, path, pattern) : this;
    }
}
