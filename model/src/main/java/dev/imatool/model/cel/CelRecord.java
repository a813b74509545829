package dev.imatool.model.cel;

import dev.imatool.model.ByteString;
import dev.imatool.model.Location;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.LoggedDigest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One record of a Canonical Event Log.
 *
 * @param number position in the input, from 1, counted over the records that could be read
 * @param location where it is
 * @param recnum the number that it gives itself; systemd gives none
 * @param register what it extends; absent where it says nothing, as remarks of the log may
 * @param digests what was extended, one for each bank at most
 * @param content what was measured
 */
public record CelRecord(
        long number,
        Location location,
        OptionalLong recnum,
        Optional<CelRegister> register,
        List<LoggedDigest> digests,
        CelContent content) {
    public CelRecord {
        digests = List.copyOf(digests);
    }

    /** The digest for {@code bank}; absent where it has none. */
    public Optional<ByteString> digest(EventAlgorithm bank) {
        for (LoggedDigest digest : digests) {
            if (digest.algorithm().id() == bank.id()) {
                return Optional.of(digest.digest());
            }
        }
        return Optional.empty();
    }

    /** True when something was extended. */
    public boolean extended() {
        return register.isPresent() && !digests.isEmpty();
    }
}
