package dev.imatool.replay.templatedigest;

/** Counts {@link TemplateDigestCheck checks} as they come, without an object per entry. */
public final class TemplateDigestCounter {
    private long matching;
    private long mismatching;
    private long violations;
    private long notComputable;

    /** Counts one entry. */
    public void add(TemplateDigestCheck check) {
        switch (check) {
            case MATCHES -> matching++;
            case MISMATCH -> mismatching++;
            case VIOLATION -> violations++;
            case NOT_COMPUTABLE -> notComputable++;
        }
    }

    /** What was counted so far. */
    public TemplateDigestCounts counts() {
        return new TemplateDigestCounts(matching + mismatching, matching, mismatching, violations, notComputable);
    }
}
