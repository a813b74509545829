package dev.imatool.render.fleet;

import dev.imatool.fleet.question.AnswerColumn;
import dev.imatool.fleet.question.FleetAnswer;
import dev.imatool.fleet.question.FleetSummary;
import dev.imatool.fleet.table.ColumnType;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.Optional;

/** Page of an answer of a fleet: how much there is, then the rows. */
final class FleetPage {
    private static final int SHOWN = 50;

    private FleetPage() {}

    static void write(FleetAnswer answer, Page page) throws IOException {
        page.line(Phrases.name(answer.fleet()) + ": " + summary(answer.summary()));
        if (answer.all() == 0) {
            page.line(answer.question() + ": nothing found");
            return;
        }
        page.line(answer.question() + ": " + Phrases.count(answer.all(), "row", "rows"));
        Align[] aligns = answer.columns().stream().map(FleetPage::align).toArray(Align[]::new);
        Table table = new Table(aligns);
        table.titles(answer.columns().stream()
                .map(AnswerColumn::name)
                .map(FleetRendering::text)
                .toArray(String[]::new));
        int shown = Math.min(page.most(SHOWN), answer.rows().size());
        for (FleetAnswer.Row row : answer.rows().subList(0, shown)) {
            table.row(row.values().stream().map(FleetPage::cell).toArray(Cell[]::new));
        }
        page.table(table);
        if (shown < answer.all()) {
            page.line(Role.DIM, "… and " + (answer.all() - shown) + " more; --format ndjson and csv have all");
        }
    }

    /** {@code 40 hosts, 80 lists, 2 days (2026-11-29 to 2026-11-30), 209,554 entries, none of them rests on a quote}. */
    private static String summary(FleetSummary summary) {
        String days = summary.firstDay().isEmpty()
                ? ""
                : " (" + summary.firstDay().get()
                        + (summary.days() > 1 ? " to " + summary.lastDay().orElse("") : "") + ")";
        String quoted =
                summary.quoted() == 0 ? "none of them rests on a quote" : summary.quoted() + " of them rest on a quote";
        String damaged = summary.damagedLists() == 0
                ? ""
                : "; " + Phrases.count(summary.damagedLists(), "list is", "lists are") + " damaged";
        return Phrases.count(summary.hosts(), "host", "hosts") + " (" + summary.hostsWithoutQuote()
                + " without a quote that counts), " + Phrases.count(summary.lists(), "list", "lists") + ", "
                + Phrases.count(summary.days(), "day", "days") + days + ", "
                + Phrases.count(summary.entries(), "entry", "entries") + ", " + quoted + damaged;
    }

    private static Align align(AnswerColumn column) {
        return column.type().filter(type -> type == ColumnType.NUMBER).isPresent() ? Align.RIGHT : Align.LEFT;
    }

    private static Cell cell(Optional<Object> value) {
        return Cell.plain(value.map(FleetRendering::text).orElse(""));
    }
}
