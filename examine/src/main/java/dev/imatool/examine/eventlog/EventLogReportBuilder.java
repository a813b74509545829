package dev.imatool.examine.eventlog;

import dev.imatool.examine.eventlog.EventLogReport.ReportedEvent;
import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Head;
import dev.imatool.examine.report.Notice;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.eventlog.EventLogReading;
import dev.imatool.parsers.eventlog.EventWords;
import dev.imatool.replay.ReplayVerdict;
import dev.imatool.replay.eventlog.ComparedPcr;
import dev.imatool.replay.eventlog.DisguisedSeparators;
import dev.imatool.replay.eventlog.EventDataCheck;
import dev.imatool.replay.eventlog.EventDataCheck.Outcome;
import dev.imatool.replay.eventlog.EventLogComparison;
import dev.imatool.replay.eventlog.LogMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts together what an event log says and what the TPM says about it. */
public final class EventLogReportBuilder {
    private static final String COMMAND = "eventlog";
    private static final int MOST_NOTICES = 100;
    private static final int MOST_NAMED = 12;

    private final EventLogReading reading;
    private final ExpectedPcrReader.Expected expected;
    private final FindingCollector findings = new FindingCollector();
    private final List<Notice> notices;

    public EventLogReportBuilder(EventLogReading reading, ExpectedPcrReader.Expected expected) {
        this.reading = reading;
        this.expected = expected;
        this.notices = new ArrayList<>(EventLogInput.notices(reading));
        notices.addAll(expected.notices());
    }

    public EventLogReport build(boolean allEvents) {
        if (reading.log().isEmpty()) {
            return new EventLogReport(
                    head(Head.NOTHING_READ), Optional.empty(), Optional.empty(), List.of(), allEvents);
        }
        EventLog log = reading.log().get();
        EventLogComparison comparison = EventLogComparison.of(log, expected.values());
        comparison.pcrs().forEach(this::judge);
        List<ReportedEvent> events = events(log);
        events.forEach(this::judge);
        DisguisedSeparators.of(log).forEach(this::disguised);
        unused(log, comparison);
        undecided(log, comparison);
        return new EventLogReport(
                head(comparison.verdict().id()), Optional.of(log), Optional.of(comparison), events, allEvents);
    }

    private Head head(String verdict) {
        InputSummary input = reading.summary();
        return new Head(COMMAND, List.of(input), verdict, findings.findings(), notices);
    }

    private static List<ReportedEvent> events(EventLog log) {
        List<EventDataCheck.Result> checks = EventDataCheck.of(log);
        List<ReportedEvent> events = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            FirmwareEvent event = log.events().get(i);
            events.add(new ReportedEvent(event, EventWords.of(event), checks.get(i)));
        }
        return events;
    }

    private void judge(ComparedPcr row) {
        row.match()
                .filter(match -> match.result() == LogMatch.Result.NOT_REPRODUCED)
                .ifPresent(match -> findings.add(new Finding.PcrNotReproduced(
                        "",
                        row.pcr().bank().name(),
                        row.pcr().pcr(),
                        match.expected(),
                        row.pcr().value())));
    }

    private void judge(ReportedEvent event) {
        String input = reading.summary().name();
        if (event.data().outcome() == Outcome.CONTRADICTS) {
            findings.add(new Finding.EventDataMismatch(input, event.event(), event.data()));
        }
        if (event.data().outcome() == Outcome.DIFFERS && notices.size() < MOST_NOTICES) {
            notices.add(Notice.ofText(
                    Severity.NOTE,
                    "event_data_differs",
                    input,
                    Optional.of("event " + event.event().number() + " at "
                            + EventLogInput.place(event.event().location())),
                    event.event().typeName() + ": the "
                            + event.data().bank().orElseThrow().name()
                            + " digest is not that of the event data; firmware may hash something else here",
                    Optional.empty()));
        }
    }

    private void disguised(FirmwareEvent event) {
        notices.add(Notice.ofText(
                Severity.NOTE,
                "separator_disguised",
                reading.summary().name(),
                Optional.of("event " + event.number() + " at " + EventLogInput.place(event.location())),
                event.typeName() + ": the digest is that of a separator, and other readers refuse it under this type",
                Optional.empty()));
    }

    private void unused(EventLog log, EventLogComparison comparison) {
        if (comparison.unused().isEmpty()) {
            return;
        }
        String banks = comparison.unused().stream()
                .map(value -> logged(log, value.bank())
                        ? value.bank() + " " + comparison.registers().name(value.pcr())
                        : value.bank())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        boolean nothing = comparison.verdict() == ReplayVerdict.UNDECIDED;
        notices.add(Notice.ofText(
                nothing ? Severity.WARNING : Severity.NOTE,
                "expected_bank_not_logged",
                expected.sources(),
                Optional.empty(),
                "expected values of banks or registers that the log does not have decide nothing: " + banks,
                Optional.empty()));
    }

    private static boolean logged(EventLog log, String bank) {
        return log.algorithms().stream().anyMatch(each -> each.name().equalsIgnoreCase(bank));
    }

    /** Asked and not answered is a finding; a log that is not whole has its diagnostics. */
    private void undecided(EventLog log, EventLogComparison comparison) {
        if (comparison.verdict() != ReplayVerdict.UNDECIDED || !log.whole()) {
            return;
        }
        String values = comparison.unanswered().stream()
                .map(value -> value.bank() + " " + comparison.registers().name(value.pcr()))
                .distinct()
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", "));
        String more = comparison.unanswered().size() > MOST_NAMED ? ", …" : "";
        findings.add(new Finding.OfLine(
                "pcr_undecided",
                reading.summary().name(),
                0,
                "nothing in this log decides about the expected values of " + values + more,
                Optional.empty()));
    }
}
