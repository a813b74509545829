package dev.imatool.replay.cel;

import dev.imatool.model.ByteString;
import dev.imatool.model.cel.CelContent;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.replay.eventlog.EventLogReplay;
import dev.imatool.replay.eventlog.LogAssumption;
import dev.imatool.replay.eventlog.LogPcr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What PCRs hold before the first record: what a firmware's log leads to, under each assumption that may be true of it, else what a
 * TPM starts with.
 */
final class PcrStarts {
    private static final int FIRST_DYNAMIC = 17;
    private static final int LAST_DYNAMIC = 22;

    private final Optional<EventLog> firmware;
    private int locality;

    PcrStarts(Optional<EventLog> firmware) {
        this.firmware = firmware;
    }

    Optional<EventLog> firmware() {
        return firmware;
    }

    /** Takes an event that extends nothing: it may state the locality of the start. */
    void note(CelContent.PcClient event) {
        ByteString data = event.data();
        int at = FirmwareEvent.STARTUP_LOCALITY.length();
        if (data.length() > at && data.startsWith(FirmwareEvent.STARTUP_LOCALITY)) {
            locality = data.at(at);
        }
    }

    /** The values, that which the firmware's log says first; none where it cannot say. */
    List<RecordChain.Start> of(EventAlgorithm bank, int pcr) {
        if (firmware.isEmpty() || events(pcr) == 0) {
            return List.of(new RecordChain.Start(start(bank, pcr), Optional.empty()));
        }
        Map<ByteString, RecordChain.Start> starts = new LinkedHashMap<>();
        for (LogAssumption assumption : LogAssumption.all(firmware.get())) {
            value(bank, pcr, assumption)
                    .ifPresent(value -> starts.putIfAbsent(
                            value,
                            new RecordChain.Start(
                                    value, assumption.nothingAssumed() ? Optional.empty() : Optional.of(assumption))));
        }
        return new ArrayList<>(starts.values());
    }

    /** How many events of the firmware extend the PCR. */
    long events(int pcr) {
        return firmware.map(log -> log.events().stream()
                        .filter(event -> event.extended() && event.pcr() == pcr)
                        .count())
                .orElse(0L);
    }

    private Optional<ByteString> value(EventAlgorithm bank, int pcr, LogAssumption assumption) {
        EventLog log = firmware.orElseThrow();
        return log.algorithms().stream()
                .filter(each -> each.id() == bank.id())
                .findFirst()
                .map(each -> EventLogReplay.of(log, assumption).pcr(each, pcr))
                .flatMap(LogPcr::value);
    }

    private ByteString start(EventAlgorithm bank, int pcr) {
        byte[] start = new byte[bank.digestLength()];
        if (pcr >= FIRST_DYNAMIC && pcr <= LAST_DYNAMIC) {
            Arrays.fill(start, (byte) 0xff);
        }
        if (pcr == 0) {
            start[start.length - 1] = (byte) locality;
        }
        return ByteString.copyOf(start);
    }
}
