package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.Subject;
import dev.imatool.model.reference.ContentDigest;
import java.util.List;

/**
 * What was learned about one path.
 *
 * @param subject role and path
 * @param names how many names were joined into it; 1 where it is no pattern
 * @param digests by algorithm and value, at least one
 */
public record LearnedPath(Subject subject, long names, List<LearnedDigest> digests) {
    public LearnedPath {
        digests = List.copyOf(digests);
    }

    /**
     * A digest and where it was seen.
     *
     * @param digest of the content
     * @param runs numbers of the runs that showed it, ascending, at least one
     */
    public record LearnedDigest(ContentDigest digest, List<Integer> runs) {
        public LearnedDigest {
            runs = List.copyOf(runs);
        }
    }

    /** True where several digests are allowed: an update looks like that, and so does an attack. */
    public boolean severalDigests() {
        return digests.size() > 1;
    }
}
