package dev.imatool.cli.text;

import dev.imatool.cli.text.Table.Align;
import dev.imatool.examine.evidence.CollectNext;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.EvidenceReport;
import dev.imatool.examine.evidence.Vouching;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Text of {@code verify --evidence}: for each list what vouches for it, what was checked, and what was missing. */
public final class EvidenceText {
    private EvidenceText() {}

    /** Writes the whole report. */
    public static void write(EvidenceReport report, Writer out, Theme theme) throws IOException {
        Page page = new Page(out, theme);
        if (report.cases().isEmpty()) {
            page.line(Phrases.name(report.evidence()) + ": " + page.paint(Role.BAD, "no measurement list in it"));
        }
        if (!report.head().findings().isEmpty()) {
            page.line(
                    page.paint(Role.BAD, Phrases.count(report.head().findings().count(), "finding", "findings"))
                            + ", listed below");
        }
        boolean first = true;
        for (EvidenceCase each : report.cases()) {
            if (!first) {
                page.blank();
            }
            first = false;
            write(page, each);
        }
        page.blank();
        EvidencePartsText.write(page, report);
        FindingText.write(page, report.head().findings(), report.head().inputs().size() > 1);
        EvidencePartsText.findings(page, report.head().findings());
        List<Finding.OfLine> ofFiles = report.head().findings().listed().stream()
                .filter(Finding.OfLine.class::isInstance)
                .map(Finding.OfLine.class::cast)
                .toList();
        if (!ofFiles.isEmpty()) {
            page.blank();
            for (Finding.OfLine line : ofFiles) {
                page.line(Printable.ofText(line.input()) + ": " + Printable.ofText(line.message()));
            }
        }
    }

    private static void write(Page page, EvidenceCase each) throws IOException {
        Vouching vouching = each.vouching();
        page.line(Phrases.name(each.list()) + ": " + verdict(page, each));
        Table zones = new Table(Align.LEFT, Align.LEFT);
        zones.row(
                Cell.plain("covered by the quote"),
                vouching.covered() == 0
                        ? Cell.plain("none")
                        : Cell.of(Role.GOOD, Phrases.entries(vouching.covered()) + ", up to entry " + vouching.last()));
        zones.row(Cell.plain("after the quote"), zone(vouching.after(), " behind entry " + vouching.last()));
        zones.row(Cell.plain("never vouched for"), zone(vouching.never(), never(vouching)));
        page.table(zones);
        page.table(EvidenceChecks.of(each));
        page.blank();
        if (!each.collect().isEmpty()) {
            page.line("Collect next time:");
            for (CollectNext next : each.collect()) {
                page.line("  - " + next.words());
            }
        }
    }

    private static String never(Vouching vouching) {
        if (vouching.quote().isEmpty()) {
            return ": no quote covers any";
        }
        if (vouching.elsewhere() == 0) {
            return ", in PCRs that the quote does not select";
        }
        return vouching.elsewhere() == vouching.never()
                ? ", in lists that the quote does not cover"
                : ", in PCRs that the quote does not select and in lists that it does not cover";
    }

    private static Cell zone(long entries, String where) {
        return entries == 0 ? Cell.plain("none") : Cell.of(Role.ODD, Phrases.entries(entries) + where);
    }

    private static String verdict(Page page, EvidenceCase each) {
        long entries = each.list().entries();
        Vouching vouching = each.vouching();
        if (entries == 0) {
            return page.paint(Role.BAD, "nothing read");
        }
        if (vouching.quote().isEmpty()) {
            return page.paint(Role.ODD, "no quote vouches for any of its " + Phrases.entries(entries));
        }
        String quote =
                " covered by the quote " + Printable.ofText(vouching.quote().get());
        return vouching.covered() == entries
                ? page.paint(Role.GOOD, "all " + Phrases.entries(entries)) + quote
                : page.paint(Role.GOOD, vouching.covered() + " of " + Phrases.entries(entries)) + quote;
    }
}
