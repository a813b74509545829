package dev.imatool.appraise.allowlist;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.Container;
import dev.imatool.model.TemplateField;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.PathRole;
import dev.imatool.model.table.BytesTable;
import java.util.Optional;

/**
 * Tells what the entries of one input are evidence of. It is to see all of them in order: in the lists of Container-IMA,
 * whose first column is the namespace, the first entry of a namespace is the program that made it
 * ({@code ima_record_task_for_ns}); later versions of it put a process chain before that name.
 */
public final class EntryEvidenceReader {
    /**
     * Numbers up to this one are those of initial namespaces, of whatever kind: fixed ones, and the first that is given out
     * ({@code include/linux/proc_ns.h}, {@code PROC_DYNAMIC_FIRST}). What runs there is the host.
     */
    private static final long HIGHEST_INITIAL = 0xf0000000L;

    private static final int NUMBER_DIGITS = 10;

    private final BytesTable begunNamespaces = new BytesTable();

    /** A reader for one input. */
    public EntryEvidenceReader() {}

    /**
     * What {@code entry} says.
     *
     * @param proven whether its logged template digest was recomputed from its template data
     */
    public EntryEvidence read(Entry entry, boolean proven) {
        PathRole role = role(entry);
        if (entry.violation()) {
            return EntryEvidence.None.VIOLATION;
        }
        if (!proven) {
            return EntryEvidence.None.UNPROVEN;
        }
        if (entry.bootAggregate()) {
            return EntryEvidence.None.BOOT_AGGREGATE;
        }
        if (isImage(entry)) {
            return EntryEvidence.None.IMAGE;
        }
        Subject subject = new Subject(role, entry.name().path());
        Optional<TemplateField.FileDigest> digest = entry.fileDigest();
        return digest.flatMap(ContentDigest::of)
                .<EntryEvidence>map(content -> new EntryEvidence.OfContent(subject, content))
                .orElseGet(() -> new EntryEvidence.WithoutDigest(subject));
    }

    private PathRole role(Entry entry) {
        Optional<Container> namespace = entry.name().container();
        if (namespace.isEmpty() || isInitial(namespace.get().label())) {
            return PathRole.HOST;
        }
        boolean first = entry.pcr().isEmpty() && isNew(namespace.get().label());
        return first || entry.name().processChain().isPresent() ? PathRole.CREATOR : PathRole.CONTAINER;
    }

    private static boolean isInitial(String label) {
        return label.length() == NUMBER_DIGITS
                && label.chars().allMatch(c -> c >= '0' && c <= '9')
                && Long.parseLong(label) <= HIGHEST_INITIAL;
    }

    private boolean isNew(String namespace) {
        int known = begunNamespaces.size();
        return begunNamespaces.intern(ByteString.ofText(namespace)) == known;
    }

    private static boolean isImage(Entry entry) {
        return entry.name()
                .container()
                .filter(namespace -> namespace.source() == Container.Source.EVENT_NAME)
                .filter(namespace ->
                        ByteString.ofText(namespace.label()).equals(entry.name().path()))
                .isPresent();
    }
}
