package dev.imatool.replay.eventlog;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.eventlog.EventKind;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.model.eventlog.LoggedDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds events that extend what a separator extends and are of another type. The type is hashed by nothing: who changes it
 * makes the log seem to go on where the firmware had ended it, which is why go-attestation refuses such logs
 * (docs/event-log-disclosure.md there). Some firmware writes them itself.
 */
public final class DisguisedSeparators {
    private static final List<ByteString> VALUES = List.of(ByteString.ofHex("00000000"), ByteString.ofHex("ffffffff"));

    private final Map<HashAlgorithm, Set<ByteString>> digests = new HashMap<>();

    private DisguisedSeparators() {}

    /** The first one of each type, in the order of the log. */
    public static List<FirmwareEvent> of(EventLog log) {
        DisguisedSeparators separators = new DisguisedSeparators();
        Set<Long> types = new HashSet<>();
        List<FirmwareEvent> found = new ArrayList<>();
        for (FirmwareEvent event : log.events()) {
            boolean disguised = event.extended()
                    && !event.is(EventKind.EV_SEPARATOR)
                    && event.digests().stream().anyMatch(separators::ofSeparator);
            if (disguised && types.add(event.type())) {
                found.add(event);
            }
        }
        return found;
    }

    private boolean ofSeparator(LoggedDigest logged) {
        Optional<HashAlgorithm> hash = logged.algorithm().hash();
        return hash.isPresent()
                && digests.computeIfAbsent(hash.get(), DisguisedSeparators::all).contains(logged.digest());
    }

    private static Set<ByteString> all(HashAlgorithm algorithm) {
        Set<ByteString> all = new HashSet<>();
        EventHash.of(algorithm).ifPresent(hash -> VALUES.forEach(value -> all.add(hash.hash(value))));
        return all;
    }
}
