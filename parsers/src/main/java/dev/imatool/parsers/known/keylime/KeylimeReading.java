package dev.imatool.parsers.known.keylime;

import dev.imatool.model.diagnostic.Diagnostic;
import java.util.List;

/**
 * What was read of a policy.
 *
 * @param policy all but its digests, which went to the sink
 * @param digests how many digests there were, those included that say nothing
 * @param remarks where the document is damaged, then each lint
 */
public record KeylimeReading(KeylimePolicy policy, long digests, List<Diagnostic> remarks) {
    public KeylimeReading {
        remarks = List.copyOf(remarks);
    }
}
