package dev.imatool.replay.bootaggregate;

import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.replay.bootaggregate.BootAggregateResult.Origin;
import dev.imatool.replay.eventlog.EventLogReplay;
import dev.imatool.replay.eventlog.LogAssumption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * PCR values that a boot_aggregate may be the hash of.
 *
 * @param origin where they come from
 * @param assumption what was taken for true about the event log beyond what it says
 * @param whole false for an event log whose end is missing
 * @param values bank name to PCR index to value
 */
public record BootPcrs(
        Origin origin,
        Optional<LogAssumption> assumption,
        boolean whole,
        Map<String, Map<Integer, ByteString>> values) {
    private static final int LOWER = 8;
    private static final int UPPER = 10;

    public BootPcrs {
        values = Map.copyOf(values);
    }

    /** What an event log leads to: first as it says, then under each assumption. None where its registers are no PCRs. */
    public static List<BootPcrs> ofEventLog(EventLog log) {
        List<BootPcrs> all = new ArrayList<>();
        if (log.registers() != EventRegisters.PCR) {
            return all;
        }
        for (LogAssumption assumption : LogAssumption.all(log)) {
            Optional<LogAssumption> said = assumption.nothingAssumed() ? Optional.empty() : Optional.of(assumption);
            all.add(new BootPcrs(
                    Origin.EVENT_LOG,
                    said,
                    log.whole(),
                    EventLogReplay.of(log, assumption).values()));
        }
        return all;
    }

    /** Values that were expected; of several for the same PCR the first. None where they hold no PCR 0 to 7 of a bank. */
    public static Optional<BootPcrs> ofExpected(List<ExpectedPcr> expected) {
        Map<String, Map<Integer, ByteString>> values = new HashMap<>();
        for (ExpectedPcr pcr : expected) {
            values.computeIfAbsent(pcr.bank().toLowerCase(Locale.ROOT), bank -> new HashMap<>())
                    .putIfAbsent(pcr.pcr(), pcr.value());
        }
        BootPcrs pcrs = new BootPcrs(Origin.EXPECTED_VALUES, Optional.empty(), true, values);
        boolean useful =
                values.keySet().stream().anyMatch(bank -> !pcrs.lower(bank).isEmpty());
        return useful ? Optional.of(pcrs) : Optional.empty();
    }

    /**
     * The expected values of PCR 0 to 7 that a whole event log does not lead to, whatever is assumed about it: bank to PCR
     * indices. Other PCRs are extended by whoever comes after the firmware, without an event.
     */
    public static Map<String, List<Integer>> contradicted(List<BootPcrs> sources) {
        List<BootPcrs> logs = sources.stream()
                .filter(source -> source.origin == Origin.EVENT_LOG && source.whole)
                .toList();
        Map<String, List<Integer>> contradicted = new TreeMap<>();
        for (BootPcrs source : sources) {
            if (source.origin == Origin.EXPECTED_VALUES) {
                source.values.forEach((bank, pcrs) -> {
                    List<Integer> wrong = IntStream.range(0, LOWER)
                            .filter(pcr -> pcrs.containsKey(pcr) && contradicts(logs, bank, pcr, pcrs.get(pcr)))
                            .boxed()
                            .toList();
                    if (!wrong.isEmpty()) {
                        contradicted.put(bank, wrong);
                    }
                });
            }
        }
        return contradicted;
    }

    private static boolean contradicts(List<BootPcrs> logs, String bank, int pcr, @Nullable ByteString expected) {
        List<ByteString> computed = logs.stream()
                .map(log -> log.values.getOrDefault(bank, Map.of()))
                .filter(values -> values.containsKey(pcr))
                .map(values -> values.get(pcr))
                .toList();
        return !computed.isEmpty() && !computed.contains(expected);
    }

    /** PCR 0 to 7 of a bank; none where one is missing. */
    List<ByteString> lower(String bank) {
        return values(bank, 0, LOWER);
    }

    /** PCR 8 and 9 of a bank; none where one is missing. */
    List<ByteString> upper(String bank) {
        return values(bank, LOWER, UPPER);
    }

    private List<ByteString> values(String bank, int from, int to) {
        Map<Integer, ByteString> ofBank = values.getOrDefault(bank, Map.of());
        List<ByteString> found = new ArrayList<>();
        for (int pcr = from; pcr < to; pcr++) {
            if (!ofBank.containsKey(pcr)) {
                return List.of();
            }
            found.add(ofBank.get(pcr));
        }
        return found;
    }
}
