package dev.imatool.render.diff;

import dev.imatool.diff.changes.Change;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many changes, counted by directory. */
final class DirectoryPage {
    private static final int USUAL = 20;

    private DirectoryPage() {}

    static void write(Page page, List<Change> changes) throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Change change : changes) {
            counts.merge(directory(change.path()), 1, Integer::sum);
        }
        List<Map.Entry<String, Integer>> biggest = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .toList();
        int most = Math.min(page.most(USUAL), biggest.size());
        Table table = new Table(Align.RIGHT, Align.LEFT);
        int listed = 0;
        for (Map.Entry<String, Integer> directory : biggest.subList(0, most)) {
            table.row(Cell.number(directory.getValue()), Cell.plain(directory.getKey()));
            listed += directory.getValue();
        }
        page.rows(table);
        if (biggest.size() > most) {
            page.line("  … and " + (changes.size() - listed) + " in " + (biggest.size() - most) + " more directories");
        }
        page.line(Role.DIM, "  --all prints each path");
    }

    private static String directory(ByteString path) {
        int slash = path.length() - 1;
        while (slash >= 0 && path.at(slash) != '/') {
            slash--;
        }
        return slash < 0 ? "(no directory)" : Printable.textOf(path.slice(0, slash + 1));
    }
}
