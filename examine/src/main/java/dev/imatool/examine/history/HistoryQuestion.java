package dev.imatool.examine.history;

import dev.imatool.examine.input.CandidateArgument;
import dev.imatool.model.container.ContainerSelector;
import java.util.List;
import java.util.Set;

/**
 * What was measured under paths?
 *
 * @param list argument of the measurement list
 * @param paths those asked for; empty for all that changed
 * @param namespaces labels of namespaces, one of which an entry must have; empty for any and none
 * @param containers one of which an entry must be of; empty for any and the host
 * @param candidates contents that entries may be of
 */
public record HistoryQuestion(
        String list,
        List<PathPattern> paths,
        Set<String> namespaces,
        List<ContainerSelector> containers,
        List<CandidateArgument> candidates) {
    public HistoryQuestion {
        paths = List.copyOf(paths);
        namespaces = Set.copyOf(namespaces);
        containers = List.copyOf(containers);
        candidates = List.copyOf(candidates);
    }
}
