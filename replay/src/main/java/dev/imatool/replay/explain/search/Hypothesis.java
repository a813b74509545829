package dev.imatool.replay.explain.search;

import java.util.Optional;

/** One kind of reason why a PCR does not hold what the list gives. */
public interface Hypothesis {
    /** Stable name, such as {@code swapped_entries}. */
    String id();

    /** What is tried on a question, for people. */
    String wording(SearchTask task);

    /** Looks for the first sequence of its kind that gives the value. */
    Optional<Solution> test(SearchTask task, HypothesisTrial attempt);
}
