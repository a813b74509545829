package dev.imatool.appraise.learn;

import java.util.List;
import java.util.stream.Stream;

/**
 * Containers that share their contents: a role of its own.
 *
 * @param name path of the main program and a hash of all contents, the same for the same runs
 * @param containers how many containers of all runs are of it
 * @param runs numbers of the runs that have one, ascending
 * @param members the first of those containers, by run; at most {@link #LISTED}
 */
public record LearnedImage(String name, long containers, List<Integer> runs, List<LearnedContainer> members) {
    /** Most containers of an image that are kept by name. */
    public static final int LISTED = 1000;

    public LearnedImage {
        runs = List.copyOf(runs);
        members = List.copyOf(members);
    }

    /** The same by another name. */
    LearnedImage called(String other) {
        return new LearnedImage(other, containers, runs, members);
    }

    /** Of these containers of all runs. */
    static LearnedImage of(String name, List<LearnedContainer> containers) {
        Stream<Integer> runs =
                containers.stream().map(LearnedContainer::run).distinct().sorted();
        return new LearnedImage(
                name,
                containers.size(),
                runs.toList(),
                containers.stream().limit(LISTED).toList());
    }
}
