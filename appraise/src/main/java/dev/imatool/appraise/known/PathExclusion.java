package dev.imatool.appraise.known;

import dev.imatool.model.ByteString;
import java.util.Optional;

/** What a policy leaves out. */
@FunctionalInterface
public interface PathExclusion {
    /** The pattern that leaves {@code path} out, as the policy writes it; empty where none does. */
    Optional<String> excludes(ByteString path);
}
