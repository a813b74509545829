package dev.imatool.parsers.known.keylime;

import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.parsers.json.dsse.SignedEnvelope;
import dev.imatool.parsers.known.SourceForm;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a policy says beside its digests. Whatever is missing in the document is empty.
 *
 * @param form which form it has
 * @param version of the form, by the document ({@code meta.version})
 * @param generator what made it ({@code meta.generator}), a number in version 1
 * @param timestamp when, in its own words
 * @param release its number among the policies of its author
 * @param excludes regular expressions of Python, as written
 * @param logHashAlgorithm hash function of the template digests that it is for
 * @param ignoredKeyrings keyrings whose keys need no digest; {@code *} for all
 * @param deviceMapperPolicy whether there are rules for device mapper entries; Keylime's schema refuses them today
 * @param verificationKeys a keyring in Keylime's JSON, in a string; signatures by its keys are good
 * @param envelope what a signed policy came in
 * @param lints the first ones, in the order of the document
 * @param lintsOmitted how many more there were
 * @param refused whether Keylime refuses the policy, by any lint
 */
public record KeylimePolicy(
        SourceForm form,
        OptionalLong version,
        Optional<String> generator,
        Optional<String> timestamp,
        OptionalLong release,
        List<String> excludes,
        Optional<String> logHashAlgorithm,
        List<String> ignoredKeyrings,
        boolean deviceMapperPolicy,
        Optional<String> verificationKeys,
        Optional<SignedEnvelope> envelope,
        List<KeylimeLint> lints,
        long lintsOmitted,
        boolean refused) {
    public KeylimePolicy {
        excludes = List.copyOf(excludes);
        ignoredKeyrings = List.copyOf(ignoredKeyrings);
        lints = List.copyOf(lints);
    }
}
