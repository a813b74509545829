package dev.imatool.examine.replay;

import dev.imatool.replay.bootaggregate.BootAggregateResult;
import java.util.List;

/**
 * The boot_aggregates of a list, compared with PCR values.
 *
 * @param asked false where neither an event log nor expected values say anything about them
 * @param results one for each, in the order of the list; none where nothing was asked
 * @param omitted how many more there are
 */
public record BootAggregates(boolean asked, List<BootAggregateResult> results, long omitted) {
    /** Where nothing was asked. */
    public static final BootAggregates NOT_ASKED = new BootAggregates(false, List.of(), 0);

    public BootAggregates {
        results = List.copyOf(results);
    }
}
