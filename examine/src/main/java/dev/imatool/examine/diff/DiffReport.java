package dev.imatool.examine.diff;

import dev.imatool.diff.ListDiff;
import dev.imatool.diff.changes.Change;
import dev.imatool.examine.report.BuffersByEntry;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Container;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What changed from one list to another.
 *
 * @param head with the verdict {@code same}, {@code same_contents}, {@code different}, {@code not_comparable}, or {@code
 *     nothing_read} when one of the two has no entry. Its findings are the bad contents, then the entries that contradict
 *     themselves, then the changes
 * @param before what the template digests of BEFORE say
 * @param after what the template digests of AFTER say
 * @param buffersBefore what the measured buffers of BEFORE mean
 * @param buffersAfter what the measured buffers of AFTER mean
 * @param boots what is known of the boots of the lists
 * @param contradictions the findings about single entries, without the changes
 * @param diff the changes
 * @param order in which order they are listed
 * @param answers what sources of known files say of the entries; absent where none was given
 */
public record DiffReport(
        ReportHeader head,
        TemplateDigestCounts before,
        TemplateDigestCounts after,
        BuffersByEntry buffersBefore,
        BuffersByEntry buffersAfter,
        KnownBoots boots,
        Findings contradictions,
        ListDiff diff,
        ChangeOrder order,
        Optional<DiffAnswers> answers)
        implements Report {
    /** The changes, in the order that was asked for. */
    public List<Change> changes() {
        return order.of(diff.changes());
    }

    /** The entries that are not where a list that only grows would have them, in the order that was asked for. */
    public List<Change> misplaced() {
        return order.of(diff.order().map(ListDiff.Order::rows).orElse(List.of()));
    }

    @Override
    public Stream<Container> namedContainers() {
        return Stream.concat(
                Report.super.namedContainers(),
                Stream.concat(
                        diff.containers().ignored()
                                ? ofEntries()
                                : diff.containers().all(),
                        diff.relation().containers()));
    }

    /** Those that the first changes name by their entries: the lists hold histories, and make each change when it is asked for. */
    private Stream<Container> ofEntries() {
        Stream<Change> rows =
                diff.order().stream().flatMap(order -> order.rows().stream().limit(Findings.LISTED));
        return Stream.concat(diff.changes().stream().limit(Findings.LISTED), rows)
                .flatMap(change -> Stream.concat(change.before().stream(), change.after().stream()))
                .flatMap(side -> side.container().stream());
    }
}
