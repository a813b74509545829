package dev.imatool.appraise.known;

import dev.imatool.model.Entry;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which kinds of digests a list has: by these it shows whether it has a content. Not for use by several threads. */
public final class DigestKinds {
    private static final List<HashAlgorithm> ALGORITHMS = List.of(HashAlgorithm.values());

    private final Set<HashAlgorithm> algorithms = EnumSet.noneOf(HashAlgorithm.class);
    private final Set<Integer> labels = new TreeSet<>();

    /** None yet. */
    public DigestKinds() {}

    /** Takes an entry; violations show no content. */
    public void add(Entry entry) {
        if (!entry.violation()) {
            entry.fileDigest().flatMap(ContentDigest::of).ifPresent(this::add);
        }
    }

    void add(ContentDigest digest) {
        labels.add(ListContents.label(digest));
        if (!digest.verity()) {
            algorithms.add(digest.algorithm());
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
                ListContents.verity(label) ? "verity" : ALGORITHMS.get(label).kernelName()));
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
