package dev.imatool.replay.explain.report;

import dev.imatool.model.Container;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the entries were measured that a report names by their numbers.
 *
 * @param ofList containers of entries of the list, by number; none for those of the host
 * @param ofReference the same of the reference
 */
public record NamedEntries(Map<Long, Container> ofList, Map<Long, Container> ofReference) {
    /** No entry is named, or all are of the host. */
    public static final NamedEntries NONE = new NamedEntries(Map.of(), Map.of());

    public NamedEntries {
        ofList = Map.copyOf(ofList);
        ofReference = Map.copyOf(ofReference);
    }

    /** The container of an entry of the list; absent for the host. */
    public Optional<Container> inList(long entry) {
        return Optional.ofNullable(ofList.get(entry));
    }

    /** The container of an entry of the reference; absent for the host. */
    public Optional<Container> inReference(long entry) {
        return Optional.ofNullable(ofReference.get(entry));
    }

    /** All containers. */
    public Stream<Container> containers() {
        return Stream.concat(ofList.values().stream(), ofReference.values().stream());
    }
}
