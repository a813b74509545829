package dev.imatool.diff.paths;

import dev.imatool.model.ByteString;
import java.util.Optional;

/**
 * Which paths are asked for.
 *
 * @param asked those it holds for
 * @param onlyChanged only paths with more than one file digest, and no buffers: those share names without being one thing
 */
public record PathQuery(Asked asked, boolean onlyChanged) {
    /** Whether a path of a namespace is asked for. */
    @FunctionalInterface
    public interface Asked {
        /** @param namespace label of its namespace, where its entries name one */
        boolean about(ByteString path, Optional<String> namespace);
    }
}
