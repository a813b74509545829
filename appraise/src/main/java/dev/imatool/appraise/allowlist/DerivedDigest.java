package dev.imatool.appraise.allowlist;

import dev.imatool.model.Entry;
import dev.imatool.model.reference.ContentDigest;
import java.util.List;
import java.util.function.Supplier;

/** Tells of entries whether they log a digest that was computed from the digest of a file. */
@FunctionalInterface
public interface DerivedDigest {
    /** Most allowed digests of a path that are tried for an entry. */
    int MOST_TRIED = 1000;

    /**
     * True when the digest of {@code entry} was made of one of those.
     *
     * @param allowed the digests allowed under its path, in whatever role, up to {@link #MOST_TRIED} of each
     */
    boolean comesFrom(Entry entry, Supplier<List<ContentDigest>> allowed);
}
