package dev.imatool.examine.runtimepolicy.made;

import dev.imatool.appraise.keylime.KeylimeFailure;
import dev.imatool.parsers.known.SourceForm;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A source of a policy.
 *
 * @param name as given
 * @param form what it is, as told from its content
 * @param sha256 lower-case hex over its raw bytes; absent for a folder
 * @param taken digests that were taken from it, repetitions included
 * @param leftOut what was not taken, by why
 * @param failing entries of a list that Keylime will accept by no policy, by its failure; an entry of another PCR may count twice
 */
public record PolicySource(
        String name,
        SourceForm form,
        Optional<String> sha256,
        long taken,
        Map<NotTaken, Long> leftOut,
        Map<KeylimeFailure, Long> failing) {
    public PolicySource {
        Map<NotTaken, Long> sorted = new EnumMap<>(NotTaken.class);
        sorted.putAll(leftOut);
        leftOut = Collections.unmodifiableMap(sorted);
        Map<KeylimeFailure, Long> failures = new EnumMap<>(KeylimeFailure.class);
        failures.putAll(failing);
        failing = Collections.unmodifiableMap(failures);
    }
}
