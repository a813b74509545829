package dev.imatool.render.diff;

import dev.imatool.diff.ListDiff;
import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.diff.relation.Relation;
import dev.imatool.examine.diff.DiffReport;
import dev.imatool.examine.diff.KnownBoots;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.render.page.Page;
import dev.imatool.render.shared.EntryFindings;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Page of {@code diff}: how the lists relate, then the changes by kind, the gravest first. */
final class DiffPage {
    /** How many changes of a kind that is mostly noise are listed one by one. */
    private static final int USUAL = 20;

    private DiffPage() {}

    /** Writes the whole report. */
    static void write(DiffReport report, Page page) throws IOException {
        ListDiff diff = report.diff();
        page.line(DiffHeadline.of(report, page));
        if (report.head().verdict().equals(ReportHeader.NOTHING_READ)) {
            KnownChangesPage.bad(page, report);
            return;
        }
        page.blank();
        page.line(RelationPhrases.sentence(diff.relation()));
        Optional<String> bootAggregates = RelationPhrases.sentence(diff.bootAggregates());
        if (bootAggregates.isPresent()) {
            page.line(bootAggregates.get());
        }
        page.line(proven(report));
        Optional<String> chosen = ContainerPage.chosen(diff.containers());
        if (chosen.isPresent()) {
            page.line(chosen.get());
        }
        if (boots(report).isPresent()) {
            page.line(boots(report).get());
        }
        KnownChangesPage.sources(page, report);
        KnownChangesPage.bad(page, report);
        switch (report.order()) {
            case KIND -> byKind(page, report);
            case ENTRY -> ByEntryPage.write(page, report);
        }
        if (!(diff.relation() instanceof Relation.TwoContainers)) {
            ContainerPage.write(page, diff.containers());
        }
        EntryFindings.write(page, report.contradictions(), true);
    }

    private static void byKind(Page page, DiffReport report) throws IOException {
        ListDiff diff = report.diff();
        int from = 0;
        for (ChangeKind kind : ChangeKind.values()) {
            int count = diff.counts().getOrDefault(kind, 0);
            if (count > 0) {
                section(page, kind, diff.changes().subList(from, from + count), report);
                from += count;
            }
        }
        if (diff.order().isPresent()) {
            order(page, diff.order().get(), report);
        }
    }

    /** What of both lists is proven: of entries whose template digest cannot be computed, and of violations, nothing is. */
    private static String proven(DiffReport report) {
        return "Template digests: BEFORE " + proven(report.before()) + "; AFTER " + proven(report.after()) + ".";
    }

    private static String proven(TemplateDigestCounts counts) {
        return counts.checked() + " computed, " + counts.notComputable() + " unproven, "
                + Phrases.count(counts.violations(), "violation", "violations");
    }

    private static Optional<String> boots(DiffReport report) {
        String who = report.boots().source() == KnownBoots.Source.USER ? "as you said" : "as the quotes say";
        return switch (report.boots().boots()) {
            case UNKNOWN -> Optional.empty();
            case ONE -> Optional.of("One boot, " + who + ": the list can only have grown.");
            case SEPARATE -> Optional.of("Separate boots, " + who + ": the order of the entries is not compared.");
        };
    }

    /** The entries that are not where a growing list would have them, by kind. */
    private static void order(Page page, ListDiff.Order order, DiffReport report) throws IOException {
        List<Change> rows = order.rows();
        int from = 0;
        while (from < rows.size()) {
            int to = from;
            while (to < rows.size() && rows.get(to).kind() == rows.get(from).kind()) {
                to++;
            }
            section(page, rows.get(from).kind(), rows.subList(from, to), report);
            from = to;
        }
    }

    private static void section(Page page, ChangeKind kind, List<Change> changes, DiffReport report)
            throws IOException {
        page.blank();
        page.line(page.paint(ChangePage.role(kind), ChangePage.words(kind)) + " (" + changes.size() + ")");
        if (ChangePage.mostlyNoise(kind) && changes.size() > page.most(USUAL)) {
            DirectoryPage.write(page, changes, report.answers().filter(answers -> !answers.badAlone()));
        } else if (kind == ChangeKind.ADDED || kind == ChangeKind.NOT_MEASURED || kind == ChangeKind.ENGINE_PROGRAM) {
            int digits = ChangePage.digits(changes.subList(0, Math.min(page.most(USUAL), changes.size())));
            Listing.write(page, changes, USUAL, "  ", change -> ChangePage.inOneLine(page, change, report, digits));
        } else {
            int usual = kind.ofOrder() ? USUAL : Integer.MAX_VALUE;
            Listing.write(page, changes, usual, "  ", change -> ChangePage.inFull(page, change, report));
        }
    }
}
