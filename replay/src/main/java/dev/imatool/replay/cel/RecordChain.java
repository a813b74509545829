package dev.imatool.replay.cel;

import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.replay.eventlog.EventHash;
import dev.imatool.replay.eventlog.LogAssumption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One register of one bank while records are extended into it: from each value that it may have had at the start. */
final class RecordChain {
    private final EventAlgorithm bank;
    private final EventHash hash;
    private final List<Start> starts;
    private final List<ByteString> values = new ArrayList<>();
    private final Map<ExpectedPcr, Reached> reached = new HashMap<>();
    private final List<ExpectedPcr> expected;
    private long events;
    private OptionalLong brokenAt = OptionalLong.empty();

    /**
     * A value at the start.
     *
     * @param value what the register holds before the first record
     * @param assumption what has to be taken for true for that
     */
    record Start(ByteString value, Optional<LogAssumption> assumption) {}

    /**
     * Where an expected value was met last.
     *
     * @param record number of the record; 0 before the first one
     * @param event how many records had been extended
     * @param start from which start
     */
    record Reached(long record, long event, int start) {}

    /** @param starts that which the log says first; none where the start is not known, so that no value is */
    RecordChain(EventAlgorithm bank, EventHash hash, List<Start> starts, List<ExpectedPcr> expected) {
        this.bank = bank;
        this.hash = hash;
        this.starts = List.copyOf(starts);
        this.expected = List.copyOf(expected);
        starts.forEach(start -> values.add(start.value()));
        look(0);
    }

    EventAlgorithm bank() {
        return bank;
    }

    /** Extends the digest of a record. */
    void extend(ByteString digest, long record) {
        events++;
        if (brokenAt.isPresent()) {
            return;
        }
        values.replaceAll(value -> hash.extend(value, digest));
        look(record);
    }

    /** That many records, the first of which is {@code record}, extend the register in other banks only. */
    void lack(long record, long records) {
        events += records;
        if (brokenAt.isEmpty() && records > 0) {
            brokenAt = OptionalLong.of(record);
        }
    }

    /** Begins anew with a value that is known now. */
    void restart(ByteString value) {
        values.clear();
        values.add(value);
        brokenAt = OptionalLong.empty();
    }

    private void look(long record) {
        for (int i = 0; i < values.size(); i++) {
            for (ExpectedPcr value : expected) {
                if (value.value().equals(values.get(i))) {
                    Reached before = reached.get(value);
                    if (before == null || before.event() < events) {
                        reached.put(value, new Reached(record, events, i));
                    }
                }
            }
        }
    }

    Optional<Reached> reached(ExpectedPcr value) {
        return Optional.ofNullable(reached.get(value));
    }

    Optional<LogAssumption> assumption(Reached at) {
        return starts.get(at.start()).assumption();
    }

    /** The value after the last record, from the start that the log says. */
    Optional<ByteString> value() {
        return brokenAt.isPresent() || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    long events() {
        return events;
    }

    OptionalLong brokenAt() {
        return brokenAt;
    }
}
