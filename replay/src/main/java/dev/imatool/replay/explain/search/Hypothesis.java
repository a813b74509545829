package dev.imatool.replay.explain.search;

import dev.imatool.replay.explain.report.HypothesisKind;
import dev.imatool.replay.explain.report.TrialScope;
import java.util.Optional;

/** One kind of reason why a PCR does not hold what the list gives. */
public interface Hypothesis {
    /** What is tried. */
    HypothesisKind kind();

    /** The evidence that it is tried with. */
    default TrialScope scope(SearchTask task) {
        return task.scope();
    }

    /** Looks for the first sequence of its kind that gives the value. */
    Optional<Solution> test(SearchTask task, HypothesisTrial attempt);
}
