package dev.imatool.diff.paths;

import dev.imatool.model.ByteString;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which paths are asked for.
 *
 * @param path those it holds for
 * @param namespaces labels, one of which the entries must have; empty for any and none
 * @param onlyChanged only paths with more than one file digest, and no buffers: those share names without being one thing
 */
public record PathQuery(Predicate<ByteString> path, Set<String> namespaces, boolean onlyChanged) {
    public PathQuery {
        namespaces = Set.copyOf(namespaces);
    }
}
