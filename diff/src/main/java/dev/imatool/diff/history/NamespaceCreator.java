package dev.imatool.diff.history;

import java.util.Optional;

/**
 * The program that made a namespace, as the first entry of the namespace tells it (Container-IMA).
 *
 * @param processChain the processes above it
 * @param path its path, by the number in the {@link Vocabulary}
 * @param algorithm that of its digest; -1 for none
 * @param digest its file digest
 */
public record NamespaceCreator(Optional<String> processChain, int path, int algorithm, int digest) {
    /**
     * True where both cannot have made one namespace. A list that begins without processes, where another has them, is cut off; digests
     * of two algorithms do not compare.
     */
    public boolean contradicts(NamespaceCreator other) {
        if (processChain.isPresent() != other.processChain.isPresent()) {
            return false;
        }
        boolean otherFile = path != other.path || (algorithm == other.algorithm && digest != other.digest);
        return otherFile || !processChain.equals(other.processChain);
    }
}
