package dev.imatool.render.diff;

import dev.imatool.appraise.known.Answer;
import dev.imatool.diff.changes.Change;
import dev.imatool.examine.diff.DiffAnswers;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.render.known.KnownPage;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import java.io.IOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Many changes, counted by directory. */
final class DirectoryPage {
    private static final int USUAL = 20;

    private DirectoryPage() {}

    static void write(Page page, List<Change> changes, Optional<DiffAnswers> answers) throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, Map<Answer, Long>> known = new HashMap<>();
        for (Change change : changes) {
            String directory = directory(change.path());
            counts.merge(directory, 1, Integer::sum);
            answers.flatMap(each -> each.gravest(change))
                    .ifPresent(answer -> known.computeIfAbsent(directory, first -> new EnumMap<>(Answer.class))
                            .merge(answer, 1L, Long::sum));
        }
        List<Map.Entry<String, Integer>> biggest = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .toList();
        int most = Math.min(page.most(USUAL), biggest.size());
        Table table = answers.isPresent()
                ? new Table(Align.RIGHT, Align.LEFT, Align.LEFT)
                : new Table(Align.RIGHT, Align.LEFT);
        int listed = 0;
        for (Map.Entry<String, Integer> directory : biggest.subList(0, most)) {
            Cell count = Cell.number(directory.getValue());
            Cell name = Cell.plain(directory.getKey());
            if (answers.isPresent()) {
                String said = KnownPage.counts(known.getOrDefault(directory.getKey(), Map.of()));
                table.row(count, name, Cell.plain(said));
            } else {
                table.row(count, name);
            }
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
