package dev.imatool.replay.eventlog;

import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.replay.ReplayVerdict;
import dev.imatool.replay.eventlog.LogMatch.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds a log against expected PCR values. In PCR 10 to 13 and 15 to 23 the operating system extends more than the
 * firmware logs (IMA, systemd, a dynamic launch), as it does in RTMR2 and RTMR3, so that another value there says nothing.
 * A register that no event extends is judged where it is the firmware's (PCR 0 to 7, RTMR0 and RTMR1) and was extended all
 * the same: firmware logs what it extends (Firmware Profile, section 10.4), so that the log is not whole, or something else
 * extended it.
 *
 * @param verdict the whole in one word
 * @param registers what the log extends
 * @param pcrs every register of every bank; one row for each expected value
 * @param unused expected values of banks or registers that the log does not have, or of another length
 * @param unanswered the values that leave the verdict undecided
 */
public record EventLogComparison(
        ReplayVerdict verdict,
        EventRegisters registers,
        List<ComparedPcr> pcrs,
        List<ExpectedPcr> unused,
        List<ExpectedPcr> unanswered) {
    public EventLogComparison {
        pcrs = List.copyOf(pcrs);
        unused = List.copyOf(unused);
        unanswered = List.copyOf(unanswered);
    }

    /** Compares; with no values it only computes. */
    public static EventLogComparison of(EventLog log, List<ExpectedPcr> expected) {
        RegisterOwners owners = RegisterOwners.of(log.registers());
        List<ComparedPcr> rows = new ArrayList<>();
        Set<ExpectedPcr> used = new HashSet<>();
        for (LogPcr pcr : EventLogReplay.of(log).pcrs()) {
            List<ExpectedPcr> values = expected.stream()
                    .filter(value -> owners.fits(value, pcr))
                    .distinct()
                    .toList();
            used.addAll(values);
            if (values.isEmpty()) {
                rows.add(new ComparedPcr(pcr, Optional.empty(), Optional.empty(), Optional.empty()));
            }
            rows.addAll(pcr.extended() ? compare(log, owners, pcr, values) : withoutEvents(log, owners, pcr, values));
        }
        List<ExpectedPcr> unused =
                expected.stream().filter(value -> !used.contains(value)).toList();
        LogAnswer answer = LogAnswer.of(owners, rows, unused);
        return new EventLogComparison(answer.verdict(), owners.registers(), rows, unused, answer.unanswered());
    }

    /** The values of a PCR that no event extends. */
    private static List<ComparedPcr> withoutEvents(
            EventLog log, RegisterOwners owners, LogPcr pcr, List<ExpectedPcr> values) {
        Reason others = log.whole() ? owners.whyUnlogged(pcr.pcr()) : Reason.LOG_NOT_WHOLE;
        List<ComparedPcr> rows = new ArrayList<>();
        for (ExpectedPcr value : values) {
            if (owners.untouched(value)) {
                rows.add(new ComparedPcr(pcr, Optional.of(value), Optional.empty(), Optional.empty()));
            } else if (owners.firmware(pcr.pcr())) {
                rows.addAll(compare(log, owners, pcr, List.of(value)));
            } else {
                rows.add(new ComparedPcr(pcr, Optional.of(value), Optional.empty(), Optional.of(others)));
            }
        }
        return rows;
    }

    /** What the values of one PCR are compared with, computed once for all of them. */
    private static List<ComparedPcr> compare(
            EventLog log, RegisterOwners owners, LogPcr pcr, List<ExpectedPcr> values) {
        if (pcr.value().isEmpty()) {
            return values.stream()
                    .map(value -> row(pcr, LogMatch.undecided(value, Reason.NOT_COMPUTABLE)))
                    .toList();
        }
        Map<ByteString, LogAssumption> ends = new LinkedHashMap<>();
        for (LogAssumption assumption : LogAssumption.all(log)) {
            if (assumption.concerns(owners.registers(), pcr.pcr())) {
                EventLogReplay.of(log, assumption)
                        .pcr(pcr.bank(), pcr.pcr())
                        .value()
                        .ifPresent(end -> ends.putIfAbsent(end, assumption));
            }
        }
        EventLogReplay replay = EventLogReplay.of(log);
        List<ByteString> chain = replay.chain(pcr.bank(), pcr.pcr());
        List<ComparedPcr> rows = new ArrayList<>();
        for (ExpectedPcr value : values) {
            LogAssumption assumption = ends.get(value.value());
            int prefix = chain.lastIndexOf(value.value());
            if (assumption != null) {
                rows.add(row(pcr.withValue(value.value()), LogMatch.assuming(value, assumption)));
            } else if (prefix > 0) {
                long event = replay.eventsOf(pcr.pcr()).get(prefix - 1).number();
                rows.add(row(pcr, LogMatch.prefix(value, event, chain.size() - 1L - prefix)));
            } else {
                rows.add(row(pcr, missed(log, owners, pcr, value)));
            }
        }
        return rows;
    }

    private static LogMatch missed(EventLog log, RegisterOwners owners, LogPcr pcr, ExpectedPcr expected) {
        if (!log.whole()) {
            return LogMatch.undecided(expected, Reason.LOG_NOT_WHOLE);
        }
        if (!pcr.extended()) {
            return LogMatch.withoutEvent(expected);
        }
        return owners.loggedAlone(pcr.pcr())
                ? LogMatch.missed(expected)
                : LogMatch.undecided(expected, Reason.EXTENDED_BY_OTHERS);
    }

    private static ComparedPcr row(LogPcr pcr, LogMatch match) {
        return new ComparedPcr(pcr, Optional.of(match.expected()), Optional.of(match), Optional.empty());
    }
}
