package dev.imatool.render.show;

import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.show.ShowReport;
import dev.imatool.examine.show.ShowReport.TemplateCount;
import dev.imatool.examine.show.ShownEntry;
import dev.imatool.model.Container;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.util.List;
import java.util.Optional;

/** The report of {@code show}, declared. */
public final class ShowRendering {
    /** An entry as a row of CSV. In JSON it is a record with records in it. */
    static final Shape<ShownEntry> COLUMNS = Shape.of("An entry, in columns.", ShowRendering::declareColumns);

    private static final Shape<TemplateCount> TEMPLATE = Shape.of(
            "One template.",
            shape -> shape.field("name", "Name as logged.", Type.TEXT, TemplateCount::name)
                    .number("entries", "Entries that have it.", Type.COUNT, TemplateCount::entries));

    /** How it is written. */
    public static final Rendering<ShowReport> RENDERING = new Rendering<>(
            Rendering.document(
                            "show",
                            "The entries of a measurement list.",
                            List.of(ShowReport.READ, ReportHeader.NOTHING_READ),
                            ShowRendering::declare)
                    .withFoundRows("entries", COLUMNS)
                    .withNotes(
                            "The lines of ndjson are the objects of `entries[]`, without a header; problems with the input go to"
                                    + " standard error, and the exit status says the rest. The columns of CSV are fixed, whatever"
                                    + " fields the entries have."),
            ShowPage::write);

    private ShowRendering() {}

    private static void declare(Fields<ShowReport> fields) {
        fields.field(
                        "template_digests",
                        "Of all entries of the list, whatever is shown.",
                        CommonShapes.TEMPLATE_DIGESTS,
                        ShowReport::templateDigests)
                .list(
                        "templates",
                        "Which templates the list has, in the order in which they first appear; at most 100.",
                        TEMPLATE,
                        ShowReport::templates)
                .number(
                        "shown",
                        "How many entries follow: those that the filters let through.",
                        Type.COUNT,
                        ShowReport::shown)
                .rows(
                        "entries",
                        "The entries, in the order of the list.",
                        EntryShape.ENTRY,
                        report -> sink -> report.entries().feed(sink::row));
    }

    private static void declareColumns(Fields<ShownEntry> fields) {
        fields.number(
                        "entry",
                        "As in JSON.",
                        Type.ORDINAL,
                        shown -> shown.entry().number())
                .field("list", "As in JSON.", Type.TEXT, shown -> shown.entry().list())
                .optionalInt(
                        "pcr", "As in JSON.", Type.COUNT, shown -> shown.entry().pcr())
                .include(ContainerShape.PLACE, ShowRendering::container)
                .field(
                        "template",
                        "As in JSON.",
                        Type.TEXT,
                        shown -> shown.entry().template().name())
                .field(
                        "template_digest",
                        "As in JSON.",
                        Type.HEX,
                        shown -> shown.entry().templateDigest())
                .field(
                        "template_digest_check",
                        "As in JSON.",
                        Type.choice(TemplateDigestCheck.class, TemplateDigestCheck::id),
                        ShownEntry::check)
                .field(
                        "violation",
                        "As in JSON.",
                        Type.FLAG,
                        shown -> shown.entry().violation())
                .optional(
                        "file_digest",
                        "As in JSON.",
                        CommonShapes.FILE_DIGEST,
                        shown -> shown.entry()
                                .fileDigest()
                                .map(digest -> CommonShapes.LoggedDigest.of(
                                        digest.type(), digest.algorithmName(), digest.digest())))
                .name("path", "As in JSON.", shown -> shown.entry().name().path())
                .optionalName(
                        "event_name",
                        "As in JSON.",
                        shown -> shown.entry().name().differingEventName())
                .field(
                        "location",
                        "As in JSON.",
                        CommonShapes.LOCATION,
                        shown -> shown.entry().location());
    }

    private static Optional<Container> container(ShownEntry shown) {
        return shown.entry().name().container();
    }
}
