package dev.imatool.examine.check;

import dev.imatool.model.container.ContainerSelector;
import java.util.List;

/**
 * Which list to check, and against what.
 *
 * @param list the list, as an argument
 * @param containers whose entries are judged; none for all of them and the host
 * @param references files with known-good digests, as arguments; at least one
 */
public record CheckQuestion(String list, List<ContainerSelector> containers, List<String> references) {
    public CheckQuestion {
        containers = List.copyOf(containers);
        references = List.copyOf(references);
        if (references.isEmpty()) {
            throw new IllegalArgumentException("no reference to check against");
        }
    }
}
