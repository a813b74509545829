package dev.imatool.replay.verify;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.EntryView;
import dev.imatool.model.Location;
import dev.imatool.model.Provenance;
import dev.imatool.model.QualifiedName;
import java.util.Optional;

/**
 * Something that one entry says and that is wrong or cannot be decided.
 *
 * @param kind what
 * @param entry number of the entry
 * @param list the list of the input it belongs to
 * @param location where the entry is
 * @param container the one that the entry names
 * @param path the event name as logged, at most its first 4096 bytes
 * @param provenance where the template data comes from; a digest of re-encoded data may differ because the text of an ascii
 *     list is ambiguous
 * @param evidence the values that disagree
 */
public record EntryProblem(
        EntryProblemKind kind,
        long entry,
        String list,
        Location location,
        Optional<Container> container,
        ByteString path,
        Provenance provenance,
        Evidence evidence) {
    private static final int LONGEST_PATH = 4096;

    /**
     * The values that disagree.
     *
     * @param logged what the entry says
     * @param computed what it ought to say, where that is known
     * @param algorithm hash algorithm of the two, where they are digests; in printable ASCII
     */
    public record Evidence(Optional<EntryValue> logged, Optional<EntryValue> computed, Optional<String> algorithm) {
        static Evidence of(EntryValue logged) {
            return new Evidence(Optional.of(logged), Optional.empty(), Optional.empty());
        }

        static Evidence of(EntryValue logged, EntryValue computed) {
            return new Evidence(Optional.of(logged), Optional.of(computed), Optional.empty());
        }

        Evidence in(String name) {
            return new Evidence(logged, computed, Optional.of(name));
        }
    }

    /** That nothing proves what {@code entry} says; with its logged template digest. */
    public static EntryProblem unproven(EntryView entry) {
        return about(entry, EntryProblemKind.ENTRY_UNPROVEN, loggedDigest(entry));
    }

    static Evidence loggedDigest(EntryView entry) {
        return Evidence.of(new EntryValue.Digest(entry.templateDigest().toByteString()));
    }

    static EntryProblem about(EntryView entry, EntryProblemKind kind, Evidence evidence) {
        QualifiedName qualified = entry.toEntry().name();
        ByteString name = qualified.eventName();
        return new EntryProblem(
                kind,
                entry.number(),
                entry.list(),
                entry.location(),
                qualified.container(),
                name.slice(0, Math.min(name.length(), LONGEST_PATH)),
                entry.provenance(),
                evidence);
    }
}
