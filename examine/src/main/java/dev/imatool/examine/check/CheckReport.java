package dev.imatool.examine.check;

import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.AnswerReason;
import dev.imatool.examine.reference.CheckedSource;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Container;
import dev.imatool.model.container.ContainerSelector;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the entries of a list are by sources of good and bad files. Those with an answer that was asked to be reported are findings.
 *
 * @param head with one of the verdicts below, or {@link ReportHeader#NOTHING_READ}
 * @param templateDigests of the list that was checked
 * @param badAlone whether only bad contents were looked for
 * @param asked containers whose entries alone were judged; none for all of them and the host
 * @param sources what the entries were held against
 * @param coverage what the PCR values or the quote prove; absent where none were given
 * @param counts entries by answer; every answer is there
 * @param reasons entries by the reason of their answer; those of which there is none are absent
 * @param namedBySource how many entries each source says something of that decides, by its place among the sources
 * @param containers the containers of the list and the images that they fit; none where the references know no images
 * @param omittedContainers how many more containers the list has
 */
public record CheckReport(
        ReportHeader head,
        TemplateDigestCounts templateDigests,
        boolean badAlone,
        List<ContainerSelector> asked,
        List<CheckedSource> sources,
        Optional<CheckCoverage> coverage,
        Map<Answer, Long> counts,
        Map<AnswerReason, Long> reasons,
        List<Long> namedBySource,
        List<CheckedContainer> containers,
        long omittedContainers)
        implements Report {
    /** The verdict where no entry has an answer that is a finding. */
    public static final String CONFORMS = "conforms";

    /** The verdict where at least one has. */
    public static final String DEVIATES = "deviates";

    /** The verdict where only bad contents were looked for, and some were measured. */
    public static final String BAD_FOUND = "bad_found";

    /** The verdict where only bad contents were looked for, and none was measured. */
    public static final String NONE_FOUND = "none_found";

    /**
     * The verdict where no entry is a finding, and the question is open: the list cannot show any content of a bad source, the evidence is not
     * what it ought to be, or only bad contents were looked for and the evidence does not prove every entry.
     */
    public static final String UNDECIDED = "undecided";

    public CheckReport {
        asked = List.copyOf(asked);
        sources = List.copyOf(sources);
        containers = List.copyOf(containers);
        namedBySource = List.copyOf(namedBySource);
        Map<AnswerReason, Long> sorted = new EnumMap<>(AnswerReason.class);
        sorted.putAll(reasons);
        reasons = Collections.unmodifiableMap(sorted);
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    /** How many entries were judged. */
    public long judged() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The answer that the verdict is about: how many entries have it is said first. */
    public Answer first() {
        return badAlone ? Answer.KNOWN_BAD : Answer.KNOWN_GOOD;
    }

    /** How many entries have that answer. */
    public long count(Answer answer) {
        return counts.getOrDefault(answer, 0L);
    }

    /** How many entries have an answer for that reason. */
    public long count(AnswerReason reason) {
        return reasons.getOrDefault(reason, 0L);
    }

    /** The containers that fit no image of the references. */
    public List<CheckedContainer> unknownContainers() {
        return containers.stream()
                .filter(container -> container.image().isEmpty())
                .toList();
    }

    /** How many images of the references the other containers fit. */
    public long imagesFound() {
        return containers.stream()
                .flatMap(container -> container.image().stream())
                .distinct()
                .count();
    }

    @Override
    public Stream<Container> namedContainers() {
        return Stream.of(
                        Report.super.namedContainers(),
                        containers.stream().map(CheckedContainer::container),
                        coverage.stream()
                                .flatMap(evidence -> evidence.parts().stream())
                                .flatMap(part -> part.container().stream()))
                .flatMap(each -> each);
    }
}
