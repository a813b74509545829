package dev.imatool.appraise.learn;

/**
 * Entries of a run of which nothing was learned.
 *
 * @param violations content in flux
 * @param unproven template digest that does not come out of the template data, or cannot be recomputed
 * @param bootAggregates digests of the boot PCRs, no files
 * @param images image entries of container-ima, whose digests cannot be recomputed
 * @param withoutDigest a zero digest, one of an unknown algorithm, or none that can be read
 */
public record NotLearned(long violations, long unproven, long bootAggregates, long images, long withoutDigest) {
    /** Nothing left out yet. */
    public static final NotLearned NONE = new NotLearned(0, 0, 0, 0, 0);

    /** All of them. */
    public long entries() {
        return violations + unproven + bootAggregates + images + withoutDigest;
    }

    /** Both together. */
    public NotLearned plus(NotLearned other) {
        return new NotLearned(
                violations + other.violations,
                unproven + other.unproven,
                bootAggregates + other.bootAggregates,
                images + other.images,
                withoutDigest + other.withoutDigest);
    }
}
