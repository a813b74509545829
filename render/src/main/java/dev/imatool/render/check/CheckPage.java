package dev.imatool.render.check;

import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.AnswerReason;
import dev.imatool.examine.check.CheckReport;
import dev.imatool.examine.check.CheckedContainer;
import dev.imatool.examine.reference.CheckedSource;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Completeness;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.parsers.InputSummary;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.AnswerPhrases;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.reference.KnownSourceText;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.words.FindingWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Page of {@code check}: the verdict, the sources, then the entries that are findings. */
final class CheckPage {
    private static final int USUAL = 20;

    private CheckPage() {}

    /** Writes the whole report. */
    static void write(CheckReport report, Page page) throws IOException {
        page.line(verdict(report, page));
        for (int i = 0; i < report.sources().size(); i++) {
            page.line(source(report.sources().get(i), report.namedBySource().get(i)));
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
                write(page, answer.entry());
            } else if (finding instanceof Finding.OfLine undecided) {
                page.line(page.paint(Role.BAD, Phrases.name(undecided.input()) + ": " + FindingWords.of(undecided)));
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

    private static String source(CheckedSource source, long named) {
        return (source.bad() ? "bad:  " : "good: ") + KnownSourceText.of(source) + "; concerns "
                + Phrases.entries(named);
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
                + (report.badAlone() ? "" : counts(report)) + whole;
    }

    private static String counts(CheckReport report) {
        List<String> counts = new ArrayList<>();
        for (Answer answer : Answer.values()) {
            long count = answer == Answer.KNOWN_GOOD ? 0 : report.count(answer);
            if (count > 0) {
                counts.add(count + " " + AnswerPhrases.words(answer));
            }
        }
        return counts.isEmpty() ? "" : "; " + String.join(", ", counts);
    }

    private static void write(Page page, JudgedEntry entry) throws IOException {
        String role = entry.role()
                .filter(one -> entry.container().isPresent())
                .map(one -> "  [" + one.id() + " "
                        + ContainerText.of(page, entry.container().get())
                        + entry.image()
                                .map(image -> ", image " + Printable.ofText(image))
                                .orElse("")
                        + "]")
                .orElse("");
        page.blank();
        page.line("entry " + entry.entry() + " at " + Phrases.place(entry.location()) + ": "
                + Printable.textOf(entry.path()) + role + ": " + page.paint(Role.BAD, AnswerPhrases.of(entry)));
        if (entry.logged().isPresent()) {
            page.line("  logged   " + entry.logged().get().text());
        }
        for (ContentDigest digest : entry.expected()) {
            page.line("  allowed  " + digest.text());
        }
        for (JudgedEntry.By by : entry.by()) {
            page.line("  " + (by.bad() ? "bad in   " : "known to ") + AnswerPhrases.by(by));
        }
    }
}
