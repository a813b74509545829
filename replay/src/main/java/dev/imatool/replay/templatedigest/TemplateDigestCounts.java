package dev.imatool.replay.templatedigest;

/**
 * How the template digests of a list compare, in entries.
 *
 * @param checked entries whose logged template digest was compared: {@code matching + mismatching}
 * @param matching logged and computed are the same
 * @param mismatching logged and computed differ
 * @param violations logged all zero, so nothing was compared
 * @param notComputable the input lacks the template data
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
