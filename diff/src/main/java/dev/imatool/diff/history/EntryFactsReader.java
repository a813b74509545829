package dev.imatool.diff.history;

import dev.imatool.model.ByteString;
import dev.imatool.model.ContainerStore;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.TemplateField;
import java.util.Optional;

/** Finds out the facts of entries. Not for use by several threads. */
public final class EntryFactsReader {
    private final EntryIdentity identity = new EntryIdentity();
    private final PlainFacts plainFacts;
    private final FieldMarks signatures = new FieldMarks(EntryIdentity.sha256(), MarkedFields.SIGNATURES);
    private final FieldMarks metadata = new FieldMarks(EntryIdentity.sha256(), MarkedFields.METADATA);

    /** One that knows no store of containers yet. */
    public EntryFactsReader() {
        this(new ContainerStore.Reader());
    }

    /** @param stores what is known of the stores of containers; may be that of other readers, in other threads, too */
    public EntryFactsReader(ContainerStore.Reader stores) {
        plainFacts = new PlainFacts(stores);
    }

    /** The facts of the entry that {@code view} stands on, taken at its word. */
    public EntryFacts of(EntryView view) {
        return of(view, false);
    }

    /**
     * The facts of the entry that {@code view} stands on.
     *
     * @param unproven true when its template digest cannot be computed from what it says: it may then say anything, so that
     *     of its content nothing is known. Its name is kept to call it by
     */
    public EntryFacts of(EntryView view, boolean unproven) {
        if (unproven) {
            return unproven(view);
        }
        Optional<EntryFacts> plain = plainFacts.of(view, identity);
        return plain.isPresent() ? plain.get() : takenApart(view);
    }

    private EntryFacts unproven(EntryView view) {
        Entry entry = view.toEntry();
        identity.compute(view, entry, true);
        int named = entry.bootAggregate() ? ListHistory.BOOT_AGGREGATE : 0;
        return new EntryFacts(
                entry.number(),
                entry.name().container(),
                entry.name().path(),
                Optional.empty(),
                Optional.empty(),
                ByteString.EMPTY,
                ByteString.EMPTY,
                view.pcr(),
                (byte) (ListHistory.UNPROVEN | named),
                identity.high(),
                identity.low());
    }

    /** The same by way of the entry's value, of whatever kind it is. */
    public EntryFacts takenApart(EntryView view) {
        Entry entry = view.toEntry();
        identity.compute(view, entry);
        Optional<TemplateField.FileDigest> digest =
                entry.fileDigest().filter(field -> !field.digest().isEmpty());
        return new EntryFacts(
                entry.number(),
                entry.name().container(),
                entry.name().path(),
                entry.name().processChain(),
                digest,
                signatures.of(entry),
                metadata.of(entry),
                view.pcr(),
                flags(entry, digest),
                identity.high(),
                identity.low());
    }

    private static byte flags(Entry entry, Optional<TemplateField.FileDigest> digest) {
        int flags = digest.map(field -> field.digest().allZero() ? ListHistory.ZERO_DIGEST : ListHistory.DIGEST)
                .orElse(0);
        // nothing hashes what a violation says: a digest in it is no content
        flags = entry.violation() ? ListHistory.VIOLATION | ListHistory.ZERO_DIGEST : flags;
        flags |= entry.bootAggregate() ? ListHistory.BOOT_AGGREGATE : 0;
        flags |= entry.hasBuffer() ? ListHistory.BUFFER : 0;
        flags |= entry.name().image() ? ListHistory.IMAGE : 0;
        return (byte) flags;
    }
}
