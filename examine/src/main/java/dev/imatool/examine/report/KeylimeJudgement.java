package dev.imatool.examine.report;

import dev.imatool.appraise.keylime.KeylimeOutcome;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Location;
import dev.imatool.model.reference.ContentDigest;
import java.util.List;
import java.util.Optional;

/**
 * An entry and what Keylime's verifier says of it.
 *
 * @param input name of the input
 * @param entry number of the entry
 * @param location where it is
 * @param outcome what Keylime says
 * @param container whose it is; absent for the host
 * @param path path in the container, or label
 * @param logged the digest of its content
 * @param excludedBy the exclude that accepts it, as the policy writes it; absent where its digest or its signature does
 */
public record KeylimeJudgement(
        String input,
        long entry,
        Location location,
        KeylimeOutcome outcome,
        Optional<Container> container,
        ByteString path,
        Optional<ContentDigest> logged,
        Optional<String> excludedBy) {
    /** The ids of the failures. */
    public List<String> failures() {
        return outcome.failures().stream().map(failure -> failure.id()).toList();
    }
}
