package dev.imatool.render.keylime;

import dev.imatool.appraise.keylime.KeylimeFailure;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.KeylimeJudgement;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.runtimepolicy.KeylimeReport;
import dev.imatool.examine.runtimepolicy.PolicySigned;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.Map;

/** Page of {@code check --as keylime}: the verdict, the policy, the failures by kind, then the entries. */
final class KeylimePage {
    private static final int USUAL = 20;

    private KeylimePage() {}

    /** Writes the whole report. */
    static void write(KeylimeReport report, Page page) throws IOException {
        page.line(verdict(report, page));
        page.line("policy: " + Printable.ofText(report.policy()) + ": " + Phrases.words(report.form()) + ", "
                + Phrases.count(report.names(), "name", "names")
                + report.signed().map(KeylimePage::signed).orElse(", not signed"));
        for (Map.Entry<KeylimeFailure, Long> failure : report.failures().entrySet()) {
            page.line(failure.getKey().id() + ": " + Phrases.entries(failure.getValue()));
        }
        Findings findings = report.head().findings();
        int printed = Math.min(page.most(USUAL), findings.listed().size());
        if (printed > 0) {
            page.blank();
        }
        for (Finding finding : findings.listed().subList(0, printed)) {
            if (finding instanceof Finding.OfKeylime judged) {
                write(page, judged.entry());
            }
        }
        long left = findings.count() - printed;
        if (left > 0) {
            page.line(
                    findings.omitted() == 0
                            ? Listing.more(left)
                            : "… and " + left + " more; --format ndjson prints them all");
        }
    }

    private static String verdict(KeylimeReport report, Page page) {
        String name = Phrases.name(report.head().inputs().get(0)) + ": ";
        if (report.head().verdict().equals(ReportHeader.NOTHING_READ)) {
            return name + page.paint(Role.BAD, "nothing read");
        }
        return name
                + page.paint(
                        report.wrong() ? Role.BAD : Role.GOOD, report.head().verdict()) + ", Keylime accepts "
                + report.accepted() + " of " + Phrases.entries(report.entries());
    }

    private static String signed(PolicySigned signed) {
        return switch (signed.verdict()) {
            case GOOD ->
                ", signed by "
                        + Printable.ofText(signed.by().map(key -> key.origin()).orElse(""));
            case BAD -> ", signed by none of the given keys";
            case NOT_CHECKED -> ", signature not checked";
            case UNSIGNED -> ", in an envelope without a signature";
        };
    }

    private static void write(Page page, KeylimeJudgement judged) throws IOException {
        page.line("entry " + judged.entry() + " at " + Phrases.place(judged.location()) + ": "
                + Printable.textOf(judged.path()) + ": "
                + page.paint(Role.BAD, judged.outcome().id()));
    }
}
