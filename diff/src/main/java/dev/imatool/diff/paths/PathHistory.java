package dev.imatool.diff.paths;

import dev.imatool.diff.history.Side;
import dev.imatool.model.ByteString;
import dev.imatool.model.container.Container;
import java.util.List;
import java.util.Optional;

/**
 * All that a list says about one path in one container or on the host, in order.
 *
 * @param path in the container, or on the host
 * @param container where the entries name one
 * @param digests how many different file digests were logged
 * @param changes how often a file digest differs from the one of the same algorithm before it
 * @param measurements the entries
 */
public record PathHistory(
        ByteString path, Optional<Container> container, int digests, int changes, List<Measured> measurements) {
    public PathHistory {
        measurements = List.copyOf(measurements);
    }

    /**
     * One measurement of the path.
     *
     * @param list list of the input that has the entry; empty for an input that is one plain list
     * @param entry its number, digest and kind
     * @param candidate name of the given content that has the digest
     * @param alsoAs where else the list has the same content: the first of each other path, three at most
     */
    public record Measured(String list, Side entry, Optional<String> candidate, List<OtherName> alsoAs) {
        public Measured {
            alsoAs = List.copyOf(alsoAs);
        }
    }

    /**
     * Another name of the same content in the same input.
     *
     * @param entry number of an entry that has it
     * @param container where it names one
     * @param path path or label
     */
    public record OtherName(long entry, Optional<Container> container, ByteString path) {}
}
