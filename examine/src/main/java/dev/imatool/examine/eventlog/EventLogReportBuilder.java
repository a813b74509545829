package dev.imatool.examine.eventlog;

import dev.imatool.examine.eventlog.EventLogReport.ReportedEvent;
import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.statement.LogStatement;
import dev.imatool.model.Completeness;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.eventlog.EventLogReading;
import dev.imatool.parsers.eventlog.EventWords;
import dev.imatool.replay.ReplayVerdict;
import dev.imatool.replay.cel.NvRegister;
import dev.imatool.replay.eventlog.ComparedPcr;
import dev.imatool.replay.eventlog.DisguisedSeparators;
import dev.imatool.replay.eventlog.EventDataCheck;
import dev.imatool.replay.eventlog.EventDataCheck.Outcome;
import dev.imatool.replay.eventlog.EventLogComparison;
import dev.imatool.replay.eventlog.LogMatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Puts together what an event log says and what the TPM says about it. */
final class EventLogReportBuilder {
    private static final String COMMAND = "eventlog";
    private static final int MOST_NOTICES = 100;
    private static final int MOST_NAMED = 12;

    private final InputArguments files;
    private final Optional<EventLogReading> reading;
    private final Optional<RecordPass> records;
    private final ExpectedPcrReader.Expected expected;
    private final FindingCollector findings = new FindingCollector();
    private final List<Notice> notices;

    /** Of a firmware's log, of records, or of records after it. */
    EventLogReportBuilder(
            InputArguments files,
            Optional<EventLogReading> reading,
            Optional<RecordPass> records,
            ExpectedPcrReader.Expected expected) {
        this.files = files;
        this.reading = reading;
        this.records = records;
        this.expected = expected;
        this.notices = new ArrayList<>(reading.map(EventLogInput::notices).orElse(List.of()));
        records.ifPresent(pass -> notices.addAll(Notice.all(pass.summaries())));
        notices.addAll(expected.notices());
    }

    EventLogReport build() throws IOException {
        Optional<EventLog> log = reading.flatMap(EventLogReading::log);
        if (log.isEmpty() && records.isEmpty()) {
            return new EventLogReport(
                    head(ReportHeader.NOTHING_READ), log, Optional.empty(), Optional.empty(), List.of());
        }
        EventLogComparison comparison = records.map(RecordPass::comparison)
                .orElseGet(() -> EventLogComparison.of(log.orElseThrow(), expected.values()));
        comparison.pcrs().forEach(this::judge);
        List<ReportedEvent> events = log.map(EventLogReportBuilder::events).orElse(List.of());
        events.forEach(this::judge);
        log.ifPresent(each -> DisguisedSeparators.of(each).forEach(this::disguised));
        records.ifPresent(this::judge);
        unused(comparison);
        undecided(comparison);
        String verdict = inputs().stream().allMatch(input -> input.entries() == 0)
                ? ReportHeader.NOTHING_READ
                : comparison.verdict().id();
        return new EventLogReport(head(verdict), log, records.map(RecordPass::logs), Optional.of(comparison), events);
    }

    private ReportHeader head(String verdict) throws IOException {
        List<InputSummary> logs = inputs();
        return files.recordedIn(new ReportHeader(COMMAND, logs, verdict, findings.findings(), notices)
                .withRoles(Collections.nCopies(logs.size(), InputRole.EVENT_LOG)));
    }

    private List<InputSummary> inputs() {
        List<InputSummary> inputs = new ArrayList<>();
        reading.ifPresent(each -> inputs.add(each.summary()));
        records.ifPresent(pass -> inputs.addAll(pass.summaries()));
        return inputs;
    }

    private String input() {
        return inputs().get(0).name();
    }

    /** What records say against themselves, and what nothing says of them. */
    private void judge(RecordPass pass) {
        findings.addAll(pass.contradictions());
        RecordLogs logs = pass.logs();
        String name = pass.summaries().get(0).name();
        if (logs.notReplayed() > 0) {
            notices.add(
                    Notice.of(NoticeKind.RECORDS_NOT_REPLAYED, name, new LogStatement.NotReplayed(logs.notReplayed())));
        }
        boolean unknown = logs.nvRegisters().stream().anyMatch(row -> row.start() == NvRegister.Start.UNKNOWN);
        if (unknown) {
            notices.add(Notice.of(NoticeKind.NV_START_UNKNOWN, name));
        }
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
        String input = input();
        if (event.data().outcome() == Outcome.CONTRADICTS) {
            findings.add(new Finding.EventDataMismatch(input, event.event(), event.data()));
        }
        if (event.data().outcome() == Outcome.DIFFERS && notices.size() < MOST_NOTICES) {
            notices.add(Notice.of(
                            NoticeKind.EVENT_DATA_DIFFERS,
                            input,
                            new LogStatement.DataDiffers(
                                    event.event().typeName(),
                                    event.data().bank().orElseThrow().name()))
                    .at(Place.in("event " + event.event().number() + " at "
                            + EventLogInput.place(event.event().location()))));
        }
    }

    private void disguised(FirmwareEvent event) {
        notices.add(Notice.of(
                        NoticeKind.SEPARATOR_DISGUISED, input(), new LogStatement.DisguisedSeparator(event.typeName()))
                .at(Place.in("event " + event.number() + " at " + EventLogInput.place(event.location()))));
    }

    private void unused(EventLogComparison comparison) {
        if (comparison.unused().isEmpty()) {
            return;
        }
        List<String> banks = comparison.unused().stream()
                .map(value -> logged(comparison, value.bank())
                        ? value.bank() + " " + comparison.registers().name(value.pcr())
                        : value.bank())
                .distinct()
                .sorted()
                .toList();
        boolean nothing = comparison.verdict() == ReplayVerdict.UNDECIDED;
        notices.add(Notice.of(
                NoticeKind.EXPECTED_BANK_NOT_LOGGED,
                nothing ? Severity.WARNING : Severity.NOTE,
                expected.sources(),
                new LogStatement.NotLogged(banks)));
    }

    private static boolean logged(EventLogComparison comparison, String bank) {
        return comparison.pcrs().stream()
                .anyMatch(row -> row.pcr().bank().name().equalsIgnoreCase(bank));
    }

    /** Asked and not answered is a finding; a log that is not whole has its diagnostics. */
    private void undecided(EventLogComparison comparison) {
        boolean whole = inputs().stream().allMatch(input -> input.completeness() == Completeness.COMPLETE)
                && reading.flatMap(EventLogReading::log).map(EventLog::whole).orElse(true);
        if (comparison.verdict() != ReplayVerdict.UNDECIDED || !whole) {
            return;
        }
        List<String> values = comparison.unanswered().stream()
                .map(value -> value.bank() + " " + comparison.registers().name(value.pcr()))
                .distinct()
                .limit(MOST_NAMED)
                .toList();
        boolean more = comparison.unanswered().size() > MOST_NAMED;
        findings.add(new Finding.OfLine(
                FindingKind.PCR_UNDECIDED,
                input(),
                new LogStatement.Unanswered(
                        inputs().size() > 1 ? LogStatement.Unanswered.Source.LOGS : LogStatement.Unanswered.Source.LOG,
                        values,
                        more)));
    }
}
