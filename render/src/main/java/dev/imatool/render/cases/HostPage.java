package dev.imatool.render.cases;

import dev.imatool.examine.audit.AuditReport;
import dev.imatool.examine.cases.HostCase;
import dev.imatool.examine.cases.KeyPoint;
import dev.imatool.examine.cases.NewEntry;
import dev.imatool.examine.cases.SinceBefore;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.render.audit.AuditRendering;
import dev.imatool.render.containers.ContainersRendering;
import dev.imatool.render.diff.DiffRendering;
import dev.imatool.render.explain.ExplainRendering;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import dev.imatool.render.repair.RepairRendering;
import dev.imatool.render.shared.AnswerPhrases;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One host of a case: its brief, then the answers that are not those of its evidence. */
final class HostPage {
    /** New entries that are listed. */
    private static final int USUAL = 50;

    private HostPage() {}

    /** What comes first. */
    static void brief(HostCase host, Page page) throws IOException {
        page.line(Phrases.name(host.evidence().list()) + ": "
                + page.paint(CaseWords.role(host.verdict()), CaseWords.of(host)));
        Table brief = new Table(Align.LEFT, Align.LEFT);
        KeyPointWords words = new KeyPointWords(host, page.containers()::of);
        for (KeyPoint point : host.brief()) {
            brief.row(
                    Cell.of(CaseWords.role(point.weight()), CaseWords.title(point.topic())),
                    Cell.plain(words.of(point.topic())));
        }
        page.table(brief);
        page.picture(CaseStrip.of(host));
    }

    /** All of it. */
    static void write(HostCase host, Page page) throws IOException {
        brief(host, page);
        if (host.since().isPresent()) {
            since(page, host.since().get());
        }
        if (host.explained().isPresent()) {
            section(page, "Why the PCR holds something else");
            ExplainRendering.RENDERING.layout().write(host.explained().get(), page);
        }
        if (host.repaired().isPresent()) {
            section(page, "What damaged entries said");
            RepairRendering.RENDERING.layout().write(host.repaired().get(), page);
        }
        if (host.containers().isPresent()) {
            section(page, "Containers");
            ContainersRendering.RENDERING.layout().write(host.containers().get(), page);
        }
        for (AuditReport audit : host.evidence().audits()) {
            section(page, "Audit records: " + Phrases.name(audit.log().summary()));
            AuditRendering.RENDERING.layout().write(audit, page);
        }
    }

    private static void since(Page page, SinceBefore since) throws IOException {
        section(page, "Since " + Phrases.name(since.evidence().list()));
        DiffRendering.RENDERING.layout().write(since.changes(), page);
        List<NewEntry> entries = since.entries();
        if (entries.isEmpty()) {
            return;
        }
        section(page, "New entries, in the order of measurement");
        int shown = Math.min(page.most(USUAL), entries.size());
        Table table = new Table(Align.RIGHT, Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT);
        table.titles("entry", "proven", "known", "TPM clock", "content", "path");
        for (NewEntry entry : entries.subList(0, shown)) {
            table.row(
                    Cell.number(entry.entry()),
                    Cell.of(CaseWords.role(entry.state()), CaseWords.of(entry.state())),
                    Cell.plain(entry.answer().map(AnswerPhrases::words).orElse("-")),
                    Cell.plain(entry.between().map(CaseWords::span).orElse("not known")),
                    Cell.plain(content(entry.content())),
                    Cell.plain(Printable.textOf(entry.path()) + ContainerText.after(page, entry.container())));
        }
        page.rows(table);
        long all = since.newEntries();
        if (all > shown) {
            page.line(Listing.more(all, shown, entries.size()));
        }
    }

    private static String content(Optional<ContentDigest> content) {
        return content.map(ContentDigest::text).orElse("none");
    }

    static void section(Page page, String title) throws IOException {
        page.blank();
        page.line(Role.HEADING, title);
        page.blank();
    }
}
