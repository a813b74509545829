package dev.imatool.replay.cel;

import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.replay.eventlog.EventHash;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The hash functions of banks, each made once. */
final class RecordHashes {
    private final Map<HashAlgorithm, Optional<EventHash>> hashes = new EnumMap<>(HashAlgorithm.class);

    /** The function of that bank; absent where it is not known or cannot be computed. */
    Optional<EventHash> of(EventAlgorithm bank) {
        return bank.hash().flatMap(algorithm -> hashes.computeIfAbsent(algorithm, EventHash::of));
    }
}
