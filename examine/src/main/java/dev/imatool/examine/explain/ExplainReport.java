package dev.imatool.examine.explain;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Container;
import dev.imatool.replay.explain.report.Explanations;
import dev.imatool.replay.explain.report.NamedEntries;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.stream.Stream;

/**
 * Why PCRs hold what they hold.
 *
 * @param head with the verdict {@code explained}, {@code not_explained} or {@code nothing_read}
 * @param templateDigests what the template digests say about the list
 * @param explanations the answer
 * @param effort million extends that each hypothesis was allowed per value
 */
public record ExplainReport(
        ReportHeader head, TemplateDigestCounts templateDigests, Explanations explanations, int effort)
        implements Report {
    @Override
    public Stream<Container> namedContainers() {
        return Stream.concat(
                Report.super.namedContainers(),
                Stream.concat(
                        explanations.explained().stream()
                                .flatMap(explanation -> explanation.steps().stream())
                                .flatMap(step -> step.container().stream()),
                        explanations.namedEntries().flatMap(NamedEntries::containers)));
    }
}
