package dev.imatool.replay.eventlog;

import dev.imatool.model.ByteString;
import dev.imatool.model.eventlog.EventAlgorithm;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One PCR of one bank after the last event of a log.
 *
 * @param bank the PCR bank
 * @param pcr PCR index, 0 to 23
 * @param value the computed value; the start value where no event extends it; absent where the hash of the bank cannot be
 *     computed, or an event lacks its digest
 * @param events how many events extend it
 * @param brokenAt number of the first event that extends it and has no digest in this bank
 */
public record LogPcr(EventAlgorithm bank, int pcr, Optional<ByteString> value, long events, OptionalLong brokenAt) {
    /** True when the log extends it. */
    public boolean extended() {
        return events > 0;
    }

    /** The same PCR with the value that an assumption leads to. */
    LogPcr withValue(ByteString other) {
        return new LogPcr(bank, pcr, Optional.of(other), events, brokenAt);
    }
}
