package dev.imatool.replay.verify;

import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.Locale;

/** What a verification says as a whole. */
public enum VerificationVerdict {
    /** No entry contradicts itself, and every template digest that is no violation's is that of what its entry says. */
    CONSISTENT,
    /** At least one does. */
    INCONSISTENT,
    /** None does, but the template digest of at least one cannot be computed from what it says: that may be anything. */
    UNPROVEN,
    /** There is no entry. */
    NOTHING_READ;

    /**
     * What template digests and contradictions say together. A list of nothing but violations has no template digest to
     * compare and is consistent.
     *
     * @param counts how the template digests compare
     * @param contradictions how many contradictions were found
     */
    public static VerificationVerdict of(TemplateDigestCounts counts, long contradictions) {
        if (counts.entries() == 0) {
            return NOTHING_READ;
        }
        if (contradictions > 0) {
            return INCONSISTENT;
        }
        return counts.notComputable() > 0 ? UNPROVEN : CONSISTENT;
    }

    /** The name in reports: {@code consistent}, {@code inconsistent}, {@code unproven}, {@code nothing_read}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
