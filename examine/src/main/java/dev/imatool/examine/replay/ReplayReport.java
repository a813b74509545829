package dev.imatool.examine.replay;

import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Container;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.replay.PcrMatch;
import dev.imatool.replay.ReplayResult;
import dev.imatool.replay.ReplayedPcr;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * PCR values computed from a list, and how they compare with expected ones.
 *
 * @param head with the verdict of the replay, or {@code nothing_read}
 * @param templateDigests what the template digests say about the list that was replayed
 * @param replay values, matches, and expected values that decide nothing
 * @param answer what became of the expected values
 * @param bootAggregates compared with an event log and expected values
 */
public record ReplayReport(
        ReportHeader head,
        TemplateDigestCounts templateDigests,
        ReplayResult replay,
        PcrAnswer answer,
        BootAggregates bootAggregates)
        implements Report {
    /** One row for each expected value: where several lists extend that PCR, the one that comes nearest to it. */
    public List<ReplayedPcr> nearest() {
        Map<ExpectedPcr, ReplayedPcr> nearest = new LinkedHashMap<>();
        for (ReplayedPcr row : replay.pcrs()) {
            row.match().ifPresent(match -> nearest.merge(match.expected(), row, ReplayReport::nearer));
        }
        return List.copyOf(nearest.values());
    }

    private static ReplayedPcr nearer(ReplayedPcr one, ReplayedPcr other) {
        int order = one.match()
                .orElseThrow()
                .result()
                .compareTo(other.match().orElseThrow().result());
        if (order == 0) {
            return other.open() && !one.open() ? other : one;
        }
        return order > 0 ? one : other;
    }

    @Override
    public Stream<Container> namedContainers() {
        return Stream.of(
                        Report.super.namedContainers(),
                        replay.pcrs().stream().flatMap(row -> row.brokenIn().stream()),
                        replay.pcrs().stream().flatMap(row -> row.match().flatMap(PcrMatch::container).stream()),
                        bootAggregates.results().stream().flatMap(result -> result.aggregate().container().stream()))
                .flatMap(each -> each);
    }

    /** How many findings there are about entries that contradict themselves, in addition to those about template digests. */
    public long otherContradictions() {
        return head.findings().count(kind -> kind.contradiction() && kind != FindingKind.TEMPLATE_DIGEST_MISMATCH);
    }
}
