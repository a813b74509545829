package dev.imatool.render.cases;

import dev.imatool.examine.cases.CaseReport;
import dev.imatool.examine.cases.CaseVerdict;
import dev.imatool.examine.cases.HostCase;
import dev.imatool.examine.evidence.EvidenceReport;
import dev.imatool.examine.report.Printable;
import dev.imatool.render.audit.AuditRendering;
import dev.imatool.render.evidence.EvidenceRendering;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/**
 * Page of {@code case}: of one host its brief, then what is behind it; of several a table and the briefs, the worst host first, then what
 * their evidence proves.
 */
final class CasePage {
    /** Hosts of many that are told one by one. */
    private static final int USUAL = 20;

    private CasePage() {}

    /** Writes what comes first. */
    static void brief(CaseReport report, Page page) throws IOException {
        hosts(report, page, HostPage::brief);
    }

    /** Writes the whole report. */
    static void write(CaseReport report, Page page) throws IOException {
        hosts(report, page, HostPage::write);
        if (report.audit().isPresent()) {
            HostPage.section(page, "Audit records");
            AuditRendering.RENDERING.layout().write(report.audit().get(), page);
        }
        for (EvidenceReport evidence : report.evidence()) {
            HostPage.section(page, "Evidence: " + Printable.ofText(evidence.evidence()));
            EvidenceRendering.RENDERING.layout().write(evidence, page);
        }
        if (report.before().isPresent()) {
            HostPage.section(
                    page,
                    "Earlier evidence: "
                            + Printable.ofText(report.before().get().evidence()));
            EvidenceRendering.RENDERING.layout().write(report.before().get(), page);
        }
    }

    private static void hosts(CaseReport report, Page page, Rendering.Layout<HostCase> layout) throws IOException {
        List<HostCase> hosts = report.hosts();
        if (hosts.size() > 1) {
            CaseVerdict verdict = report.verdict();
            page.line(hosts.size() + " lists: " + page.paint(CaseWords.role(verdict), CaseWords.of(verdict)));
            List<String> beside = KeyPointWords.beside(report.beside());
            if (!beside.isEmpty()) {
                page.line(page.paint(Role.BAD, "besides") + ": " + String.join("; ", beside));
            }
            page.table(table(hosts));
        }
        List<HostCase> worst = hosts.stream()
                .sorted(Comparator.comparing(HostCase::verdict).reversed())
                .limit(hosts.size() > 1 ? page.most(USUAL) : 1)
                .toList();
        boolean first = hosts.size() <= 1;
        for (HostCase host : worst) {
            if (!first) {
                page.blank();
            }
            first = false;
            layout.write(host, page);
        }
        if (worst.size() < hosts.size()) {
            page.blank();
            page.line("… and " + (hosts.size() - worst.size()) + " more lists; --all tells all of them");
        }
    }

    private static Table table(List<HostCase> hosts) {
        Table table =
                new Table(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.LEFT);
        table.titles("host", "entries", "covered", "after", "new", "changes", "verdict");
        for (HostCase host : hosts) {
            table.row(
                    Cell.plain(Printable.ofText(host.host())),
                    Cell.number(host.evidence().list().entries()),
                    Cell.number(host.evidence().quoteCoverage().covered()),
                    Cell.number(host.evidence().quoteCoverage().after()),
                    Cell.plain(host.since()
                            .map(since -> Long.toString(since.newEntries()))
                            .orElse("-")),
                    Cell.plain(host.since()
                            .map(since -> Long.toString(since.changeCount()))
                            .orElse("-")),
                    Cell.of(CaseWords.role(host.verdict()), CaseWords.of(host)));
        }
        return table;
    }
}
