package dev.imatool.examine.learn;

import java.util.List;
import java.util.Optional;

/**
 * From which runs to learn.
 *
 * @param runs the list of each run, as arguments
 * @param output name of the file that the allow-list is to be written to, for the report
 */
public record LearnQuestion(List<String> runs, Optional<String> output) {
    public LearnQuestion {
        runs = List.copyOf(runs);
    }
}
