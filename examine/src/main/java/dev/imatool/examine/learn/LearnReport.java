package dev.imatool.examine.learn;

import dev.imatool.appraise.learn.LearnedContainer;
import dev.imatool.appraise.learn.LearnedRuns;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Container;
import dev.imatool.model.container.ContainerSelector;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What several runs show, and how much they do not show yet.
 *
 * @param head with the verdict {@link #LEARNED}, {@link #NOTHING_LEARNED} or {@link ReportHeader#NOTHING_READ}
 * @param templateDigests of all runs together
 * @param containers of which alone was learned; none for all of them and the host
 * @param runs the inputs that counted as runs; the first is run 1
 * @param copies inputs that are copies of the list of one boot, and count once
 * @param learned what they showed
 * @param output name of the allow-list that was written
 */
public record LearnReport(
        ReportHeader head,
        TemplateDigestCounts templateDigests,
        List<ContainerSelector> containers,
        List<InputSummary> runs,
        List<RunCopy> copies,
        LearnedRuns learned,
        Optional<String> output)
        implements Report {
    /** The verdict where at least one digest was learned. */
    public static final String LEARNED = "learned";

    /** The verdict where entries were read, and none is evidence of a content. */
    public static final String NOTHING_LEARNED = "nothing_learned";

    public LearnReport {
        containers = List.copyOf(containers);
        runs = List.copyOf(runs);
        copies = List.copyOf(copies);
    }

    /** True when something was learned, so that there is an allow-list to write. */
    public boolean anything() {
        return head.verdict().equals(LEARNED);
    }

    @Override
    public Stream<Container> namedContainers() {
        return Stream.concat(
                Report.super.namedContainers(),
                learned.images().stream()
                        .flatMap(image -> image.members().stream())
                        .map(LearnedContainer::container));
    }
}
