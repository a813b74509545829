package dev.imatool.appraise.allowlist;

import dev.imatool.model.reference.PathRole;
import java.util.Optional;

/**
 * A role in which an allow-list has a path that it does not have in the role of an entry.
 *
 * @param role the role
 * @param image the image in whose containers it has it; only with {@link PathRole#CONTAINER}, absent for those of no known image
 * @param sameContent true where it has the entry's digest there
 */
public record KnownElsewhere(PathRole role, Optional<String> image, boolean sameContent) {}
