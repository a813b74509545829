package dev.imatool.model.reference;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a file was measured, as far as that is the same in every run. Numbers of namespaces and processes are new each
 * time and belong to no role.
 */
public enum PathRole {
    /** In no container, or in an initial namespace. */
    HOST,
    /** In a container. Containers of one image are a role of their own where the image is known. */
    CONTAINER,
    /** The program that made a namespace, which Container-IMA logs as the first entry of that namespace. */
    CREATOR,
    /** Wherever: what a list of file digests from elsewhere says. Never the role of an entry. */
    ANY;

    /** A stable name for machines, in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name. */
    public static Optional<PathRole> ofId(String id) {
        for (PathRole role : values()) {
            if (role.id().equals(id)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
