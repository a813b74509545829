package dev.imatool.examine.reference;

import dev.imatool.appraise.known.DigestKinds;
import dev.imatool.examine.statement.ReferenceStatement;
import dev.imatool.model.reference.ContentDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Counts the contents of one bad source that one list can show, and those that it cannot. */
final class ComparedContents {
    private final Optional<String> list;
    private final DigestKinds kinds;
    private final Set<String> incomparableKinds = new TreeSet<>();
    private long comparable;
    private long incomparable;

    /** @param list its name, where there are several lists */
    ComparedContents(Optional<String> list, DigestKinds kinds) {
        this.list = list;
        this.kinds = kinds;
    }

    /** Takes that many contents with digests of the same kinds as these; one that the list can show is enough. */
    void add(List<ContentDigest> contents, boolean bare, long files) {
        if (contents.stream().anyMatch(digest -> kinds.canCompare(digest, bare))) {
            comparable += files;
        } else if (!contents.isEmpty()) {
            incomparable += files;
            contents.forEach(digest -> incomparableKinds.add(
                    digest.verity() ? "verity" : digest.algorithm().kernelName()));
        }
    }

    /** What the list cannot show; absent where it can show every content. */
    Optional<ReferenceStatement.BadNotComparable> statement() {
        return comparable == 0 || incomparable > 0
                ? Optional.of(new ReferenceStatement.BadNotComparable(
                        list,
                        incomparable,
                        comparable == 0,
                        List.copyOf(incomparableKinds),
                        List.copyOf(kinds.names())))
                : Optional.empty();
    }
}
