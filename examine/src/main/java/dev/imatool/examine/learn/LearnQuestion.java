package dev.imatool.examine.learn;

import dev.imatool.model.container.ContainerSelector;
import java.util.List;
import java.util.Optional;

/**
 * From which runs to learn.
 *
 * @param runs the list of each run, as arguments
 * @param containers of which to learn; none for all of them and the host
 * @param output name of the file that the allow-list is to be written to, for the report
 */
public record LearnQuestion(List<String> runs, List<ContainerSelector> containers, Optional<String> output) {
    public LearnQuestion {
        runs = List.copyOf(runs);
        containers = List.copyOf(containers);
    }
}
