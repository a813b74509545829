package dev.imatool.appraise.allowlist;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.TemplateField;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.PathRole;
import java.util.Map;
import java.util.Optional;

/** Tells what the entries of one input are evidence of. It is to see all of them in order. */
public final class EntryEvidenceReader {
    private final ContainerNumbers containers = new ContainerNumbers();

    /** A reader for one input. */
    public EntryEvidenceReader() {}

    /**
     * What {@code entry} says.
     *
     * @param proven whether its logged template digest was recomputed from its template data
     */
    public EntryEvidence read(Entry entry, boolean proven) {
        containers.take(entry);
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
        Subject subject = new Subject(role(), entry.name().path());
        Optional<TemplateField.FileDigest> digest = entry.fileDigest();
        return digest.flatMap(ContentDigest::of)
                .<EntryEvidence>map(content -> new EntryEvidence.OfContent(subject, content))
                .orElseGet(() -> new EntryEvidence.WithoutDigest(subject));
    }

    /** Passes over an entry of the host. */
    void passHost() {
        containers.takeHost();
    }

    /**
     * The container of the last entry, by a number from 1 on; 0 for the host. The same label may be several containers: the number of a
     * namespace is another one after another program made it.
     */
    public int container() {
        return containers.number();
    }

    /** The containers that are in others, each with the outermost; 0 where that has no entry. */
    public Map<Integer, Integer> outermost() {
        return containers.outermost();
    }

    private PathRole role() {
        if (containers.number() == 0) {
            return PathRole.HOST;
        }
        return containers.creator() ? PathRole.CREATOR : PathRole.CONTAINER;
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
