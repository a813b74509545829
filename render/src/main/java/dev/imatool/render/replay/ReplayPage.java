package dev.imatool.render.replay;

import dev.imatool.examine.replay.ReplayReport;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.render.bootaggregate.BootAggregatePage;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.EntryFindings;
import dev.imatool.render.shared.ExplainHint;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.words.FindingWords;
import dev.imatool.replay.PcrMatch;
import dev.imatool.replay.ReplayedPcr;
import dev.imatool.replay.Scheme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Page of {@code replay}: the answer, the values, and what is to be said about single ones. */
final class ReplayPage {
    private ReplayPage() {}

    /** Writes the whole report. */
    static void write(ReplayReport report, Page page) throws IOException {
        page.line(ReplayHeadline.of(report, page));
        List<ReplayedPcr> rows = report.replay().pcrs();
        page.table(values(page, rows));
        for (Finding finding : report.head().findings().listed()) {
            if (finding instanceof Finding.PcrNotReproduced missed) {
                notReproduced(page, missed);
            } else if (finding instanceof Finding.OfLine line) {
                page.blank();
                page.line(Printable.ofText(line.input()) + ": " + page.paint(Role.BAD, FindingWords.of(line)));
            }
        }
        if (report.head().findings().listed().stream().anyMatch(Finding.PcrNotReproduced.class::isInstance)) {
            ExplainHint.ofReplay(page, report.head().arguments());
        }
        for (ReplayedPcr row : rows) {
            remarks(page, row);
        }
        if (report.replay().entriesWithoutPcr() > 0) {
            page.blank();
            page.line(Phrases.count(report.replay().entriesWithoutPcr(), "entry names", "entries name")
                    + " a namespace in place of a PCR and extend none");
        }
        BootAggregatePage.write(page, report.bootAggregates());
        EntryFindings.write(page, report.head().findings(), report.head().severalFiles());
    }

    private static Table values(Page page, List<ReplayedPcr> rows) {
        boolean lists = rows.stream().anyMatch(row -> !row.list().isEmpty());
        boolean matches = rows.stream().anyMatch(row -> row.match().isPresent());
        List<String> titles = new ArrayList<>();
        List<Align> columns = new ArrayList<>();
        if (lists) {
            titles.add("list");
            columns.add(Align.LEFT);
        }
        titles.addAll(List.of("bank", "pcr", "scheme", "entries"));
        columns.addAll(List.of(Align.LEFT, Align.RIGHT, Align.LEFT, Align.RIGHT));
        if (matches) {
            titles.add("result");
            columns.add(Align.LEFT);
        }
        titles.add("value");
        columns.add(Align.LEFT);
        Table table = new Table(columns.toArray(new Align[0]));
        if (!rows.isEmpty()) {
            table.titles(titles.toArray(new String[0]));
            rows.forEach(row -> table.row(cells(page, row, lists, matches)));
        }
        return table;
    }

    private static Cell[] cells(Page page, ReplayedPcr row, boolean lists, boolean matches) {
        List<Cell> cells = new ArrayList<>();
        if (lists) {
            cells.add(Cell.plain(Printable.ofText(row.list())));
        }
        cells.add(Cell.plain(row.bank().toString()));
        cells.add(Cell.number(row.pcr()));
        cells.add(Cell.plain(row.scheme() == Scheme.PER_BANK ? "per bank" : "padded sha1"));
        cells.add(Cell.number(row.entries()));
        if (matches) {
            cells.add(row.match().map(match -> result(page, row, match)).orElse(Cell.of(Role.DIM, "not asked")));
        }
        cells.add(Cell.plain(value(row).map(ByteString::hex).orElse("-")));
        return cells.toArray(new Cell[0]);
    }

    /** The value that was reproduced, else the one after the last entry. */
    private static Optional<ByteString> value(ReplayedPcr row) {
        return row.match()
                .filter(match -> match.result() != PcrMatch.Result.NONE)
                .map(match -> match.expected().value())
                .or(row::value);
    }

    private static Cell result(Page page, ReplayedPcr row, PcrMatch match) {
        return switch (match.result()) {
            case AT_END -> Cell.of(Role.GOOD, "at the last entry");
            case AT_ENTRY ->
                Cell.of(
                        Role.GOOD,
                        "at entry " + match.entry().orElseThrow() + ContainerText.beside(page, match.container()));
            case NONE -> row.open() ? Cell.of(Role.BAD, "NOT decided") : Cell.of(Role.BAD, "NOT REPRODUCED");
        };
    }

    private static void notReproduced(Page page, Finding.PcrNotReproduced missed) throws IOException {
        page.blank();
        page.line(page.paint(Role.BAD, missed.bank() + " PCR " + missed.pcr() + " not reproduced")
                + ": no prefix of the list" + list(missed.list()) + " gives the expected value");
        page.line("  expected  " + missed.expected().value().hex() + "  ("
                + Printable.ofText(missed.expected().origin()) + ")");
        String computed = missed.computed()
                .map(value -> value.hex() + "  (after the last entry)")
                .orElse("-");
        page.line("  computed  " + computed);
    }

    private static String list(String name) {
        return name.isEmpty() ? "" : " " + Printable.ofText(name);
    }

    private static void remarks(Page page, ReplayedPcr row) throws IOException {
        if (row.start().isPresent()) {
            page.blank();
            page.line(row.bank() + " PCR " + row.pcr() + list(row.list()) + ": from the start value given, "
                    + row.start().get().hex());
        }
        String name = row.bank() + " PCR " + row.pcr() + list(row.list()) + ": ";
        if (row.brokenAt().isPresent()) {
            page.line(name + "entry " + row.brokenAt().getAsLong()
                    + ContainerText.after(page, row.brokenIn())
                    + " has no template digest in this bank, nor data to compute one from: no value can be computed from"
                    + " there on");
        }
        if (row.loggedDigestsUsed() > 0) {
            page.line(name + Phrases.entries(row.loggedDigestsUsed())
                    + " extended as logged, unchecked: the input lacks the template data");
        }
        if (row.otherStyleValue().isPresent()) {
            page.line(name + "with violations extended in the other style: "
                    + row.otherStyleValue().get().hex());
        }
    }
}
