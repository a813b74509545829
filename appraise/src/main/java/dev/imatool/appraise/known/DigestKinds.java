package dev.imatool.appraise.known;

import dev.imatool.model.Entry;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** Which kinds of digests a list has: by these it shows whether it has a content. Not for use by several threads. */
public final class DigestKinds {
    private final Set<HashAlgorithm> algorithms = EnumSet.noneOf(HashAlgorithm.class);
    private final Set<Integer> labels = new TreeSet<>();
    private int last = -1;

    /** None yet. */
    public DigestKinds() {}

    /** Takes an entry; violations show no content. */
    public void add(Entry entry) {
        if (!entry.violation()) {
            entry.fileDigest().flatMap(ContentDigest::of).ifPresent(this::add);
        }
    }

    /** Takes an entry, of which a file of the host is enough to see. */
    public void add(HostFile file) {
        add(file.label());
    }

    void add(ContentDigest digest) {
        add(ListContents.label(digest));
    }

    /** Nearly all are of the same kind as the one before. */
    private void add(int label) {
        if (label != last) {
            last = label;
            labels.add(label);
            if (!ListContents.verity(label)) {
                algorithms.add(ListContents.algorithm(label));
            }
        }
    }

    /** The algorithms of digests of whole files: those in which contents are to be hashed. */
    public Set<HashAlgorithm> algorithms() {
        return Set.copyOf(algorithms);
    }

    /** All of them, by name; {@code verity} stands for those of fs-verity. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        labels.forEach(label -> names.add(
                ListContents.verity(label)
                        ? "verity"
                        : ListContents.algorithm(label).kernelName()));
        return names;
    }

    /**
     * True where the list has digests of that kind, or for a bare one of that length, so that it shows whether it has the content.
     *
     * @param bare whether nobody said which hash it is
     */
    public boolean canCompare(ContentDigest digest, boolean bare) {
        return labels.contains(ListContents.label(digest))
                || (bare
                        && algorithms.stream()
                                .anyMatch(known ->
                                        known.digestLength() == digest.digest().length()));
    }
}
