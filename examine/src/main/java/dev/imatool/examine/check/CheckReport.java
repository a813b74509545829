package dev.imatool.examine.check;

import dev.imatool.appraise.allowlist.Judgement;
import dev.imatool.examine.reference.ReferenceFile;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Container;
import dev.imatool.model.container.ContainerSelector;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the entries of a list compare with known-good references. Those that are not known are findings.
 *
 * @param head with the verdict {@link #CONFORMS}, {@link #DEVIATES} or {@link ReportHeader#NOTHING_READ}
 * @param templateDigests of the list that was checked
 * @param asked containers whose entries alone were judged; none for all of them and the host
 * @param references where the known-good digests come from
 * @param paths how many paths they have, each counted once for a role
 * @param digests how many digests, each counted once for a path and role
 * @param counts entries by judgement; every judgement is there
 * @param containers the containers of the list and the images that they fit; none where the references know no images
 * @param omittedContainers how many more containers the list has
 */
public record CheckReport(
        ReportHeader head,
        TemplateDigestCounts templateDigests,
        List<ContainerSelector> asked,
        List<ReferenceFile> references,
        long paths,
        long digests,
        Map<Judgement, Long> counts,
        List<CheckedContainer> containers,
        long omittedContainers)
        implements Report {
    /** The verdict where every entry that measures a file is known. */
    public static final String CONFORMS = "conforms";

    /** The verdict where at least one is not. */
    public static final String DEVIATES = "deviates";

    public CheckReport {
        asked = List.copyOf(asked);
        references = List.copyOf(references);
        containers = List.copyOf(containers);
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    /** How many entries were judged. */
    public long judged() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many entries were judged so. */
    public long count(Judgement judgement) {
        return counts.getOrDefault(judgement, 0L);
    }

    @Override
    public Stream<Container> namedContainers() {
        return Stream.concat(Report.super.namedContainers(), containers.stream().map(CheckedContainer::container));
    }
}
