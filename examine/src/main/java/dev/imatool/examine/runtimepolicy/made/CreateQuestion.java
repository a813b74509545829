package dev.imatool.examine.runtimepolicy.made;

import java.util.List;
import java.util.Optional;

/**
 * Which policy accepts what runs and sources show?
 *
 * @param sources measurement lists and sources of known files, as arguments; lists first
 * @param excludes regular expressions of Python
 * @param excludeFiles files with one on each line, as arguments
 * @param policyKeys files with public keys, of which one has to have signed each policy among the sources
 * @param scope what of the sources goes in
 * @param output name of the file that the policy is to be written to, for the report
 */
public record CreateQuestion(
        List<String> sources,
        List<String> excludes,
        List<String> excludeFiles,
        List<String> policyKeys,
        PolicyScope scope,
        Optional<String> output) {
    public CreateQuestion {
        sources = List.copyOf(sources);
        excludes = List.copyOf(excludes);
        excludeFiles = List.copyOf(excludeFiles);
        policyKeys = List.copyOf(policyKeys);
    }
}
