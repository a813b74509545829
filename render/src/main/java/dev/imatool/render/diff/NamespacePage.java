package dev.imatool.render.diff;

import dev.imatool.diff.namespaces.NamespaceAlignment;
import dev.imatool.diff.namespaces.NamespaceAlignment.Pair;
import dev.imatool.examine.report.Printable;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Which namespaces were compared with which. */
final class NamespacePage {
    private NamespacePage() {}

    static void write(Page page, NamespaceAlignment alignment) throws IOException {
        Table table = new Table(Align.LEFT, Align.LEFT, Align.LEFT);
        if (!alignment.pairs().isEmpty()) {
            table.titles("namespace in BEFORE", "in AFTER", "why");
        }
        for (Pair pair : alignment.pairs()) {
            table.row(
                    Cell.plain(Printable.ofText(pair.before())),
                    Cell.plain(Printable.ofText(pair.after())),
                    Cell.of(pair.how() == NamespaceAlignment.How.BY_CONTENT ? Role.ODD : Role.PLAIN, why(pair)));
        }
        page.table(table);
        labels(page, "only in BEFORE: namespace ", alignment.onlyBefore());
        labels(page, "only in AFTER: namespace ", alignment.onlyAfter());
        labels(page, "--map-namespace names namespaces that the lists do not have: ", alignment.notFound());
        if (alignment.likeliestOnly()) {
            page.line(page.paint(Role.ODD, "too many namespaces to compare each with each")
                    + ": only the likeliest pairs were tried (--map-namespace names others)");
        }
    }

    private static String why(Pair pair) {
        String common = (int) Math.floor(100 * pair.score()) + " % in common";
        return switch (pair.how()) {
            case SAME_NUMBER -> "same number, " + common;
            case BY_CONTENT -> "by content, " + common;
            case BY_USER -> "as you said, " + common;
        };
    }

    private static void labels(Page page, String title, List<String> labels) throws IOException {
        if (!labels.isEmpty()) {
            page.line(title + labels.stream().map(Printable::ofText).collect(Collectors.joining(", ")));
        }
    }
}
