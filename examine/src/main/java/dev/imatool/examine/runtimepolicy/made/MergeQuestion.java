package dev.imatool.examine.runtimepolicy.made;

import java.util.List;
import java.util.Optional;

/**
 * Which policy accepts what each of several accepts?
 *
 * @param policies policies or other sources, as arguments; in what they contradict each other the first is followed
 * @param output name of the file that the policy is to be written to, for the report
 */
public record MergeQuestion(List<String> policies, Optional<String> output) {
    public MergeQuestion {
        policies = List.copyOf(policies);
    }
}
