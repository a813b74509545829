package dev.imatool.render.fleet;

import dev.imatool.fleet.ingest.IngestReport;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.List;

/** The report of {@code fleet ingest}, declared, and its page. */
public final class IngestRendering {
    /** How it is written. */
    public static final Rendering<IngestReport> RENDERING = new Rendering<>(
            Rendering.document(
                    "fleet-ingest",
                    "What became part of a fleet.",
                    List.of(IngestReport.INGESTED),
                    IngestRendering::declare),
            IngestRendering::write);

    private IngestRendering() {}

    private static void declare(Fields<IngestReport> fields) {
        fields.field("fleet", "The folder, as given.", Type.TEXT, IngestReport::fleet)
                .number("hosts", "Hosts whose evidence was looked at.", Type.COUNT, IngestReport::hosts)
                .number(
                        "lists_added",
                        "Lists that are new in the fleet.",
                        Type.COUNT,
                        report -> report.lists().added())
                .number(
                        "lists_known",
                        "Lists that the fleet had.",
                        Type.COUNT,
                        report -> report.lists().had())
                .number(
                        "lists_damaged",
                        "Those of the new ones that are damaged, cut short, or could not be read.",
                        Type.COUNT,
                        report -> report.lists().damaged())
                .number("entries_added", "Entries that were stored.", Type.COUNT, IngestReport::entries)
                .number(
                        "hosts_unread",
                        "Hosts whose evidence could not be read; the fleet says why.",
                        Type.COUNT,
                        IngestReport::unread);
    }

    private static void write(IngestReport report, Page page) throws IOException {
        page.line(Phrases.name(report.fleet()) + ": "
                + Phrases.count(report.lists().added(), "new list", "new lists")
                + " of " + Phrases.count(report.hosts(), "host", "hosts") + ", "
                + Phrases.count(report.entries(), "entry", "entries") + " stored; "
                + Phrases.count(report.lists().had(), "list", "lists") + " known before");
        if (report.lists().damaged() > 0) {
            page.line(
                    Role.BAD,
                    Phrases.count(report.lists().damaged(), "new list is", "new lists are")
                            + " damaged or could not be read: 'imatool fleet verdicts' says what is wrong");
        }
    }
}
