package dev.imatool.replay.explain;

import java.util.Optional;

/** One kind of reason why a PCR does not hold what the list gives. */
interface Hypothesis {
    /** Stable name, such as {@code swapped_entries}. */
    String id();

    /** What is tried on a question, for people. */
    String wording(Question question);

    /** Looks for the first sequence of its kind that gives the value. */
    Optional<Found> test(Question question, Attempt attempt);
}
