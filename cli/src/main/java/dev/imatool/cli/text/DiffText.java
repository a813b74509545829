package dev.imatool.cli.text;

import dev.imatool.diff.ListDiff;
import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.examine.diff.DiffReport;
import dev.imatool.examine.diff.KnownBoots;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Phrases;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Text of {@code diff}: how the lists relate, then the changes by kind, the gravest first. */
public final class DiffText {
    /** How many changes of a kind that is mostly noise are listed one by one. */
    static final int LISTED = 20;

    private final boolean all;

    /** @param all whether to list every change one by one */
    public DiffText(boolean all) {
        this.all = all;
    }

    /** Writes the whole report. */
    public void write(DiffReport report, Page page) throws IOException {
        ListDiff diff = report.diff();
        page.line(DiffVerdictText.of(report, page));
        if (report.head().verdict().equals(ReportHeader.NOTHING_READ)) {
            return;
        }
        page.blank();
        page.line(diff.relation().sentence());
        if (diff.bootAggregates().sentence().isPresent()) {
            page.line(diff.bootAggregates().sentence().get());
        }
        page.line(proven(report));
        if (boots(report).isPresent()) {
            page.line(boots(report).get());
        }
        NamespaceText.write(page, diff.namespaces());
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
        FindingText.write(page, report.contradictions(), true);
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
    private void order(Page page, ListDiff.Order order, DiffReport report) throws IOException {
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

    private void section(Page page, ChangeKind kind, List<Change> changes, DiffReport report) throws IOException {
        page.blank();
        page.line(page.paint(ChangeText.role(kind), ChangeText.words(kind)) + " (" + changes.size() + ")");
        if (ChangeText.mostlyNoise(kind) && !all && changes.size() > LISTED) {
            DirectoryText.write(page, changes);
        } else if (kind.ofOrder() && !all && changes.size() > LISTED) {
            for (Change change : changes.subList(0, LISTED)) {
                ChangeText.inFull(page, change, report);
            }
            page.line(Role.DIM, "  … and " + (changes.size() - LISTED) + " more paths; --all lists each");
        } else if (kind == ChangeKind.ADDED || kind == ChangeKind.NOT_MEASURED) {
            for (Change change : changes) {
                ChangeText.inOneLine(page, change, report);
            }
        } else {
            for (Change change : changes) {
                ChangeText.inFull(page, change, report);
            }
        }
    }
}
