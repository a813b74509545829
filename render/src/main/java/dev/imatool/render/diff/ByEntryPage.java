package dev.imatool.render.diff;

import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.diff.history.Side;
import dev.imatool.examine.diff.DiffReport;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Column;
import dev.imatool.render.page.GrowingTable;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Listing;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Changes as a table, in the order of the entries: a line each, with the last entry of either list and its content. */
final class ByEntryPage {
    private static final String NONE = "-";

    private ByEntryPage() {}

    /** The changes, then the entries that are not where a growing list would have them. */
    static void write(Page page, DiffReport report) throws IOException {
        table(page, report, "changes by entry", report.changes());
        table(page, report, "entries out of order", report.misplaced());
    }

    private static void table(Page page, DiffReport report, String title, List<Change> changes) throws IOException {
        if (changes.isEmpty()) {
            return;
        }
        page.blank();
        page.line(Role.HEADING, title + " (" + changes.size() + ")");
        GrowingTable table = page.growingTable(
                List.of(
                        Column.right("  before", "  before".length()),
                        Column.right("after", "  after".length()),
                        Column.left("change", widest(report.diff().counts(), changes)),
                        Column.digests("file digest"),
                        Column.left("path", 0)),
                2);
        int shown = Math.min(page.most(Integer.MAX_VALUE), changes.size());
        for (Change change : changes.subList(0, shown)) {
            boolean gone = change.after().isEmpty();
            Side last = gone ? change.before().getLast() : change.after().getLast();
            table.row(
                    Cell.plain(number(change.before())),
                    Cell.plain(number(change.after())),
                    Cell.of(ChangePage.role(change.kind()), ChangePage.words(change.kind())),
                    Cell.plain(ChangePage.digest(last)),
                    Cell.plain(ChangePage.name(page, change) + KnownChangesPage.mark(page, report, gone, last)));
        }
        table.end();
        if (changes.size() > shown) {
            page.line("  " + Listing.more(changes.size() - shown));
        }
    }

    /** Of kinds of order there are no counts: the longest of them is as long as the others. */
    private static int widest(Map<ChangeKind, Integer> counts, List<Change> changes) {
        ChangeKind first = changes.get(0).kind();
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 0
                        || count.getKey() == first
                        || count.getKey().ofOrder())
                .mapToInt(count -> ChangePage.words(count.getKey()).length())
                .max()
                .orElse(0);
    }

    private static String number(List<Side> sides) {
        return sides.isEmpty() ? NONE : Long.toString(sides.getLast().entry());
    }
}
