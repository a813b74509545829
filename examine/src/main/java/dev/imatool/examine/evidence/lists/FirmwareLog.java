package dev.imatool.examine.evidence.lists;

import dev.imatool.examine.eventlog.RecordPass;
import dev.imatool.examine.parts.EvidenceSet;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.statement.LogStatement;
import dev.imatool.model.Completeness;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.eventlog.EventLogFile;
import dev.imatool.parsers.eventlog.EventLogReading;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.replay.ReplayVerdict;
import dev.imatool.replay.eventlog.ComparedPcr;
import dev.imatool.replay.eventlog.EventLogComparison;
import dev.imatool.replay.eventlog.LogMatch;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The firmware's event log of a set, and the Canonical Event Logs that go on after it (systemd's), compared with the PCR values found
 * and those that were quoted, as {@code eventlog --pcrs} does.
 *
 * @param path their files
 * @param registers what the firmware's log extends
 * @param records true where there are Canonical Event Logs among them
 * @param pcrs the values that they were compared with; none where none was found
 * @param further what the records say against themselves, and values that they leave open
 * @param notices what is odd about the records
 */
public record FirmwareLog(
        String path,
        EventRegisters registers,
        boolean records,
        List<ComparedPcr> pcrs,
        Findings further,
        List<Notice> notices) {
    private static final int MOST_NAMED = 12;

    public FirmwareLog {
        pcrs = List.copyOf(pcrs);
        notices = List.copyOf(notices);
    }

    /**
     * The firmware's log of a set: of several the first that is whole.
     *
     * @throws IOException if one cannot be read
     */
    public static Optional<EventLogReading> read(EvidenceSet set) throws IOException {
        Optional<EventLogReading> found = Optional.empty();
        for (Part file : set.of(PartKind.EVENT_LOG)) {
            EventLogReading reading = EventLogFile.read(file.source());
            if (found.isEmpty() || (!whole(found.get()) && whole(reading))) {
                found = Optional.of(reading);
            }
        }
        return found;
    }

    private static boolean whole(EventLogReading reading) {
        return reading.log().filter(EventLog::whole).isPresent();
    }

    /** Absent where there is no log, or none that can be read at all, which is said of it as damage. */
    static Optional<FirmwareLog> of(
            Optional<EventLogReading> reading, List<InputSource> recordLogs, List<ExpectedPcr> values)
            throws IOException {
        Optional<EventLog> log = reading.flatMap(EventLogReading::log);
        String name = reading.map(each -> each.summary().name()).orElse("");
        EventRegisters registers = log.map(EventLog::registers).orElse(EventRegisters.PCR);
        List<ExpectedPcr> asked = ofTdx(values, registers == EventRegisters.RTMR);
        if (recordLogs.isEmpty()) {
            return log.map(each -> new FirmwareLog(
                    name, registers, false, compared(EventLogComparison.of(each, asked)), Findings.NONE, List.of()));
        }
        RecordPass pass = new RecordPass(log, asked);
        StringBuilder path = new StringBuilder(log.isPresent() ? name : "");
        for (InputSource source : recordLogs) {
            if (pass.add(source)) {
                path.append(path.isEmpty() ? "" : " + ").append(source.name());
            }
        }
        EventLogComparison comparison = pass.comparison();
        FindingCollector further = new FindingCollector();
        further.addAll(pass.contradictions());
        boolean whole = pass.summaries().stream().allMatch(each -> each.completeness() == Completeness.COMPLETE);
        if (comparison.verdict() == ReplayVerdict.UNDECIDED && log.isPresent() && whole) {
            List<String> open = comparison.unanswered().stream()
                    .map(value -> value.bank() + " PCR " + value.pcr())
                    .distinct()
                    .limit(MOST_NAMED)
                    .toList();
            further.add(new Finding.OfLine(
                    FindingKind.PCR_UNDECIDED,
                    path.toString(),
                    new LogStatement.Unanswered(LogStatement.Unanswered.Source.EVENTS_AND_RECORDS, open, false)));
        }
        return Optional.of(new FirmwareLog(
                path.toString(),
                registers,
                true,
                compared(comparison),
                further.findings(),
                Notice.all(pass.summaries())));
    }

    private static List<ComparedPcr> compared(EventLogComparison comparison) {
        return comparison.pcrs().stream().filter(row -> row.match().isPresent()).toList();
    }

    /** PCR values next to a log of RTMRs are those of a TPM, and say nothing of them; and the other way round. */
    private static List<ExpectedPcr> ofTdx(List<ExpectedPcr> values, boolean ofTdx) {
        return values.stream().filter(value -> value.ofTdx() == ofTdx).toList();
    }

    /** The PCRs whose values compare so, by bank: {@code sha1 PCR 0, 1; sha256 PCR 0}; {@code RTMR0, RTMR1} of a TDX guest. */
    public String words(LogMatch.Result result) {
        if (registers == EventRegisters.RTMR) {
            return pcrs.stream()
                    .filter(row -> row.match().orElseThrow().result() == result)
                    .map(row -> registers.name(row.pcr().pcr()))
                    .distinct()
                    .collect(Collectors.joining(", "));
        }
        TreeMap<String, TreeSet<Integer>> banks = new TreeMap<>();
        pcrs.stream()
                .filter(row -> row.match().orElseThrow().result() == result)
                .forEach(row -> banks.computeIfAbsent(row.pcr().bank().name(), bank -> new TreeSet<>())
                        .add(row.pcr().pcr()));
        StringBuilder words = new StringBuilder();
        banks.forEach((bank, numbers) -> words.append(words.isEmpty() ? "" : "; ")
                .append(bank)
                .append(" PCR ")
                .append(String.join(", ", numbers.stream().map(String::valueOf).toList())));
        return words.toString();
    }

    /** The contradiction, where there is one. */
    public Optional<Finding> finding() {
        String wrong = words(LogMatch.Result.NOT_REPRODUCED);
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding.OfLine(
                        FindingKind.EVENT_LOG_CONTRADICTS_VALUES, path, new LogStatement.DoesNotLead(records, wrong)));
    }
}
