package dev.imatool.replay.verify;

import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.Locale;

/** What a verification says as a whole. */
public enum VerificationVerdict {
    /** No entry contradicts itself. */
    CONSISTENT,
    /** At least one does. */
    INCONSISTENT,
    /** None does, but no template digest could be compared, as the input lacks the template data. */
    NOT_CHECKED,
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
        return counts.checked() == 0 && counts.notComputable() > 0 ? NOT_CHECKED : CONSISTENT;
    }

    /** The name in reports: {@code consistent}, {@code inconsistent}, {@code not_checked}, {@code nothing_read}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
