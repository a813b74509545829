package dev.imatool.examine.containers;

import dev.imatool.diff.survey.ContainerOverlap;
import dev.imatool.diff.survey.ContainerSurvey.BootAggregate;
import dev.imatool.diff.survey.EntryPlace;
import dev.imatool.diff.survey.SharedIds;
import dev.imatool.diff.survey.SurveyedContainer;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Container;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.List;
import java.util.stream.Stream;

/**
 * The containers that lists name.
 *
 * @param head with the verdict {@code surveyed}, {@code no_containers} or {@code nothing_read}
 * @param templateDigests of all inputs together
 * @param entries all that were counted; of a list that was given twice, once
 * @param entriesOutside entries that name no container
 * @param containers in the order of their first entries
 * @param sharedIds ids that several of them have
 * @param bootAggregates the first ones, of the host and of namespaces
 * @param overlap what several containers measured
 * @param resolutions the files behind the digests of container-ima
 * @param images the first image entries
 */
public record ContainersReport(
        ReportHeader head,
        TemplateDigestCounts templateDigests,
        long entries,
        long entriesOutside,
        List<SurveyedContainer> containers,
        SharedIds sharedIds,
        List<BootAggregate> bootAggregates,
        ContainerOverlap overlap,
        Resolutions resolutions,
        List<EntryPlace> images)
        implements Report {
    /** Verdict when at least one entry names a container. */
    public static final String SURVEYED = "surveyed";

    /** Verdict when none does. */
    public static final String NO_CONTAINERS = "no_containers";

    /** Image entries kept. */
    public static final int IMAGES = 1000;

    public ContainersReport {
        containers = List.copyOf(containers);
        bootAggregates = List.copyOf(bootAggregates);
        images = List.copyOf(images);
    }

    /** Entries whose first column is a namespace. */
    public long columns() {
        return containers.stream().mapToLong(SurveyedContainer::columns).sum();
    }

    /** Among them, those whose first column is not the number in the name. */
    public long columnsDiffer() {
        return containers.stream().mapToLong(SurveyedContainer::columnsDiffer).sum();
    }

    @Override
    public Stream<Container> namedContainers() {
        return Stream.concat(
                Report.super.namedContainers(),
                Stream.concat(
                        containers.stream().map(SurveyedContainer::container),
                        overlap.paths().stream()
                                .flatMap(row -> row.places().stream())
                                .flatMap(place -> place.container().stream())));
    }
}
