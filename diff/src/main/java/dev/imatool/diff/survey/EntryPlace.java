package dev.imatool.diff.survey;

import dev.imatool.diff.history.MeasuredDigest;
import dev.imatool.model.ByteString;
import dev.imatool.model.container.Container;
import java.util.Optional;

/**
 * An entry among those of several inputs.
 *
 * @param input number of its input, from 0
 * @param entry its number in that input, from 1
 * @param container the one that it names
 * @param path its event name without the namespace, or its path in the root file system of its container;
 *     the namespace where that is the whole name
 * @param digest its file digest; absent where it could not be read
 */
public record EntryPlace(
        int input, long entry, Optional<Container> container, ByteString path, Optional<MeasuredDigest> digest) {
    /** Label of the container, where it is a namespace. */
    public Optional<String> namespace() {
        return container.flatMap(Container::namespace);
    }
}
