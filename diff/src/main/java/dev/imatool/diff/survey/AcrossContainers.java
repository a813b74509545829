package dev.imatool.diff.survey;

import dev.imatool.model.ByteString;
import java.util.List;
import java.util.Locale;

/**
 * A path that several containers measured, the entries outside containers counting as one.
 *
 * @param kind how the digests compare
 * @param path the path
 * @param places one entry of each container, in the order of the lists
 */
public record AcrossContainers(Kind kind, ByteString path, List<EntryPlace> places) {
    public AcrossContainers {
        places = List.copyOf(places);
    }

    /** How the digests under one path compare. */
    public enum Kind {
        /** The same digest. */
        SHARED,
        /** Digests of the same kind that differ: other content. */
        DIFFERENT,
        /** Digests of different algorithms: nothing is known. */
        OTHER_ALGORITHM,
        /** A file digest and one that container-ima made of 8 of its bytes: not equal even for the same file. */
        NAMESPACED_DIGEST,
        /** An entry without a digest that can be read. */
        NO_DIGEST;

        /** True where nothing can be said about the content. */
        public boolean notComparable() {
            return this == OTHER_ALGORITHM || this == NAMESPACED_DIGEST || this == NO_DIGEST;
        }

        /** A stable name for machines, in snake case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
