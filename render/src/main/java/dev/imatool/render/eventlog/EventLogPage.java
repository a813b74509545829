package dev.imatool.render.eventlog;

import dev.imatool.examine.eventlog.EventLogReport;
import dev.imatool.examine.eventlog.EventLogReport.ReportedEvent;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.render.bootaggregate.BootAggregatePhrases;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.words.FindingWords;
import dev.imatool.replay.eventlog.ComparedPcr;
import dev.imatool.replay.eventlog.EventDataCheck.Outcome;
import dev.imatool.replay.eventlog.EventLogComparison;
import dev.imatool.replay.eventlog.LogMatch;
import dev.imatool.replay.eventlog.LogMatch.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Page of {@code eventlog}: the verdict, the PCRs that the log extends, what is wrong, and the events. */
final class EventLogPage {
    private static final int USUAL_FINDINGS = 20;
    private static final int WORDS_PRINTED = 200;

    private EventLogPage() {}

    /**
     * Writes the whole report.
     *
     * @param allEvents true when every event is to be listed, however many there are
     */
    static void write(EventLogReport report, Page page, boolean allEvents) throws IOException {
        page.line(EventLogHeadline.of(report, page));
        if (report.comparison().isEmpty()) {
            return;
        }
        EventLogComparison comparison = report.comparison().get();
        page.table(pcrs(comparison));
        remarks(page, comparison);
        if (report.records().isPresent()) {
            RecordLogsPage.registers(page, report.records().get());
        }
        findings(page, report);
        if (report.log().isPresent()) {
            events(page, report, allEvents);
        }
        if (report.records().isPresent()) {
            RecordLogsPage.records(page, report.records().get(), allEvents);
        }
    }

    private static Table pcrs(EventLogComparison comparison) {
        List<ComparedPcr> rows = comparison.pcrs().stream()
                .filter(row -> row.pcr().extended() || row.match().isPresent())
                .toList();
        boolean pcrs = comparison.registers() == EventRegisters.PCR;
        boolean matches = rows.stream().anyMatch(row -> row.match().isPresent());
        List<Align> columns = new ArrayList<>(List.of(Align.LEFT, pcrs ? Align.RIGHT : Align.LEFT, Align.RIGHT));
        List<String> titles = new ArrayList<>(List.of("bank", pcrs ? "pcr" : "register", "events"));
        if (matches) {
            columns.add(Align.LEFT);
            titles.add("result");
        }
        columns.add(Align.LEFT);
        titles.add("value");
        Table table = new Table(columns.toArray(new Align[0]));
        if (!rows.isEmpty()) {
            table.titles(titles.toArray(new String[0]));
        }
        for (ComparedPcr row : rows) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.plain(row.pcr().bank().name()));
            int index = row.pcr().pcr();
            cells.add(
                    pcrs
                            ? Cell.number(index)
                            : Cell.plain(comparison.registers().name(index)));
            cells.add(Cell.number(row.pcr().events()));
            if (matches) {
                cells.add(row.match().map(EventLogPage::result).orElse(Cell.of(Role.DIM, "not asked")));
            }
            cells.add(Cell.plain(row.pcr().value().map(ByteString::hex).orElse("-")));
            table.row(cells.toArray(new Cell[0]));
        }
        return table;
    }

    private static Cell result(LogMatch match) {
        return switch (match.result()) {
            case REPRODUCED -> Cell.of(Role.GOOD, match.assumption().isPresent() ? "reproduced*" : "reproduced");
            case REPRODUCED_PREFIX ->
                Cell.of(Role.ODD, "at event " + match.event().orElseThrow());
            case UNDECIDED -> Cell.of(Role.ODD, "not decidable");
            case NOT_REPRODUCED -> Cell.of(Role.BAD, "NOT REPRODUCED");
        };
    }

    /** What is to be said about several PCRs, each sentence once. */
    private static void remarks(Page page, EventLogComparison comparison) throws IOException {
        Map<String, List<ComparedPcr>> remarks = new LinkedHashMap<>();
        for (ComparedPcr row : comparison.pcrs()) {
            remark(row)
                    .ifPresent(sentence -> remarks.computeIfAbsent(sentence, key -> new ArrayList<>())
                            .add(row));
        }
        if (!remarks.isEmpty()) {
            page.blank();
        }
        for (Map.Entry<String, List<ComparedPcr>> remark : remarks.entrySet()) {
            page.line(EventLogHeadline.names(remark.getValue(), comparison.registers()) + ": " + remark.getKey());
        }
    }

    private static Optional<String> remark(ComparedPcr row) {
        if (row.pcr().extended() && row.pcr().value().isEmpty()) {
            return Optional.of(
                    row.pcr().brokenAt().isPresent()
                            ? "event " + row.pcr().brokenAt().getAsLong()
                                    + " has no digest in this bank, so there is no value"
                            : "no value, because the hash of this bank cannot be computed");
        }
        if (row.unlogged().isPresent()) {
            return row.unlogged().map(EventLogPage::unlogged);
        }
        return row.match().flatMap(EventLogPage::remark);
    }

    private static String unlogged(Reason reason) {
        return switch (reason) {
            case LOG_NOT_WHOLE -> "extended without an event in what is left of the log; that proves nothing";
            case MEASURED_BEFORE -> "measured while the guest is built, before its firmware runs; no event explains it";
            default ->
                "extended without an event of the log, as software after the firmware may do; that proves nothing";
        };
    }

    private static Optional<String> remark(LogMatch match) {
        if (match.assumption().isPresent()) {
            return match.assumption().map(assumption -> "reproduced " + BootAggregatePhrases.assumed(assumption));
        }
        if (match.eventsAfter() > 0) {
            return Optional.of(Phrases.count(match.eventsAfter(), "later event", "later events")
                    + " of the log never reached the TPM, or repeat what did");
        }
        return match.reason().map(EventLogPage::words);
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case LOG_NOT_WHOLE -> "another value was expected, which proves nothing: the end of the log is missing";
            case NOT_COMPUTABLE -> "not computable";
            case EXTENDED_BY_OTHERS ->
                "another value was expected, which proves nothing: the operating system extends this register too";
            case FIRMWARE_BEFORE ->
                "another value was expected: the firmware may have extended this register before; give its log too";
            case NO_EVENT ->
                "no event explains what was extended: the log is incomplete, or something else extended this PCR";
            case MEASURED_BEFORE -> unlogged(reason);
        };
    }

    private static void findings(Page page, EventLogReport report) throws IOException {
        int printed = 0;
        int most = page.most(USUAL_FINDINGS);
        for (Finding finding : report.head().findings().listed()) {
            if (printed++ == most) {
                page.blank();
                Findings all = report.head().findings();
                page.line(Listing.more(all.count(), most, all.listed().size()));
                return;
            }
            switch (finding) {
                case Finding.PcrNotReproduced missed ->
                    missed(page, missed, report.comparison().orElseThrow().registers());
                case Finding.OfLine open -> {
                    page.blank();
                    page.line(page.paint(Role.BAD, "not answered") + ": " + FindingWords.of(open));
                }
                case Finding.EventDataMismatch event -> mismatch(page, event);
                case Finding.RecordDigestMismatch record -> RecordLogsPage.mismatch(page, record);
                default -> throw new IllegalStateException("no finding of an event log: " + finding.kind());
            }
        }
    }

    private static void missed(Page page, Finding.PcrNotReproduced missed, EventRegisters registers)
            throws IOException {
        page.blank();
        page.line(page.paint(Role.BAD, missed.bank() + " " + registers.name(missed.pcr()) + " not reproduced")
                + ": neither the log nor a beginning of it gives the expected value");
        page.line("  expected  " + missed.expected().value().hex() + "  ("
                + Printable.ofText(missed.expected().origin()) + ")");
        page.line("  computed  " + missed.computed().map(ByteString::hex).orElse("-"));
    }

    private static void mismatch(Page page, Finding.EventDataMismatch finding) throws IOException {
        FirmwareEvent event = finding.event();
        String bank = finding.check().bank().map(EventAlgorithm::name).orElseThrow();
        page.blank();
        page.line("event " + event.number() + " at " + Phrases.place(event.location()) + ": " + event.typeName() + ": "
                + page.paint(Role.BAD, "the digest is not that of the event data")
                + ", as it is in other events of this type");
        page.line("  logged    " + bank + "  "
                + finding.check().logged().map(ByteString::hex).orElse("-"));
        page.line("  computed  " + bank + "  "
                + finding.check().computed().map(ByteString::hex).orElse("-"));
    }

    private static void events(Page page, EventLogReport report, boolean all) throws IOException {
        List<ReportedEvent> events = report.events();
        page.blank();
        int most = Math.min(all ? events.size() : RecordLogsPage.most(page, events.size()), events.size());
        for (ReportedEvent reported : events.subList(0, most)) {
            FirmwareEvent event = reported.event();
            String words = reported.words().map(EventLogPage::shortened).orElseGet(() -> bytes(event));
            String odd = reported.data().outcome() == Outcome.CONTRADICTS
                    ? "  " + page.paint(Role.BAD, "(other data than was digested)")
                    : "";
            String register = report.comparison().orElseThrow().registers().name(event.pcr());
            page.line(String.format(Locale.ROOT, "%5d  %-6s  ", event.number(), register) + event.typeName() + ": "
                    + words + odd);
        }
        RecordLogsPage.more(page, most, events.size(), "event", "events");
    }

    private static String shortened(String words) {
        String text = words.length() > WORDS_PRINTED ? words.substring(0, WORDS_PRINTED) + "…" : words;
        return Printable.ofText(text);
    }

    private static String bytes(FirmwareEvent event) {
        return Phrases.count(event.data().length(), "byte", "bytes");
    }
}
