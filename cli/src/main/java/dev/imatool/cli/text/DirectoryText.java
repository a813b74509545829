package dev.imatool.cli.text;

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
final class DirectoryText {
    private static final int DIRECTORIES = 20;

    private DirectoryText() {}

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
        Table table = new Table(Align.RIGHT, Align.LEFT);
        int listed = 0;
        for (Map.Entry<String, Integer> directory : biggest.subList(0, Math.min(DIRECTORIES, biggest.size()))) {
            table.row(Cell.number(directory.getValue()), Cell.plain(directory.getKey()));
            listed += directory.getValue();
        }
        page.rows(table);
        if (biggest.size() > DIRECTORIES) {
            page.line("  … and " + (changes.size() - listed) + " in " + (biggest.size() - DIRECTORIES)
                    + " more directories");
        }
        page.line(Role.DIM, "  --all lists each");
    }

    private static String directory(ByteString path) {
        int slash = path.length() - 1;
        while (slash >= 0 && path.at(slash) != '/') {
            slash--;
        }
        return slash < 0 ? "(no directory)" : Printable.textOf(path.slice(0, slash + 1));
    }
}
