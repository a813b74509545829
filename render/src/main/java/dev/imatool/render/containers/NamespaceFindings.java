package dev.imatool.render.containers;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Printable;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.List;

/** Entries whose first column and name tell different namespaces. */
final class NamespaceFindings {
    private static final int USUAL = 20;

    private NamespaceFindings() {}

    static void write(Page page, Findings findings) throws IOException {
        List<Finding.NamespaceDiffers> differing = findings.listed().stream()
                .filter(Finding.NamespaceDiffers.class::isInstance)
                .map(Finding.NamespaceDiffers.class::cast)
                .toList();
        if (differing.isEmpty()) {
            return;
        }
        page.blank();
        int shown = Math.min(page.most(USUAL), differing.size());
        for (Finding.NamespaceDiffers finding : differing.subList(0, shown)) {
            page.line(Phrases.name(finding.input()) + ": entry " + finding.entry() + " at "
                    + Phrases.place(finding.location()) + ": "
                    + page.paint(
                            Role.BAD,
                            "first column " + finding.column() + ", but the name says "
                                    + ContainerText.of(page, finding.container()))
                    + ": " + Printable.textOf(finding.path()));
        }
        long left = findings.count(FindingKind.NAMESPACE_DIFFERS) - shown;
        if (left > 0) {
            page.line(Listing.more(left));
        }
    }
}
