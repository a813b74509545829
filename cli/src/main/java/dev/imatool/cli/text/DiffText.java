package dev.imatool.cli.text;

import dev.imatool.cli.report.DiffReport;
import dev.imatool.diff.Change;
import dev.imatool.diff.ChangeKind;
import dev.imatool.diff.ListDiff;
import dev.imatool.examine.report.Head;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

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
    public void write(DiffReport report, Writer out, Theme theme) throws IOException {
        Page page = new Page(out, theme);
        ListDiff diff = report.diff();
        page.line(DiffVerdictText.of(report, page));
        if (report.head().verdict().equals(Head.NOTHING_READ)) {
            return;
        }
        page.blank();
        page.line(diff.relation().sentence());
        if (diff.bootAggregates().sentence().isPresent()) {
            page.line(diff.bootAggregates().sentence().get());
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
        FindingText.write(page, report.head().findings(), true);
    }

    private void section(Page page, ChangeKind kind, List<Change> changes, DiffReport report) throws IOException {
        page.blank();
        page.line(page.paint(ChangeText.role(kind), ChangeText.words(kind)) + " (" + changes.size() + ")");
        if (ChangeText.mostlyNoise(kind) && !all && changes.size() > LISTED) {
            DirectoryText.write(page, changes);
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
