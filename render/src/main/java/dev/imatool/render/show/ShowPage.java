package dev.imatool.render.show;

import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.show.ShowReport;
import dev.imatool.examine.show.ShownEntry;
import dev.imatool.model.ByteString;
import dev.imatool.model.Completeness;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.FieldId;
import dev.imatool.model.TemplateField;
import dev.imatool.parsers.InputSummary;
import dev.imatool.render.buffer.BufferPhrases;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Column;
import dev.imatool.render.page.GrowingTable;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Page of {@code show}: a line about the list, then a line for each entry and one for each of its further fields. */
final class ShowPage {
    private static final int NARROWEST_TEMPLATE = 6;
    private static final int WIDEST_TEMPLATE = 16;
    private static final int BYTES_SHOWN = 24;

    private static final int PCR_WIDTH = 3;
    private static final int CHECK_WIDTH = 8;

    /** Notes stand below the template: the number and the PCR of an entry can be found at a glance. */
    private static final int NOTES_FROM = 2;

    private final Page page;
    private final List<Column> columns;
    private Optional<GrowingTable> table = Optional.empty();
    private String list = "";

    private ShowPage(ShowReport report, Page page) {
        this.page = page;
        int numberWidth = Math.max(
                2, Long.toString(report.head().inputs().get(0).entries()).length());
        int templateWidth = Math.clamp(
                report.templates().stream()
                        .mapToInt(count -> Printable.ofText(count.name()).length())
                        .max()
                        .orElse(0),
                NARROWEST_TEMPLATE,
                WIDEST_TEMPLATE);
        columns = List.of(
                Column.right("#", numberWidth),
                Column.right("pcr", PCR_WIDTH),
                Column.left("template", templateWidth),
                Column.left("digest", CHECK_WIDTH),
                Column.digests("file digest"),
                Column.left("path", 0));
    }

    /** Writes the whole report. */
    static void write(ShowReport report, Page page) throws IOException {
        ShowPage entries = new ShowPage(report, page);
        entries.begin(report);
        long most = page.most(Integer.MAX_VALUE);
        long[] met = {0};
        report.entries().feed(entry -> {
            if (met[0]++ < most) {
                entries.entry(entry);
            }
        });
        if (entries.table.isPresent()) {
            entries.table.get().end();
        }
        if (met[0] > most) {
            page.line(Listing.more(met[0] - most));
        }
    }

    private void begin(ShowReport report) throws IOException {
        InputSummary input = report.head().inputs().get(0);
        String name = Phrases.name(input);
        if (report.head().verdict().equals(ReportHeader.NOTHING_READ)) {
            page.line(Role.BAD, name + ": nothing could be read");
            return;
        }
        String templates = report.templates().stream()
                .map(count -> count.entries() + " " + Printable.ofText(count.name()))
                .collect(Collectors.joining(", "));
        page.line(name + ": " + Phrases.entries(input.entries())
                + (input.violations() == 0
                        ? ""
                        : " with " + Phrases.count(input.violations(), "violation", "violations"))
                + " (" + templates + "), "
                + input.format().map(Phrases::words).orElse("")
                + input.templateDigest()
                        .map(bank -> ", " + bank + " template digests")
                        .orElse("")
                + (report.filtered() ? "; " + report.shown() + " shown" : "")
                + (input.completeness() == Completeness.COMPLETE
                        ? ""
                        : "; " + page.paint(Role.ODD, "the input is " + Phrases.words(input.completeness()))));
        if (report.shown() > 0) {
            page.blank();
            table = Optional.of(page.growingTable(columns, NOTES_FROM));
        }
    }

    private void entry(ShownEntry shown) throws IOException {
        GrowingTable rows = table.orElseThrow();
        Entry entry = shown.entry();
        if (!entry.list().equals(list)) {
            list = entry.list();
            rows.part("list " + Printable.ofText(list));
        }
        rows.row(
                Cell.number(entry.number()),
                Cell.plain(
                        entry.pcr().isPresent() ? Integer.toString(entry.pcr().getAsInt()) : "-"),
                Cell.plain(Printable.ofText(entry.template().name())),
                check(shown),
                Cell.plain(digest(entry)),
                Cell.plain(name(entry)));
        if (entry.name().container().map(Container::source).equals(Optional.of(Container.Source.STORE))) {
            rows.note(Role.DIM, "event name " + Printable.textOf(entry.name().eventName()));
        }
        for (TemplateField field : entry.fields()) {
            if (field.id().equals(FieldId.BUF) && shown.buffer().isPresent()) {
                rows.note(Role.PLAIN, BufferPhrases.of(shown.buffer().get()));
            } else if (!(field instanceof TemplateField.EventName) && !isFileDigest(field)) {
                rows.note(Role.DIM, FieldPhrases.of(field, BYTES_SHOWN));
            }
        }
    }

    private static boolean isFileDigest(TemplateField field) {
        return field instanceof TemplateField.DamagedDigest
                || (field instanceof TemplateField.FileDigest && !field.id().equals(FieldId.D_MODSIG));
    }

    private static Cell check(ShownEntry shown) {
        return switch (shown.check()) {
            case MATCHES -> Cell.plain("matches");
            case MISMATCH -> Cell.of(Role.BAD, "MISMATCH");
            case VIOLATION -> Cell.of(Role.ODD, "violation");
            case NOT_COMPUTABLE -> Cell.plain("unknown");
        };
    }

    private static String digest(Entry entry) {
        return entry.fileDigest()
                .map(digest -> Printable.ofText(digest.algorithmName()) + ":"
                        + digest.digest().hex())
                .or(() -> entry.fields().stream()
                        .filter(TemplateField.DamagedDigest.class::isInstance)
                        .map(TemplateField.DamagedDigest.class::cast)
                        .findFirst()
                        .map(damaged -> Printable.ofText(damaged.algorithmName()) + ":"
                                + Printable.textOf(damaged.text()) + " (damaged)"))
                .orElse("-");
    }

    private String name(Entry entry) {
        ByteString path = entry.name().path();
        String name = path.isEmpty() ? "(no name)" : Printable.textOf(path);
        return entry.name().image()
                ? name
                : name + ContainerText.after(page, entry.name().container());
    }
}
