package dev.imatool.examine.history;

import dev.imatool.diff.paths.PathHistories;
import dev.imatool.diff.paths.PathHistory;
import dev.imatool.diff.paths.PathHistoryBuilder;
import dev.imatool.diff.paths.PathQuery;
import dev.imatool.examine.input.AskedContainers;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Container;
import dev.imatool.model.container.ContainerSelector;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers all that a list says about single paths. */
public final class HistoryExamination {
    private final ListPass pass;
    private final InputArguments inputs;

    /** @param pass reads the list and opens the candidates */
    public HistoryExamination(ListPass pass) {
        this.pass = pass;
        this.inputs = pass.inputs();
    }

    /**
     * The answer.
     *
     * @throws dev.imatool.examine.input.UnreadableInputException if the list or a candidate cannot be read
     */
    public HistoryReport examine(HistoryQuestion question) throws IOException {
        FindingCollector findings = new FindingCollector();
        PathHistoryBuilder builder = new PathHistoryBuilder();
        ListPass.Outcome outcome =
                pass.over(inputs.once(question.list()), findings, (digests, check) -> builder.add(digests.entry()));
        PathHistories histories = builder.build();
        CandidateDigests contents = CandidateDigests.of(question.candidates(), inputs, histories.algorithms());
        AskedContainers containers = new AskedContainers(question.containers());
        if (outcome.summary().entries() > 0) {
            histories.containers().forEach(container -> containers.wants(Optional.of(container)));
            containers.requireAll(outcome.summary().name());
        }
        List<PathHistory> paths = histories.find(query(question, containers), contents.names());
        ReportHeader head = ReportHeader.of(
                "history",
                List.of(outcome.summary()),
                outcome.summary().entries() == 0 ? ReportHeader.NOTHING_READ : verdict(question, paths),
                findings.findings());
        return new HistoryReport(
                inputs.recordedIn(head),
                question.paths().stream().map(PathPattern::text).toList(),
                histories.paths(),
                histories.repeated(),
                contents.counted(histories),
                paths);
    }

    private static PathQuery query(HistoryQuestion question, AskedContainers containers) {
        List<PathPattern> wanted = question.paths();
        if (wanted.isEmpty()) {
            return new PathQuery(
                    (path, container) ->
                            containers.wants(container) && within(question.namespaces(), Optional.empty(), container),
                    true);
        }
        return new PathQuery(
                (path, container) -> containers.wants(container)
                        && wanted.stream()
                                .anyMatch(pattern -> pattern.matches(path)
                                        && within(question.namespaces(), pattern.container(), container)),
                false);
    }

    /** True when the container is one of the namespaces asked for or the one that the path names, or none is asked for. */
    private static boolean within(
            Set<String> named, Optional<ContainerSelector> ofPath, Optional<Container> container) {
        boolean any = named.isEmpty() && ofPath.isEmpty();
        return any
                || container
                        .flatMap(Container::namespace)
                        .filter(named::contains)
                        .isPresent()
                || ofPath.filter(selector -> selector.selects(container)).isPresent();
    }

    private static String verdict(HistoryQuestion question, List<PathHistory> paths) {
        if (question.paths().isEmpty()) {
            return paths.isEmpty() ? HistoryReport.UNCHANGED : HistoryReport.CHANGED;
        }
        return paths.isEmpty() ? HistoryReport.NOT_MEASURED : HistoryReport.MEASURED;
    }
}
