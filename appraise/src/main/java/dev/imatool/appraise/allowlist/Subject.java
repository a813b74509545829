package dev.imatool.appraise.allowlist;

import dev.imatool.model.ByteString;
import dev.imatool.model.reference.PathRole;

/**
 * What an allow-list speaks about: a path in a role, the same in every run.
 *
 * @param role where it was measured
 * @param path path or label, without namespace and process chain
 * @param pattern true where {@code path} is what {@link VolatileName} leaves of several names
 */
public record Subject(PathRole role, ByteString path, boolean pattern) {
    /** A path that is what it is. */
    public Subject(PathRole role, ByteString path) {
        this(role, path, false);
    }

    /** The same with a pattern in place of the path. */
    public Subject as(ByteString pattern) {
        return new Subject(role, pattern, true);
    }
}
