package dev.imatool.render.eventlog;

import dev.imatool.examine.eventlog.EventLogReport;
import dev.imatool.examine.eventlog.RecordLogs;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.render.bootaggregate.BootAggregateShape;
import dev.imatool.render.declare.Document;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Rows;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.replay.ReplayVerdict;
import dev.imatool.replay.eventlog.ComparedPcr;
import dev.imatool.replay.eventlog.EventLogComparison;
import dev.imatool.replay.eventlog.LogMatch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The report of {@code eventlog}, declared: the PCRs, and what {@link EventShapes} and {@link EventRecordShapes} say of the logs. */
public final class EventLogRendering {
    private static final List<String> VERDICTS = Stream.concat(
                    Stream.of(ReplayVerdict.values()).map(ReplayVerdict::id), Stream.of(ReportHeader.NOTHING_READ))
            .toList();

    private static final String NOT_EXTENDED = "not_extended";

    private static final List<String> RESULTS = Stream.concat(
                    Stream.of(LogMatch.Result.values()).map(LogMatch.Result::id), Stream.of(NOT_EXTENDED))
            .toList();

    private record PcrOf(ComparedPcr row, EventRegisters registers) {}

    private static final Shape<ComparedPcr> MATCH = Shape.named(
            "event_log_match",
            "How the value that a log leads to compares with an expected one.",
            shape -> shape.field(
                            "result",
                            "reproduced (by the whole log); reproduced_prefix (by a beginning of the log); not_reproduced; undecided"
                                    + " (see reason); not_extended (no event extends that PCR).",
                            Type.choice(RESULTS),
                            row -> row.match().map(match -> match.result().id()).orElse(NOT_EXTENDED))
                    .optional(
                            "reason",
                            "Why nothing is decided: log_not_whole, not_computable, firmware_before (records extend the PCR, and the"
                                    + " firmware may have before: its log is not there), extended_by_others (PCR 10 to 13 and 15 to"
                                    + " 23, which the operating system extends too; with not_extended, where the value is not the"
                                    + " start value, also 8, 9 and 14; RTMR2 and RTMR3), measured_before (MRTD, which is measured"
                                    + " before any firmware of the guest runs). With not_reproduced: no_event (the log has no event"
                                    + " for PCR 0 to 7, RTMR0 or RTMR1, which was extended all the same).",
                            Type.choice(LogMatch.Reason.class),
                            row -> row.match().isPresent() ? row.match().flatMap(LogMatch::reason) : row.unlogged())
                    .optional(
                            "event",
                            "Number of the event, or of the record, after which the value is the expected one, for"
                                    + " reproduced_prefix; 0 where it is that before the first record.",
                            Type.COUNT,
                            row -> row.match().flatMap(EventLogRendering::event))
                    .optional(
                            "events_after",
                            "Later events of the same PCR.",
                            Type.COUNT,
                            row -> row.match()
                                    .filter(match -> match.event().isPresent())
                                    .map(LogMatch::eventsAfter))
                    .optional(
                            "assumed",
                            "What had to be assumed because it is not in the event log; proven by the value that it leads to.",
                            BootAggregateShape.ASSUMED,
                            row -> row.match().flatMap(LogMatch::assumption)));

    private static final Shape<ComparedPcr> EXPECTED = Shape.of(
            "An expected value.",
            shape -> shape.include(CommonShapes.EXPECTED, row -> row.expected().orElseThrow())
                    .field("match", "How the values compare.", MATCH, row -> row));

    private static final Shape<PcrOf> PCR = Shape.named(
            "event_log_pcr",
            "One PCR of one bank.",
            shape -> shape.field(
                            "bank",
                            "PCR bank.",
                            Type.TEXT,
                            pcr -> pcr.row().pcr().bank().name())
                    .number(
                            "pcr",
                            "PCR index; the number in events where the registers are RTMRs.",
                            Type.COUNT,
                            pcr -> pcr.row().pcr().pcr())
                    .optional(
                            "register",
                            "MRTD, or RTMR0 to RTMR3; only where the registers are RTMRs.",
                            Type.WORDS,
                            pcr -> Optional.of(pcr.registers())
                                    .filter(registers -> registers != EventRegisters.PCR)
                                    .map(registers ->
                                            registers.name(pcr.row().pcr().pcr())))
                    .optional(
                            "value",
                            "Value after the last event, the start value where no event extends it; absent where it cannot be"
                                    + " computed.",
                            Type.HEX,
                            pcr -> pcr.row().pcr().value())
                    .number(
                            "events",
                            "Events and records that extend it.",
                            Type.COUNT,
                            pcr -> pcr.row().pcr().events())
                    .optionalLong(
                            "broken_at",
                            "First event that extends it and has no digest in this bank; absent where there is none.",
                            Type.ORDINAL,
                            pcr -> pcr.row().pcr().brokenAt())
                    .includeOptional(
                            EXPECTED,
                            pcr -> Optional.of(pcr.row())
                                    .filter(row -> row.expected().isPresent())));

    private static final Document<EventLogReport> DOCUMENT = Rendering.<EventLogReport>document(
                    "eventlog",
                    "Event logs (TCG): a firmware's, Canonical Event Logs, or the latter after the former; the PCR values they lead"
                            + " to, and how they compare with expected ones.",
                    VERDICTS,
                    EventLogRendering::declare)
            .withRows("events", EventRow.SHAPE, EventLogRendering::rows)
            .withNotes(
                    "Verdicts: `computed`, `undecided`, `reproduced`, `reproduced_prefix`, `not_reproduced`, `nothing_read`."
                            + " `undecided` is a finding (`pcr_undecided`) where the log is complete.",
                    "The rows are the events of the firmware's log, then every record of the Canonical Event Logs, also where there"
                            + " are more than 1000; `log` says which of them a row is.");

    private EventLogRendering() {}

    /**
     * How it is written.
     *
     * @param allEvents true when a page lists every event, however many there are
     */
    public static Rendering<EventLogReport> rendering(boolean allEvents) {
        return new Rendering<>(DOCUMENT, (report, page) -> EventLogPage.write(report, page, allEvents));
    }

    /** Its document. */
    public static Document<EventLogReport> document() {
        return DOCUMENT;
    }

    private static void declare(Fields<EventLogReport> fields) {
        fields.optional(
                        "log",
                        "What the firmware's log is; absent where none was given, or the file is none.",
                        EventShapes.LOG,
                        EventLogReport::log)
                .list(
                        "pcrs",
                        "PCR 0 to 23 of every bank, as the log leads to them; of a CCEL the registers 0 to 4 (MRTD, RTMR0 to RTMR3);"
                                + " one row for each expected value.",
                        PCR,
                        report ->
                                report.comparison().map(EventLogRendering::pcrs).orElse(List.of()))
                .list(
                        "events",
                        "Every event of the firmware's log, in order; the header is the first.",
                        EventShapes.EVENT,
                        EventLogReport::events)
                .includeOptional(EventRecordShapes.LOGS, EventLogReport::records);
    }

    private static List<PcrOf> pcrs(EventLogComparison comparison) {
        return comparison.pcrs().stream()
                .map(row -> new PcrOf(row, comparison.registers()))
                .toList();
    }

    private static Optional<Long> event(LogMatch match) {
        return match.event().isPresent() ? Optional.of(match.event().getAsLong()) : Optional.empty();
    }

    private static Rows<EventRow> rows(EventLogReport report) {
        return sink -> {
            for (EventLogReport.ReportedEvent event : report.events()) {
                sink.row(EventRow.of(event));
            }
            Optional<RecordLogs> records = report.records();
            if (records.isPresent()) {
                records.get().all().feed(record -> sink.row(EventRow.of(record)));
            }
        };
    }
}
