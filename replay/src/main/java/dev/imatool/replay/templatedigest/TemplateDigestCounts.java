package dev.imatool.replay.templatedigest;

/**
 * How the template digests of a list compare, in entries. It also says what of them is proven: a PCR value covers what an entry
 * says only where the template digest is computed from it.
 *
 * @param checked entries whose logged template digest was compared: {@code matching + mismatching}
 * @param matching logged and computed are the same
 * @param mismatching logged and computed differ
 * @param violations logged all zero, so nothing was compared; what they say, names included, is hashed by nothing
 * @param notComputable the input lacks the template data, so that a replay extends what is logged, and nothing proves what the
 *     entries say
 */
public record TemplateDigestCounts(long checked, long matching, long mismatching, long violations, long notComputable) {
    /** No entries yet. */
    public static final TemplateDigestCounts NONE = new TemplateDigestCounts(0, 0, 0, 0, 0);

    /** Number of entries counted. */
    public long entries() {
        return checked + violations + notComputable;
    }

    /** Both together. */
    public TemplateDigestCounts plus(TemplateDigestCounts other) {
        return new TemplateDigestCounts(
                checked + other.checked,
                matching + other.matching,
                mismatching + other.mismatching,
                violations + other.violations,
                notComputable + other.notComputable);
    }
}
