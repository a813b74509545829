package dev.imatool.replay.eventlog;

import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.replay.ReplayVerdict;
import dev.imatool.replay.eventlog.LogMatch.Reason;
import dev.imatool.replay.eventlog.LogMatch.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds a log against expected PCR values. Only PCRs that the log extends are judged. In PCR 10 to 13 and 15 to 23 the
 * operating system extends more than the firmware's log tells (IMA, systemd, a dynamic launch), so that another value there
 * says nothing.
 *
 * @param verdict the whole in one word
 * @param pcrs every PCR of every bank; one row for each expected value
 * @param unused expected values of banks that the log does not have, or of another length
 */
public record EventLogComparison(ReplayVerdict verdict, List<ComparedPcr> pcrs, List<ExpectedPcr> unused) {
    private static final Set<Integer> FIRMWARE_ONLY = Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 14);

    public EventLogComparison {
        pcrs = List.copyOf(pcrs);
        unused = List.copyOf(unused);
    }

    /** Compares; with no values it only computes. */
    public static EventLogComparison of(EventLog log, List<ExpectedPcr> expected) {
        List<ComparedPcr> rows = new ArrayList<>();
        Set<ExpectedPcr> used = new HashSet<>();
        for (LogPcr pcr : EventLogReplay.of(log).pcrs()) {
            List<ExpectedPcr> values = expected.stream()
                    .filter(value -> fits(value, pcr))
                    .distinct()
                    .toList();
            used.addAll(values);
            if (values.isEmpty()) {
                rows.add(new ComparedPcr(pcr, Optional.empty(), Optional.empty()));
            }
            values.forEach(value -> rows.add(compare(log, pcr, value)));
        }
        List<ExpectedPcr> unused =
                expected.stream().filter(value -> !used.contains(value)).toList();
        return new EventLogComparison(verdict(rows), rows, unused);
    }

    private static boolean fits(ExpectedPcr value, LogPcr pcr) {
        return value.pcr() == pcr.pcr()
                && value.bank().equalsIgnoreCase(pcr.bank().name())
                && value.value().length() == pcr.bank().digestLength();
    }

    private static ComparedPcr compare(EventLog log, LogPcr pcr, ExpectedPcr expected) {
        if (!pcr.extended()) {
            return new ComparedPcr(pcr, Optional.of(expected), Optional.empty());
        }
        if (pcr.value().isEmpty()) {
            return row(pcr, LogMatch.undecided(expected, Reason.NOT_COMPUTABLE));
        }
        for (LogAssumption assumption : LogAssumption.all(log)) {
            LogPcr assumed = EventLogReplay.of(log, assumption).pcr(pcr.bank(), pcr.pcr());
            if (assumed.value().equals(Optional.of(expected.value()))) {
                return row(assumed, LogMatch.assuming(expected, assumption));
            }
        }
        return row(pcr, prefix(log, pcr, expected).orElseGet(() -> missed(log, pcr, expected)));
    }

    private static Optional<LogMatch> prefix(EventLog log, LogPcr pcr, ExpectedPcr expected) {
        EventLogReplay replay = EventLogReplay.of(log);
        List<FirmwareEvent> events = replay.eventsOf(pcr.pcr());
        List<ByteString> chain = replay.chain(pcr.bank(), pcr.pcr());
        for (int i = 1; i < chain.size(); i++) {
            if (chain.get(i).equals(expected.value())) {
                return Optional.of(LogMatch.prefix(expected, events.get(i - 1).number(), chain.size() - 1L - i));
            }
        }
        return Optional.empty();
    }

    private static LogMatch missed(EventLog log, LogPcr pcr, ExpectedPcr expected) {
        if (!log.whole()) {
            return LogMatch.undecided(expected, Reason.LOG_NOT_WHOLE);
        }
        return FIRMWARE_ONLY.contains(pcr.pcr())
                ? LogMatch.of(expected, Result.NOT_REPRODUCED)
                : LogMatch.undecided(expected, Reason.EXTENDED_BY_OTHERS);
    }

    private static ComparedPcr row(LogPcr pcr, LogMatch match) {
        return new ComparedPcr(pcr, Optional.of(match.expected()), Optional.of(match));
    }

    private static ReplayVerdict verdict(List<ComparedPcr> rows) {
        Set<Result> results = new HashSet<>();
        rows.forEach(row -> row.match().ifPresent(match -> results.add(match.result())));
        if (results.contains(Result.NOT_REPRODUCED)) {
            return ReplayVerdict.NOT_REPRODUCED;
        }
        if (results.contains(Result.REPRODUCED_PREFIX)) {
            return ReplayVerdict.REPRODUCED_PREFIX;
        }
        return results.contains(Result.REPRODUCED) ? ReplayVerdict.REPRODUCED : ReplayVerdict.COMPUTED;
    }
}
