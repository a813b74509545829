package dev.imatool.appraise.learn;

import java.util.List;

/**
 * Containers that share their contents: a role of its own.
 *
 * @param name path of the main program and a hash of all contents, the same for the same runs
 * @param containers how many containers of all runs are of it
 * @param runs numbers of the runs that have one, ascending
 */
public record LearnedImage(String name, long containers, List<Integer> runs) {
    public LearnedImage {
        runs = List.copyOf(runs);
    }
}
