package dev.imatool.render.evidence;

import dev.imatool.examine.evidence.CollectNext;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.EvidenceReport;
import dev.imatool.examine.evidence.EvidenceVerdict;
import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import dev.imatool.examine.reference.CheckedSource;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.Completeness;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.EntryFindings;
import dev.imatool.render.shared.FindingSentence;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Page of {@code evidence}: for each list which entries a quote covers, what was checked, and what was missing. Of several
 * lists a table comes first.
 */
final class EvidencePage {
    private EvidencePage() {}

    /** Writes the whole report. */
    static void write(EvidenceReport report, Page page) throws IOException {
        if (report.cases().isEmpty()) {
            page.line(Phrases.name(report.evidence()) + ": " + page.paint(Role.BAD, "no measurement list in it"));
        }
        if (!report.head().findings().isEmpty()) {
            page.line(
                    page.paint(Role.BAD, Phrases.count(report.head().findings().count(), "finding", "findings"))
                            + ", listed below");
        }
        boolean several = report.cases().size() > 1;
        if (several) {
            page.line(report.cases().size() + " lists in " + Printable.ofText(report.evidence()) + ":");
            page.table(hosts(report));
            findings(page, report);
        }
        boolean first = !several;
        for (EvidenceCase each : report.cases()) {
            if (!first) {
                page.blank();
            }
            first = false;
            write(page, each);
            if (each.answers().isPresent()) {
                boolean badAlone = report.sources().stream().allMatch(CheckedSource::bad);
                page.blank();
                EvidenceAnswersPage.write(page, each.answers().get(), badAlone);
            }
        }
        EvidenceAnswersPage.sources(page, report);
        page.blank();
        EvidencePartsPage.write(page, report);
        if (!several) {
            findings(page, report);
        }
        advice(page, report.cases());
    }

    private static void findings(Page page, EvidenceReport report) throws IOException {
        FindingSentence.write(page, report.head().findings());
        EvidencePartsPage.findings(page, report.head().findings());
        EntryFindings.write(page, report.head().findings(), report.head().severalFiles());
    }

    private static Table hosts(EvidenceReport report) {
        Table table = new Table(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.LEFT);
        table.titles("host", "entries", "covered", "after", "worst");
        for (EvidenceCase each : report.cases()) {
            table.row(
                    Cell.plain(Printable.ofText(each.host())),
                    Cell.number(each.list().entries()),
                    Cell.number(each.quoteCoverage().covered()),
                    Cell.number(each.quoteCoverage().after()),
                    worst(each));
        }
        return table;
    }

    private static Cell worst(EvidenceCase each) {
        if (each.list().completeness() != Completeness.COMPLETE) {
            return Cell.of(Role.BAD, Phrases.words(each.list().completeness()));
        }
        long more = each.findings().count() - 1;
        return each.worst()
                .map(kind -> Cell.of(Role.BAD, kind.words() + (more > 0 ? ", and " + more + " more" : "")))
                .orElseGet(() -> each.quoteCoverage().covered() == each.list().entries()
                        ? Cell.plain("nothing")
                        : Cell.of(Role.ODD, "not all entries are covered"));
    }

    private static void write(Page page, EvidenceCase each) throws IOException {
        QuoteCoverage quoteCoverage = each.quoteCoverage();
        String bad = each.answers()
                .map(answers -> EvidenceAnswersPage.bad(page, answers))
                .orElse("");
        page.line(Phrases.name(each.list()) + ": " + bad + verdict(page, each));
        String last = quoteCoverage.last() + ContainerText.beside(page, quoteCoverage.container());
        Counts digits = Counts.of(quoteCoverage.covered(), quoteCoverage.after(), quoteCoverage.never());
        Table zones = new Table(Align.LEFT, Align.LEFT);
        zones.row(
                Cell.plain("covered by the quote"),
                quoteCoverage.covered() == 0
                        ? Cell.plain("none")
                        : Cell.of(
                                good(each),
                                digits.of(quoteCoverage.covered()) + ", up to entry " + last
                                        + violations(quoteCoverage)));
        zones.row(Cell.plain("after the quote"), zone(digits, quoteCoverage.after(), " after entry " + last));
        zones.row(Cell.plain("not covered by any quote"), zone(digits, quoteCoverage.never(), never(quoteCoverage)));
        page.picture(EvidenceStrip.of(each));
        page.table(zones);
        page.table(EvidenceChecks.of(page, each));
    }

    private static String violations(QuoteCoverage quoteCoverage) {
        return quoteCoverage.violations() == 0
                ? ""
                : "; "
                        + Phrases.count(
                                quoteCoverage.violations(), "is a violation, whose name", "are violations, whose names")
                        + " nothing hashes";
    }

    private static String never(QuoteCoverage quoteCoverage) {
        if (quoteCoverage.quote().isEmpty()) {
            return "";
        }
        if (quoteCoverage.unproven() == quoteCoverage.never()) {
            return ": their digests are covered, their contents are not proven (the digests cannot be computed from them)";
        }
        String unproven = quoteCoverage.unproven() == 0
                ? ""
                : "; the digests of " + quoteCoverage.unproven()
                        + " are covered, their contents are not proven (the digests cannot be computed from them)";
        long otherPcrs = quoteCoverage.never() - quoteCoverage.elsewhere() - quoteCoverage.unproven();
        String where = quoteCoverage.elsewhere() == 0
                ? ", in PCRs that the quote does not select"
                : otherPcrs == 0
                        ? ", in lists that the quote does not cover"
                        : ", in PCRs that the quote does not select and in lists that it does not cover";
        return where + unproven;
    }

    private static Cell zone(Counts digits, long entries, String where) {
        return entries == 0 ? Cell.plain("none") : Cell.of(Role.ODD, digits.of(entries) + where);
    }

    /** Numbers of entries that end below each other. */
    private record Counts(int widest) {
        static Counts of(long covered, long after, long never) {
            return new Counts(
                    Long.toString(Math.max(covered, Math.max(after, never))).length());
        }

        String of(long entries) {
            return " ".repeat(widest - Long.toString(entries).length()) + Phrases.entries(entries);
        }
    }

    /** What a quote covers is good news where nothing else is wrong with the list. */
    private static Role good(EvidenceCase each) {
        return each.verdict() == EvidenceVerdict.CONSISTENT ? Role.GOOD : Role.PLAIN;
    }

    private static String verdict(Page page, EvidenceCase each) {
        return switch (each.verdict()) {
            case CONSISTENT, KEY_NOT_VOUCHED_FOR -> coverage(page, each);
            case NOTHING_READ -> page.paint(Role.BAD, "nothing read");
            case UNPROVEN, UNDECIDED, INCONSISTENT ->
                page.paint(Role.BAD, Phrases.words(each.verdict())) + ", "
                        + Phrases.count(each.findings().count(), "finding", "findings") + "; " + coverage(page, each);
        };
    }

    private static String coverage(Page page, EvidenceCase each) {
        long entries = each.list().entries();
        QuoteCoverage quoteCoverage = each.quoteCoverage();
        if (each.fitting().isPresent()) {
            QuoteCoverage fitting = each.fitting().get();
            return page.paint(Role.BAD, "NOT covered: nobody vouches for the key")
                    + " of the quote " + Printable.ofText(fitting.quote().orElseThrow()) + ", which fits "
                    + which(fitting.covered() + fitting.unproven(), entries);
        }
        if (quoteCoverage.quote().isEmpty()) {
            return page.paint(Role.ODD, "no quote covers any of its " + Phrases.entries(entries));
        }
        Role role = quoteCoverage.covered() == 0 ? Role.BAD : good(each);
        String unproven = quoteCoverage.unproven() == 0
                ? ""
                : "; " + page.paint(Role.BAD, "the contents of " + quoteCoverage.unproven() + " are not proven");
        return page.paint(role, which(quoteCoverage.covered(), entries)) + " covered by the quote "
                + Printable.ofText(quoteCoverage.quote().get())
                + quoteCoverage
                        .newer()
                        .map(newer -> " through " + Printable.ofText(newer) + ", of which it is an older copy")
                        .orElse("")
                + unproven
                + (each.keyAccepted()
                        ? "; " + page.paint(Role.ODD, "its key was found in the evidence and accepted")
                        : "");
    }

    private static String which(long covered, long entries) {
        return covered == entries ? "all " + Phrases.entries(entries) : covered + " of " + Phrases.entries(entries);
    }

    private static void advice(Page page, List<EvidenceCase> cases) throws IOException {
        Map<CollectNext, Integer> wanted = new EnumMap<>(CollectNext.class);
        cases.forEach(each -> each.collect().forEach(next -> wanted.merge(next, 1, Integer::sum)));
        if (wanted.isEmpty()) {
            return;
        }
        page.blank();
        page.line("Collect next time:");
        for (Map.Entry<CollectNext, Integer> next : wanted.entrySet()) {
            page.line("  - " + EvidencePhrases.of(next.getKey())
                    + (next.getValue() == cases.size()
                            ? ""
                            : " (" + next.getValue() + " of " + cases.size() + " lists)"));
        }
    }
}
