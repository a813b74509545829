package dev.imatool.replay.eventlog;

import dev.imatool.model.ByteString;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.model.eventlog.FirmwareEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Extends PCR 0 to 23 of every bank as a log says: {@code value = H(value || digest)} for each event but EV_NO_ACTION.
 * Every PCR starts at zeros, 17 to 22 at ones, and PCR 0 in its last byte at the locality of the start (TCG PC Client
 * Platform TPM Profile, section 4.6.2; Firmware Profile, section 10.4.5.3). An RTMR starts at zeros and is extended in the
 * same way.
 */
public final class EventLogReplay {
    private static final int FIRST_DYNAMIC = 17;
    private static final int LAST_DYNAMIC = 22;

    private final EventLog log;
    private final LogAssumption assumption;
    private final EventRegisters registers;

    private EventLogReplay(EventLog log, LogAssumption assumption) {
        this.log = log;
        this.assumption = assumption;
        this.registers = log.registers();
    }

    /** A replay of what the log says. */
    public static EventLogReplay of(EventLog log) {
        return new EventLogReplay(log, LogAssumption.stated(log));
    }

    /** A replay under an assumption. */
    public static EventLogReplay of(EventLog log, LogAssumption assumption) {
        return new EventLogReplay(log, assumption);
    }

    /** All registers of all banks: by bank in the order of the log, then by index. */
    public List<LogPcr> pcrs() {
        List<LogPcr> all = new ArrayList<>();
        for (EventAlgorithm bank : log.algorithms()) {
            for (int pcr = 0; pcr < registers.count(); pcr++) {
                all.add(pcr(bank, pcr));
            }
        }
        return all;
    }

    /** Bank name to PCR index to value, where there is one; none of a log whose registers are no PCRs. */
    public Map<String, Map<Integer, ByteString>> values() {
        Map<String, Map<Integer, ByteString>> values = new HashMap<>();
        if (registers != EventRegisters.PCR) {
            return values;
        }
        for (LogPcr pcr : pcrs()) {
            pcr.value()
                    .ifPresent(value -> values.computeIfAbsent(pcr.bank().name(), name -> new HashMap<>())
                            .put(pcr.pcr(), value));
        }
        return values;
    }

    /** One PCR of one bank. */
    public LogPcr pcr(EventAlgorithm bank, int pcr) {
        List<FirmwareEvent> events = eventsOf(pcr);
        OptionalLong brokenAt = events.stream()
                .filter(event -> event.digest(bank).isEmpty())
                .mapToLong(FirmwareEvent::number)
                .findFirst();
        List<ByteString> chain = brokenAt.isPresent() ? List.of() : chain(bank, pcr);
        Optional<ByteString> value = chain.isEmpty() ? Optional.empty() : Optional.of(chain.get(chain.size() - 1));
        return new LogPcr(bank, pcr, value, events.size(), brokenAt);
    }

    /** The events that extend that PCR. */
    List<FirmwareEvent> eventsOf(int pcr) {
        return log.events().stream()
                .filter(event -> event.extended() && event.pcr() == pcr)
                .toList();
    }

    /**
     * The start value and the one after each event, then those after the events that are assumed; none where the hash
     * cannot be computed. Ends before the first event without a digest.
     */
    List<ByteString> chain(EventAlgorithm bank, int pcr) {
        Optional<EventHash> hash = bank.hash().flatMap(EventHash::of);
        if (hash.isEmpty()) {
            return List.of();
        }
        List<ByteString> chain = new ArrayList<>();
        ByteString value = start(bank, pcr);
        chain.add(value);
        for (FirmwareEvent event : eventsOf(pcr)) {
            Optional<ByteString> digest = event.digest(bank);
            if (digest.isEmpty()) {
                return chain;
            }
            value = hash.get().extend(value, digest.get());
            chain.add(value);
        }
        if (pcr == LogAssumption.exitRegister(registers) && assumption.exitEventsMissing()) {
            for (String action : LogAssumption.EXIT_ACTIONS) {
                value = hash.get().extend(value, hash.get().hash(ByteString.ofText(action)));
                chain.add(value);
            }
        }
        return chain;
    }

    /** True of values that a PCR has before anybody extends it, whatever the log says about the start. */
    public static boolean untouched(int pcr, ByteString value) {
        byte[] start = value.toByteArray();
        if (pcr == 0 && start.length > 0 && LogAssumption.LOCALITIES.contains((int) start[start.length - 1])) {
            start[start.length - 1] = 0;
        }
        ByteString zeroed = ByteString.copyOf(start);
        // A dynamic launch resets 17 to 22 to zeros; until then they hold ones.
        return zeroed.allZero() || (dynamic(pcr) && allOnes(start));
    }

    private static boolean allOnes(byte[] value) {
        for (byte each : value) {
            if (each != (byte) 0xff) {
                return false;
            }
        }
        return true;
    }

    private static boolean dynamic(int pcr) {
        return pcr >= FIRST_DYNAMIC && pcr <= LAST_DYNAMIC;
    }

    private ByteString start(EventAlgorithm bank, int pcr) {
        byte[] start = new byte[bank.digestLength()];
        if (dynamic(pcr)) {
            Arrays.fill(start, (byte) 0xff);
        }
        if (pcr == 0) {
            start[start.length - 1] = (byte) assumption.locality();
        }
        return ByteString.copyOf(start);
    }
}
