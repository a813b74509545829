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

    /** Counts entries as mismatching that were counted as matching. */
    public void takeBack(long entries) {
        matching -= entries;
        mismatching += entries;
    }

    /** Counts what another counter has counted. */
    public void addAll(TemplateDigestCounter other) {
        matching += other.matching;
        mismatching += other.mismatching;
        violations += other.violations;
        notComputable += other.notComputable;
    }

    /** Forgets everything. */
    public void clear() {
        matching = 0;
        mismatching = 0;
        violations = 0;
        notComputable = 0;
    }

    /** What was counted so far. */
    public TemplateDigestCounts counts() {
        return new TemplateDigestCounts(matching + mismatching, matching, mismatching, violations, notComputable);
    }
}
