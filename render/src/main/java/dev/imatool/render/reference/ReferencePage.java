package dev.imatool.render.reference;

import dev.imatool.examine.reference.CheckedSource;
import dev.imatool.examine.reference.ReferenceReport;
import dev.imatool.render.known.KnownPage;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;

/** Page of {@code reference}: the index, then its sources. */
final class ReferencePage {
    private ReferencePage() {}

    /** Writes the whole report. */
    static void write(ReferenceReport report, Page page) throws IOException {
        page.line(Phrases.name(report.output()) + ": " + page.paint(Role.GOOD, "built") + " of "
                + Phrases.count(report.sources().size(), "source", "sources") + ", "
                + Phrases.count(report.digests(), "digest", "digests") + ", "
                + Phrases.count(report.bytes(), "byte", "bytes"));
        for (CheckedSource source : report.sources()) {
            page.line(KnownPage.read(source));
        }
    }
}
