package dev.imatool.examine.cases;

import dev.imatool.examine.diff.DiffReport;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.quotes.QuoteInterval;
import dev.imatool.model.Container;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is new since an earlier list.
 *
 * @param evidence the earlier list, and what was collected with it
 * @param changes what changed
 * @param intervals entries between two quotes of one run of the TPM, of either evidence; their files are named with their evidence.
 *     Empty where the later list does not begin with the earlier one
 * @param entries the first entries that the later list has after the earlier one, in order; empty where it does not begin with that
 * @param entriesOmitted how many more there are
 */
public record SinceBefore(
        EvidenceCase evidence,
        DiffReport changes,
        List<QuoteInterval> intervals,
        List<NewEntry> entries,
        long entriesOmitted) {
    public SinceBefore {
        intervals = List.copyOf(intervals);
        entries = List.copyOf(entries);
    }

    Stream<Container> namedContainers() {
        return Stream.concat(changes.namedContainers(), entries.stream().flatMap(entry -> entry.container().stream()));
    }
}
