package dev.imatool.examine.cases;

import dev.imatool.examine.evidence.EntrySpan;
import java.util.List;

/**
 * What stands where in a list.
 *
 * @param spans stretches of entries of one state, in order; neighbours are one stretch of the worst state where there are too many
 * @param boots the entries that are boot_aggregates of the host, after which a kernel began; the first ones
 */
public record CaseEntries(List<EntrySpan> spans, List<Long> boots) {
    /** Stretches kept at most. */
    static final int MOST_SPANS = 2000;

    /** Boots kept at most. */
    static final int MOST_BOOTS = 100;

    public CaseEntries {
        spans = List.copyOf(spans);
        boots = List.copyOf(boots);
    }
}
