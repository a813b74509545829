package dev.imatool.render.check;

import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.AnswerReason;
import dev.imatool.examine.check.CheckCoverage;
import dev.imatool.examine.check.CheckReport;
import dev.imatool.examine.check.CheckedContainer;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Completeness;
import dev.imatool.parsers.InputSummary;
import dev.imatool.render.known.KnownPage;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.AnswerPhrases;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.FindingSentence;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Page of {@code check}: the verdict, the sources, then the entries that are findings. */
final class CheckPage {
    private static final int USUAL = 20;

    private CheckPage() {}

    /** Writes the whole report. */
    static void write(CheckReport report, Page page) throws IOException {
        page.line(verdict(report, page));
        for (int i = 0; i < report.sources().size(); i++) {
            page.line(KnownPage.source(
                    report.sources().get(i), report.namedBySource().get(i)));
        }
        if (report.coverage().isPresent()) {
            coverage(page, report.coverage().get());
        }
        long resolved = report.count(AnswerReason.RESOLVED);
        if (resolved > 0) {
            page.line("resolved: " + Phrases.entries(resolved)
                    + " known good because container-ima made the digest from a good one; it covers 64 bits of the file's"
                    + " digest, and not the namespace");
        }
        containers(page, report);
        Findings findings = report.head().findings();
        int printed = Math.min(page.most(USUAL), findings.listed().size());
        for (Finding finding : findings.listed().subList(0, printed)) {
            if (finding instanceof Finding.OfAnswer answer) {
                page.blank();
                KnownPage.entry(page, answer.entry(), "");
            } else {
                page.line(page.paint(Role.BAD, FindingSentence.of(page, finding)));
            }
        }
        long left = findings.count() - printed;
        if (left > 0) {
            page.blank();
            page.line(
                    findings.omitted() == 0
                            ? Listing.more(left)
                            : "… and " + left + " more; --format ndjson prints them all");
        }
    }

    /** Which entries are proven, and by what. */
    private static void coverage(Page page, CheckCoverage coverage) throws IOException {
        String sources = coverage.sources().stream().map(Phrases::name).collect(Collectors.joining(", "));
        String what = (coverage.by() == CheckCoverage.By.QUOTE ? "the quote" : "the PCR values")
                + (sources.isEmpty() ? "" : " " + sources);
        String verdict = ": " + coverage.verdict().replace('_', ' ') + "; ";
        if (coverage.parts().isEmpty()) {
            page.line("proof: " + what + verdict + page.paint(Role.BAD, "no entry is proven"));
        }
        for (CheckCoverage.Part part : coverage.parts()) {
            String of = " of PCR " + part.pcr() + " (" + Printable.ofText(String.join(", ", part.banks())) + ")"
                    + (part.list().isEmpty() ? "" : " of list " + Printable.ofText(part.list()));
            OptionalLong last = part.last();
            page.line("proof: " + what + verdict
                    + (last.isPresent() && last.getAsLong() > 0
                            ? "entries" + of + " are proven up to entry " + last.getAsLong()
                                    + ContainerText.beside(page, part.container())
                            : page.paint(Role.BAD, "no entry" + of + " is proven")));
        }
    }

    /** Which images the containers fit, and those that fit none. */
    private static void containers(Page page, CheckReport report) throws IOException {
        if (report.containers().isEmpty()) {
            return;
        }
        List<CheckedContainer> unknown = report.unknownContainers();
        long known = (long) report.containers().size() - unknown.size();
        page.line("containers: "
                + Phrases.count(known, "fits", "fit") + " " + Phrases.count(report.imagesFound(), "image", "images")
                + " of the references"
                + (unknown.isEmpty() ? "" : ", " + page.paint(Role.ODD, unknown.size() + " of no known image"))
                + (report.omittedContainers() == 0 ? "" : ", " + report.omittedContainers() + " more not listed"));
        Listing.write(
                page,
                unknown,
                USUAL,
                "  ",
                container -> page.line("  " + ContainerText.of(page, container.container())
                        + " fits no image, so it was held against the one with which it shares most: "
                        + Phrases.entries(container.entries()) + ", " + container.deviating() + " not known"));
    }

    private static String verdict(CheckReport report, Page page) {
        InputSummary input = report.head().inputs().get(0);
        String name = Phrases.name(input) + ": ";
        String verdict = report.head().verdict();
        if (verdict.equals(ReportHeader.NOTHING_READ)) {
            return name + page.paint(Role.BAD, "nothing read");
        }
        long unproven = report.coverage().isPresent() ? report.count(Answer.UNPROVEN) : 0;
        Answer first = report.first();
        String counted = report.count(first) + " of " + Phrases.entries(report.judged())
                + (report.asked().isEmpty() ? "" : " of " + ContainerText.asked(report.asked())) + " "
                + AnswerPhrases.words(first);
        String whole = report.head().completeness() == Completeness.COMPLETE
                ? ""
                : "; "
                        + page.paint(
                                Role.ODD,
                                "an input is " + Phrases.words(report.head().completeness()));
        return name + page.paint(report.wrong() ? Role.BAD : Role.GOOD, verdict.replace('_', ' ')) + ", " + counted
                + (report.badAlone() ? notProven(unproven) : KnownPage.others(report.counts())) + whole;
    }

    /** Where only bad contents are looked for, entries that are not proven are a limit of the answer. */
    private static String notProven(long entries) {
        return entries == 0 ? "" : "; " + entries + " " + AnswerPhrases.words(Answer.UNPROVEN);
    }
}
