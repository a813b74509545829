package dev.imatool.render.eventlog;

import dev.imatool.examine.eventlog.EventLogReport;
import dev.imatool.examine.replay.PcrRanges;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Completeness;
import dev.imatool.model.eventlog.EventLogFormat;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.parsers.InputSummary;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Phrases;
import dev.imatool.replay.ReplayVerdict;
import dev.imatool.replay.eventlog.ComparedPcr;
import dev.imatool.replay.eventlog.EventLogComparison;
import dev.imatool.replay.eventlog.LogMatch.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The line about an event log that a person quotes. */
final class EventLogHeadline {
    private EventLogHeadline() {}

    static String of(EventLogReport report, Page page) {
        String name = report.head().inputs().stream().map(Phrases::name).collect(Collectors.joining(" + ")) + ": ";
        if (report.head().verdict().equals(ReportHeader.NOTHING_READ)) {
            return name + page.paint(Role.BAD, "nothing read");
        }
        Completeness completeness = report.head().inputs().stream()
                .map(InputSummary::completeness)
                .reduce(Completeness.COMPLETE, Completeness::worst);
        String whole = completeness == Completeness.COMPLETE
                ? ""
                : "; "
                        + page.paint(
                                Role.ODD,
                                (report.head().inputs().size() > 1 ? "a log is " : "the log is ")
                                        + Phrases.words(completeness));
        return name + pcrs(report, page) + data(report, page) + whole;
    }

    private static String pcrs(EventLogReport report, Page page) {
        EventLogComparison comparison = report.comparison().orElseThrow();
        EventRegisters registers = comparison.registers();
        List<ComparedPcr> rows = comparison.pcrs();
        List<ComparedPcr> asked =
                rows.stream().filter(row -> row.match().isPresent()).toList();
        if (comparison.verdict() == ReplayVerdict.UNDECIDED) {
            return page.paint(Role.BAD, "UNDECIDED") + ": " + open(comparison) + reproduced(asked, registers);
        }
        if (asked.isEmpty()) {
            List<ComparedPcr> extended =
                    rows.stream().filter(row -> row.pcr().extended()).toList();
            return extended.isEmpty()
                    ? "no event extends a PCR"
                    : names(extended, registers) + " computed from " + events(report);
        }
        List<ComparedPcr> missed = with(asked, Result.NOT_REPRODUCED);
        List<ComparedPcr> early = with(asked, Result.REPRODUCED_PREFIX);
        List<ComparedPcr> reproduced = with(asked, Result.REPRODUCED);
        List<String> parts = new ArrayList<>();
        if (!missed.isEmpty()) {
            parts.add(page.paint(Role.BAD, "NOT reproduced") + ": " + missed.size() + " of "
                    + Phrases.count(asked.size(), "expected PCR value", "expected PCR values") + " ("
                    + names(missed, registers)
                    + ")");
        }
        if (!reproduced.isEmpty() && missed.isEmpty()) {
            parts.add(
                    names(reproduced, registers) + " " + page.paint(Role.GOOD, "reproduced") + " by " + events(report));
        }
        if (!early.isEmpty()) {
            parts.add(names(early, registers) + " " + page.paint(Role.ODD, "reproduced by a beginning of the log"));
        }
        return String.join("; ", parts);
    }

    private static String open(EventLogComparison comparison) {
        return Phrases.count(comparison.unanswered().size(), "expected PCR value", "expected PCR values")
                + " cannot be compared with this log";
    }

    private static String reproduced(List<ComparedPcr> asked, EventRegisters registers) {
        List<ComparedPcr> reproduced = with(asked, Result.REPRODUCED);
        return reproduced.isEmpty() ? "" : "; only " + names(reproduced, registers) + " reproduced";
    }

    private static String events(EventLogReport report) {
        List<String> parts = new ArrayList<>();
        report.log()
                .ifPresent(log -> parts.add(Phrases.count(report.events().size(), "event", "events")
                        + (log.format() == EventLogFormat.SHA1 ? " (SHA-1 log)" : " (crypto-agile log)")));
        report.records().ifPresent(logs -> parts.add(RecordLogsPage.records(logs)));
        return String.join(" and ", parts);
    }

    private static String data(EventLogReport report, Page page) {
        Findings findings = report.head().findings();
        long wrong =
                findings.count(FindingKind.EVENT_DATA_MISMATCH) + findings.count(FindingKind.RECORD_DIGEST_MISMATCH);
        return wrong == 0
                ? ""
                : "; "
                        + page.paint(
                                Role.BAD,
                                Phrases.count(
                                                wrong,
                                                report.records().isPresent()
                                                        ? "record has a digest"
                                                        : "event has a digest",
                                                report.records().isPresent()
                                                        ? "records have digests"
                                                        : "events have digests")
                                        + " of other data");
    }

    private static List<ComparedPcr> with(List<ComparedPcr> rows, Result result) {
        return rows.stream()
                .filter(row -> row.match().orElseThrow().result() == result)
                .toList();
    }

    /** {@code sha1, sha256 PCR 0-7, 14}, {@code sha384 RTMR0-2}: banks that have the same registers together. */
    static String names(List<ComparedPcr> rows, EventRegisters registers) {
        Map<String, List<Integer>> indexes = new LinkedHashMap<>();
        for (ComparedPcr row : rows) {
            indexes.computeIfAbsent(row.pcr().bank().name(), bank -> new ArrayList<>())
                    .add(row.pcr().pcr());
        }
        Map<String, List<String>> banks = new LinkedHashMap<>();
        indexes.forEach((bank, of) -> banks.computeIfAbsent(names(registers, of), key -> new ArrayList<>())
                .add(bank));
        return banks.entrySet().stream()
                .map(each -> String.join(", ", each.getValue()) + " " + each.getKey())
                .collect(Collectors.joining("; "));
    }

    private static String names(EventRegisters registers, List<Integer> indexes) {
        if (registers == EventRegisters.PCR) {
            return "PCR " + PcrRanges.of(indexes);
        }
        List<Integer> rtmrs = indexes.stream()
                .filter(index -> index > 0)
                .map(index -> index - 1)
                .toList();
        String mrtd = indexes.contains(0) ? registers.name(0) : "";
        return rtmrs.isEmpty() ? mrtd : mrtd + (mrtd.isEmpty() ? "" : ", ") + "RTMR" + PcrRanges.of(rtmrs);
    }
}
