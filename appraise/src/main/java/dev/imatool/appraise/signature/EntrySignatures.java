package dev.imatool.appraise.signature;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Location;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the signatures of one entry.
 *
 * @param entry number of the entry
 * @param location where it is
 * @param template name of its template
 * @param container the one that it names; absent for the host
 * @param path path in the container
 * @param verdict the gravest of its checks
 * @param checks one for each signature, in the order of the fields; empty where there is none
 */
public record EntrySignatures(
        long entry,
        Location location,
        String template,
        Optional<Container> container,
        ByteString path,
        SignatureVerdict verdict,
        List<SignatureCheck> checks) {
    public EntrySignatures {
        checks = List.copyOf(checks);
    }

    /** The check that the verdict is from: the first of that verdict. */
    public Optional<SignatureCheck> deciding() {
        return checks.stream().filter(check -> check.verdict() == verdict).findFirst();
    }
}
