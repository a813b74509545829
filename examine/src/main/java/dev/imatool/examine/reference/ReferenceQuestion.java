package dev.imatool.examine.reference;

import dev.imatool.model.HashAlgorithm;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which sources of known files to put into an index.
 *
 * @param sources files and folders, as arguments; at least one
 * @param algorithms in which contents are hashed, where a source has the files themselves; none for {@link #USUAL}
 * @param policyKeys files and directories with public keys, one of which has to have signed each Keylime policy
 * @param output the name of the index
 */
public record ReferenceQuestion(
        List<String> sources, Set<HashAlgorithm> algorithms, List<String> policyKeys, String output) {
    /** Those that measurement lists have. */
    public static final Set<HashAlgorithm> USUAL =
            Set.of(HashAlgorithm.SHA1, HashAlgorithm.SHA256, HashAlgorithm.SHA384, HashAlgorithm.SHA512);

    public ReferenceQuestion {
        sources = List.copyOf(sources);
        algorithms = Set.copyOf(algorithms.isEmpty() ? USUAL : EnumSet.copyOf(algorithms));
        policyKeys = List.copyOf(policyKeys);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("no source");
        }
    }
}
