package dev.imatool.examine.cases;

import dev.imatool.diff.relation.Relation;
import dev.imatool.examine.diff.DiffReport;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import dev.imatool.examine.evidence.quotes.QuoteInterval;
import dev.imatool.model.Container;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** How many entries the later list has after the earlier one. */
    public long newEntries() {
        return entries.size() + entriesOmitted;
    }

    /** How many entries the later list begins with that a quote of the earlier evidence covers, all of them; 0 where none does. */
    public long provenBefore() {
        QuoteCoverage earlier = evidence.quoteCoverage();
        Relation relation = changes.diff().relation();
        long common = relation instanceof Relation.CommonParts parts
                ? parts.commonStart()
                : relation instanceof Relation.Continues continues
                        ? continues.commonEntries()
                        : relation instanceof Relation.ShorterCopy copy
                                ? copy.commonEntries()
                                : relation instanceof Relation.Identical same ? same.entries() : 0;
        return earlier.covered() == earlier.last() ? Math.min(earlier.last(), common) : 0;
    }

    /** How many changes there are that are findings. */
    public long changeCount() {
        return changes.diff().counts().entrySet().stream()
                .filter(count -> !count.getKey().remark())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** The quotes between which a new entry was measured; absent where nothing bounds that, and of those that are left out. */
    public Optional<QuoteInterval> between(long entry) {
        return entries.stream()
                .filter(each -> each.entry() == entry)
                .findFirst()
                .flatMap(NewEntry::between);
    }

    static Optional<QuoteInterval> between(List<QuoteInterval> intervals, long entry) {
        return intervals.stream()
                .filter(each -> each.first() <= entry && entry <= each.last())
                .findFirst();
    }

    Stream<Container> namedContainers() {
        return Stream.concat(changes.namedContainers(), entries.stream().flatMap(entry -> entry.container().stream()));
    }
}
