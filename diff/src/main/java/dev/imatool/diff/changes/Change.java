package dev.imatool.diff.changes;

import dev.imatool.diff.history.Side;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.FieldId;
import java.util.List;
import java.util.Optional;

/**
 * One change under one path, with the entries that prove it.
 *
 * @param kind what changed
 * @param container in AFTER (in BEFORE for what AFTER does not have); absent for the host, and where containers are ignored
 * @param beforeContainer in BEFORE, where that is another one
 * @param path path in the container, or label
 * @param before entries of BEFORE
 * @param after entries of AFTER
 * @param origins for {@link ChangeKind#RENAMED_OR_COPIED}: where BEFORE knows the content from, one for each of
 *     {@code before}; else empty
 * @param fields for {@link ChangeKind#METADATA_CHANGED}: the template fields that differ; else empty
 */
public record Change(
        ChangeKind kind,
        Optional<Container> container,
        Optional<Container> beforeContainer,
        ByteString path,
        List<Side> before,
        List<Side> after,
        List<Origin> origins,
        List<FieldId> fields) {
    public Change {
        before = List.copyOf(before);
        after = List.copyOf(after);
        origins = List.copyOf(origins);
        fields = List.copyOf(fields);
    }

    /**
     * The container of an entry of BEFORE that proves it, where that is not the one that the change is said to be in: where containers are
     * ignored, or it is of a sibling. {@link #origins} name their own.
     */
    public Optional<Container> elsewhereBefore(Side side) {
        return origins.isEmpty() ? elsewhere(side, beforeContainer.or(() -> container)) : Optional.empty();
    }

    /** The same of AFTER. */
    public Optional<Container> elsewhereAfter(Side side) {
        return elsewhere(side, container);
    }

    private static Optional<Container> elsewhere(Side side, Optional<Container> said) {
        return side.container().filter(own -> !said.equals(Optional.of(own)));
    }

    /**
     * A name under which BEFORE knows the content.
     *
     * @param container in BEFORE
     * @param path path or label
     * @param entry entry number in BEFORE
     */
    public record Origin(Optional<Container> container, ByteString path, long entry) {}
}
