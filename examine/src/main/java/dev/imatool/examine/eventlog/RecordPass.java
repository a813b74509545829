package dev.imatool.examine.eventlog;

import dev.imatool.examine.eventlog.RecordLogs.ReportedRecord;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.RowSink;
import dev.imatool.model.Completeness;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.cel.CelForm;
import dev.imatool.model.cel.CelRecord;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.eventlog.RecordLogFile;
import dev.imatool.replay.cel.CelReplay;
import dev.imatool.replay.cel.ContentCheck;
import dev.imatool.replay.cel.ContentCheck.Outcome;
import dev.imatool.replay.eventlog.EventLogComparison;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Moves once over the records of Canonical Event Logs, one log after the other, after the firmware's. */
public final class RecordPass {
    private static final int MOST_TYPES = 64;

    private final CelReplay replay;
    private final ContentCheck check = new ContentCheck();
    private final List<CelForm> forms = new ArrayList<>();
    private final List<InputSource> sources = new ArrayList<>();
    private final List<InputSummary> summaries = new ArrayList<>();
    private final Map<String, Long> types = new TreeMap<>();
    private final Map<Outcome, Long> checks = new EnumMap<>(Outcome.class);
    private final List<ReportedRecord> listed = new ArrayList<>();
    private final FindingCollector findings = new FindingCollector();
    private long records;
    private boolean settled;

    /** A pass after the firmware's log, with values to look for. */
    public RecordPass(Optional<EventLog> firmware, List<ExpectedPcr> expected) {
        replay = new CelReplay(firmware, expected);
    }

    /**
     * Takes all records of an input that can be opened again; false where it is no such log.
     *
     * @throws UnreadableInputException if it cannot be opened or read
     */
    public boolean add(InputSource source) throws UnreadableInputException {
        try {
            Optional<RecordLogFile> opened = RecordLogFile.open(source);
            if (opened.isEmpty()) {
                return false;
            }
            try (RecordLogFile log = opened.get()) {
                long before = records;
                for (Optional<CelRecord> record = log.next(); record.isPresent(); record = log.next()) {
                    add(source.name(), numbered(record.get(), before));
                }
                forms.add(log.form());
                sources.add(source);
                summaries.add(log.finish());
            }
            return true;
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(source.name(), failure);
        }
    }

    private static CelRecord numbered(CelRecord record, long before) {
        return before == 0
                ? record
                : new CelRecord(
                        before + record.number(),
                        record.location(),
                        record.recnum(),
                        record.register(),
                        record.digests(),
                        record.content());
    }

    private void add(String input, CelRecord record) {
        records++;
        ContentCheck.Result result = check.check(record);
        replay.extend(record, result);
        String type = record.content().type();
        types.merge(types.containsKey(type) || types.size() < MOST_TYPES ? type : "", 1L, Long::sum);
        checks.merge(result.outcome(), 1L, Long::sum);
        ReportedRecord reported = reported(input, record, result.outcome());
        if (listed.size() < RecordLogs.LISTED) {
            listed.add(reported);
        }
        if (result.outcome() == Outcome.CONTRADICTS) {
            find(reported, result);
        }
    }

    private static ReportedRecord reported(String input, CelRecord record, Outcome outcome) {
        return new ReportedRecord(
                input,
                record.number(),
                record.location(),
                record.recnum(),
                record.register(),
                record.digests(),
                record.content().type(),
                RecordTexts.of(record),
                outcome);
    }

    private void find(ReportedRecord record, ContentCheck.Result result) {
        findings.add(new Finding.RecordDigestMismatch(
                record.input(), record.number(), record.location(), record.register(), record.type(), result));
    }

    /** Judges the firmware's events among the records, which prove each other. */
    private void settle() {
        if (settled) {
            return;
        }
        settled = true;
        Map<Long, ContentCheck.Result> later = check.events();
        long open = checks.getOrDefault(Outcome.LATER, 0L) - later.size();
        checks.remove(Outcome.LATER);
        if (open > 0) {
            checks.merge(Outcome.AS_LOGGED, open, Long::sum);
        }
        later.values().forEach(result -> checks.merge(result.outcome(), 1L, Long::sum));
        for (int i = 0; i < listed.size(); i++) {
            ReportedRecord record = listed.get(i);
            ContentCheck.Result result = later.get(record.number());
            if (result != null) {
                listed.set(i, record.with(result.outcome()));
                if (result.outcome() == Outcome.CONTRADICTS) {
                    find(record, result);
                }
            } else if (record.check() == Outcome.LATER) {
                listed.set(i, record.with(Outcome.AS_LOGGED));
            }
        }
        long unlisted = later.entrySet().stream()
                .filter(each -> each.getValue().outcome() == Outcome.CONTRADICTS)
                .filter(each -> each.getKey() > RecordLogs.LISTED)
                .count();
        findings.leaveOut(FindingKind.RECORD_DIGEST_MISMATCH, unlisted);
    }

    /** What was read of each log. */
    public List<InputSummary> summaries() {
        return List.copyOf(summaries);
    }

    /** Where the records lead, and how that compares with the expected values; to be asked when all were added. */
    public EventLogComparison comparison() {
        boolean whole = summaries.stream().allMatch(each -> each.completeness() == Completeness.COMPLETE);
        return replay.result(whole);
    }

    /** Records whose digest is not that of what they say was measured. */
    public Findings contradictions() {
        settle();
        return findings.findings();
    }

    /** What is to be said of the logs themselves. */
    public RecordLogs logs() {
        settle();
        return new RecordLogs(
                forms,
                records,
                types,
                checks,
                replay.nvRegisters(),
                listed,
                records - listed.size(),
                records == listed.size() ? sink -> feed(listed, sink) : this::readAgain,
                replay.notReplayed());
    }

    private static void feed(List<ReportedRecord> records, RowSink<? super ReportedRecord> sink) throws IOException {
        for (ReportedRecord record : records) {
            sink.row(record);
        }
    }

    /** Every record once more, judged as in the first reading. */
    private void readAgain(RowSink<? super ReportedRecord> sink) throws IOException {
        Map<Long, ContentCheck.Result> later = check.events();
        ContentCheck again = new ContentCheck();
        long before = 0;
        for (InputSource source : sources) {
            long number = before;
            try (RecordLogFile log = RecordLogFile.open(source).orElseThrow()) {
                for (Optional<CelRecord> next = log.next(); next.isPresent(); next = log.next()) {
                    CelRecord record = numbered(next.get(), before);
                    Outcome outcome = again.check(record).outcome();
                    if (outcome == Outcome.LATER) {
                        ContentCheck.Result result = later.get(record.number());
                        outcome = result == null ? Outcome.AS_LOGGED : result.outcome();
                    }
                    sink.row(reported(source.name(), record, outcome));
                    number = record.number();
                }
            }
            before = number;
        }
    }
}
