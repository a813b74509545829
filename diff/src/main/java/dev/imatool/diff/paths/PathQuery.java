package dev.imatool.diff.paths;

import dev.imatool.model.ByteString;
import dev.imatool.model.container.Container;
import java.util.Optional;

/**
 * Which paths are asked for.
 *
 * @param asked those it holds for
 * @param onlyChanged only paths with more than one file digest, and no buffers: those share names without being one thing
 */
public record PathQuery(Asked asked, boolean onlyChanged) {
    /** Whether a path of a container or of the host is asked for. */
    @FunctionalInterface
    public interface Asked {
        /** @param container where its entries name one */
        boolean about(ByteString path, Optional<Container> container);
    }
}
