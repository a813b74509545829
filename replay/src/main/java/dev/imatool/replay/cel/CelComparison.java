package dev.imatool.replay.cel;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.replay.ReplayVerdict;
import dev.imatool.replay.eventlog.ComparedPcr;
import dev.imatool.replay.eventlog.EventLogComparison;
import dev.imatool.replay.eventlog.EventLogReplay;
import dev.imatool.replay.eventlog.LogMatch;
import dev.imatool.replay.eventlog.LogMatch.Reason;
import dev.imatool.replay.eventlog.LogMatch.Result;
import dev.imatool.replay.eventlog.LogPcr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Holds what records lead to against expected values. A PCR that records extend is theirs to explain, after the firmware's log;
 * all others are judged as {@link EventLogComparison} judges a firmware's log. Who gives a log of systemd asks for all that systemd
 * extends: a value of PCR 11, 12, 13 or 15 that no log explains is not answered then.
 */
final class CelComparison {
    /** PCRs that user space of systemd extends, and nothing else after the firmware. */
    private static final Set<Integer> SYSTEMD = Set.of(11, 12, 13, 15);

    private final CelReplay replay;
    private final Optional<EventLog> firmware;
    private final boolean whole;
    private final List<ComparedPcr> rows = new ArrayList<>();
    private final Set<ExpectedPcr> used = new HashSet<>();
    private final List<ExpectedPcr> unanswered = new ArrayList<>();

    private CelComparison(CelReplay replay, Optional<EventLog> firmware, boolean whole) {
        this.replay = replay;
        this.firmware = firmware;
        this.whole = whole && firmware.map(EventLog::whole).orElse(true);
    }

    /**
     * Compares.
     *
     * @param whole false where part of the records is missing, so that a missed value decides nothing
     */
    static EventLogComparison of(
            CelReplay replay, Optional<EventLog> firmware, List<ExpectedPcr> expected, boolean whole) {
        CelComparison comparison = new CelComparison(replay, firmware, whole);
        return comparison.compare(expected);
    }

    private EventLogComparison compare(List<ExpectedPcr> expected) {
        Optional<EventLogComparison> ofFirmware = firmware.map(log -> EventLogComparison.of(log, expected));
        Map<Integer, EventAlgorithm> banks = new LinkedHashMap<>();
        firmware.ifPresent(log -> log.algorithms().forEach(bank -> banks.put(bank.id(), bank)));
        replay.banks().forEach(bank -> banks.putIfAbsent(bank.id(), bank));
        for (EventAlgorithm bank : banks.values()) {
            for (int pcr = 0; pcr < FirmwareEvent.PCRS; pcr++) {
                List<ExpectedPcr> values = values(bank, pcr, expected);
                used.addAll(values);
                if (replay.chain(bank, pcr).isPresent()) {
                    records(replay.chain(bank, pcr).get(), pcr, values, ofFirmware);
                } else {
                    others(bank, pcr, values, ofFirmware);
                }
            }
        }
        List<ExpectedPcr> unused =
                expected.stream().filter(value -> !used.contains(value)).toList();
        ofFirmware.ifPresent(comparison -> comparison.unanswered().stream()
                .filter(value -> comparison.verdict() == ReplayVerdict.UNDECIDED)
                .filter(value -> value.pcr() >= FirmwareEvent.PCRS || !replay.extended(value.pcr()))
                .filter(value -> comparison.pcrs().stream().anyMatch(row -> gap(row, value)))
                .forEach(unanswered::add));
        return new EventLogComparison(
                verdict(expected, unused),
                EventRegisters.PCR,
                rows,
                unused,
                unanswered.stream().distinct().toList());
    }

    private static boolean gap(ComparedPcr row, ExpectedPcr value) {
        return row.expected().filter(value::equals).isPresent()
                && row.match()
                        .flatMap(LogMatch::reason)
                        .filter(Reason.NOT_COMPUTABLE::equals)
                        .isPresent();
    }

    private static List<ExpectedPcr> values(EventAlgorithm bank, int pcr, List<ExpectedPcr> expected) {
        return expected.stream()
                .filter(value -> value.pcr() == pcr
                        && value.bank().equalsIgnoreCase(bank.name())
                        && value.value().length() == bank.digestLength())
                .distinct()
                .toList();
    }

    /** A PCR that records extend. */
    private void records(
            RecordChain chain, int pcr, List<ExpectedPcr> values, Optional<EventLogComparison> ofFirmware) {
        LogPcr row = new LogPcr(
                chain.bank(),
                pcr,
                chain.value(),
                chain.events() + replay.starts().events(pcr),
                chain.brokenAt());
        if (values.isEmpty()) {
            rows.add(new ComparedPcr(row, Optional.empty(), Optional.empty(), Optional.empty()));
        }
        for (ExpectedPcr value : values) {
            LogMatch match = match(chain, pcr, value)
                    .or(() -> ofFirmware(ofFirmware, value))
                    .orElseGet(() -> missed(chain, pcr, value));
            if (match.result() == Result.UNDECIDED) {
                unanswered.add(value);
            }
            LogPcr shown = match.result() == Result.REPRODUCED
                    ? new LogPcr(chain.bank(), pcr, Optional.of(value.value()), row.events(), row.brokenAt())
                    : row;
            rows.add(new ComparedPcr(shown, Optional.of(value), Optional.of(match), Optional.empty()));
        }
    }

    private Optional<LogMatch> match(RecordChain chain, int pcr, ExpectedPcr value) {
        Optional<RecordChain.Reached> at = chain.reached(value);
        if (at.isEmpty() || (at.get().event() == 0 && replay.starts().events(pcr) == 0)) {
            return Optional.empty();
        }
        long after = chain.events() - at.get().event();
        return Optional.of(
                after == 0 && chain.brokenAt().isEmpty()
                        ? new LogMatch(
                                value,
                                Result.REPRODUCED,
                                OptionalLong.empty(),
                                0,
                                chain.assumption(at.get()),
                                Optional.empty())
                        : new LogMatch(
                                value,
                                Result.REPRODUCED_PREFIX,
                                OptionalLong.of(at.get().record()),
                                after,
                                Optional.empty(),
                                Optional.empty()));
    }

    /** A value from before the records: a beginning of the firmware's log gives it. */
    private static Optional<LogMatch> ofFirmware(Optional<EventLogComparison> ofFirmware, ExpectedPcr value) {
        return ofFirmware.stream()
                .flatMap(comparison -> comparison.pcrs().stream())
                .filter(row -> row.expected().filter(value::equals).isPresent())
                .flatMap(row -> row.match().stream())
                .filter(match -> match.result() == Result.REPRODUCED_PREFIX)
                .findFirst();
    }

    private LogMatch missed(RecordChain chain, int pcr, ExpectedPcr value) {
        if (!whole) {
            return undecided(value, Reason.LOG_NOT_WHOLE);
        }
        if (chain.value().isEmpty()) {
            return undecided(value, Reason.NOT_COMPUTABLE);
        }
        if (firmware.isEmpty() && !replay.begins(pcr) && firmwareMayExtend(pcr)) {
            return undecided(value, Reason.FIRMWARE_BEFORE);
        }
        return new LogMatch(value, Result.NOT_REPRODUCED, OptionalLong.empty(), 0, Optional.empty(), Optional.empty());
    }

    /** 10 is the kernel's, and systemd gives 15 to user space alone (UAPI.7 Linux TPM PCR Registry). */
    private static boolean firmwareMayExtend(int pcr) {
        return pcr != 10 && pcr <= 14;
    }

    private static LogMatch undecided(ExpectedPcr value, Reason reason) {
        return new LogMatch(value, Result.UNDECIDED, OptionalLong.empty(), 0, Optional.empty(), Optional.of(reason));
    }

    /** A PCR that no record of that bank extends. */
    private void others(
            EventAlgorithm bank, int pcr, List<ExpectedPcr> values, Optional<EventLogComparison> ofFirmware) {
        List<ComparedPcr> same = ofFirmware.stream()
                .flatMap(comparison -> comparison.pcrs().stream())
                .filter(row -> row.pcr().pcr() == pcr && row.pcr().bank().id() == bank.id())
                .toList();
        if (same.isEmpty()) {
            same = withoutLog(bank, pcr, values);
        }
        for (ComparedPcr row : same) {
            boolean otherBank = replay.extended(pcr);
            ComparedPcr shown = otherBank ? lacking(row) : row;
            rows.add(shown);
            boolean open = shown.expected().isPresent()
                    && (shown.unlogged().isPresent()
                            || shown.match()
                                    .filter(match -> match.result() == Result.UNDECIDED)
                                    .isPresent());
            if (open && (otherBank || (replay.ofSystemd() && SYSTEMD.contains(pcr) && explained()))) {
                unanswered.add(shown.expected().orElseThrow());
            }
        }
    }

    /** Without the firmware's log a PCR that systemd does not extend may hold what the firmware did. */
    private boolean explained() {
        return firmware.isPresent();
    }

    /** Records extend the PCR in other banks only: its value in this one is not known. */
    private static ComparedPcr lacking(ComparedPcr row) {
        LogPcr pcr = new LogPcr(
                row.pcr().bank(),
                row.pcr().pcr(),
                Optional.empty(),
                row.pcr().events(),
                row.pcr().brokenAt());
        return new ComparedPcr(
                pcr,
                row.expected(),
                row.expected().map(value -> undecided(value, Reason.NOT_COMPUTABLE)),
                Optional.empty());
    }

    private List<ComparedPcr> withoutLog(EventAlgorithm bank, int pcr, List<ExpectedPcr> values) {
        LogPcr row = new LogPcr(
                bank,
                pcr,
                replay.starts().of(bank, pcr).stream().findFirst().map(RecordChain.Start::value),
                0,
                OptionalLong.empty());
        List<ComparedPcr> all = new ArrayList<>();
        if (values.isEmpty()) {
            all.add(new ComparedPcr(row, Optional.empty(), Optional.empty(), Optional.empty()));
        }
        for (ExpectedPcr value : values) {
            Optional<Reason> why = EventLogReplay.untouched(pcr, value.value())
                    ? Optional.empty()
                    : Optional.of(whole ? Reason.EXTENDED_BY_OTHERS : Reason.LOG_NOT_WHOLE);
            all.add(new ComparedPcr(row, Optional.of(value), Optional.empty(), why));
        }
        return all;
    }

    private ReplayVerdict verdict(List<ExpectedPcr> expected, List<ExpectedPcr> unused) {
        Set<Result> results = new HashSet<>();
        rows.forEach(row -> row.match().ifPresent(match -> results.add(match.result())));
        if (results.contains(Result.NOT_REPRODUCED)) {
            return ReplayVerdict.NOT_REPRODUCED;
        }
        if (!unanswered.isEmpty()) {
            return ReplayVerdict.UNDECIDED;
        }
        if (results.contains(Result.REPRODUCED_PREFIX)) {
            return ReplayVerdict.REPRODUCED_PREFIX;
        }
        if (results.contains(Result.REPRODUCED)) {
            return ReplayVerdict.REPRODUCED;
        }
        if (expected.isEmpty()) {
            return ReplayVerdict.COMPUTED;
        }
        rows.stream()
                .filter(row -> row.unlogged().isPresent())
                .forEach(row -> row.expected().ifPresent(unanswered::add));
        unanswered.addAll(unused);
        return unanswered.isEmpty() ? ReplayVerdict.REPRODUCED : ReplayVerdict.UNDECIDED;
    }
}
