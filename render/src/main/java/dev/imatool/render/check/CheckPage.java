package dev.imatool.render.check;

import dev.imatool.appraise.allowlist.Judgement;
import dev.imatool.examine.check.CheckReport;
import dev.imatool.examine.check.CheckedContainer;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Completeness;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.parsers.InputSummary;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.NotAllowedPhrases;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Page of {@code check}: the verdict, then the entries that are not known, the gravest first. */
final class CheckPage {
    private static final int USUAL = 20;

    private CheckPage() {}

    /** Writes the whole report. */
    static void write(CheckReport report, Page page) throws IOException {
        page.line(verdict(report, page));
        String sources = report.references().stream()
                .map(reference -> Phrases.name(reference.name()))
                .collect(Collectors.joining(", "));
        page.line("references: " + Phrases.count(report.digests(), "digest", "digests") + " of "
                + Phrases.count(report.paths(), "path", "paths") + " (" + sources + ")");
        if (report.count(Judgement.RESOLVED) > 0) {
            page.line(
                    "resolved: container-ima made the digest from a known one; it covers 64 bits of the file's digest,"
                            + " and not the namespace");
        }
        containers(page, report);
        Findings findings = report.head().findings();
        int printed = Math.min(page.most(USUAL), findings.listed().size());
        for (Finding finding : findings.listed().subList(0, printed)) {
            if (finding instanceof Finding.NotAllowed entry) {
                write(page, entry);
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

    /** Which images the containers fit, and those that fit none. */
    private static void containers(Page page, CheckReport report) throws IOException {
        if (report.containers().isEmpty()) {
            return;
        }
        List<CheckedContainer> unknown = report.containers().stream()
                .filter(container -> container.image().isEmpty())
                .toList();
        long known = (long) report.containers().size() - unknown.size();
        long images = report.containers().stream()
                .flatMap(container -> container.image().stream())
                .distinct()
                .count();
        page.line("containers: "
                + Phrases.count(known, "fits", "fit") + " " + Phrases.count(images, "image", "images")
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
        if (report.head().verdict().equals(ReportHeader.NOTHING_READ)) {
            return name + page.paint(Role.BAD, "nothing read");
        }
        boolean conforms = report.head().verdict().equals(CheckReport.CONFORMS);
        String known = report.count(Judgement.KNOWN) + " of " + Phrases.entries(report.judged())
                + (report.asked().isEmpty() ? "" : " of " + ContainerText.asked(report.asked())) + " known";
        String whole = report.head().completeness() == Completeness.COMPLETE
                ? ""
                : "; "
                        + page.paint(
                                Role.ODD,
                                "an input is " + Phrases.words(report.head().completeness()));
        return name
                + page.paint(conforms ? Role.GOOD : Role.BAD, report.head().verdict())
                + ", " + known + counts(report) + whole;
    }

    private static String counts(CheckReport report) {
        List<String> counts = new ArrayList<>();
        for (Judgement judgement : List.of(
                Judgement.RESOLVED,
                Judgement.OTHER_DIGEST,
                Judgement.UNKNOWN_PATH,
                Judgement.NOT_COMPARABLE,
                Judgement.VIOLATION,
                Judgement.UNPROVEN,
                Judgement.NOT_JUDGED)) {
            long count = report.count(judgement);
            if (count > 0) {
                counts.add(count + " " + words(judgement, count == 1));
            }
        }
        return counts.isEmpty() ? "" : "; " + String.join(", ", counts);
    }

    private static String words(Judgement judgement, boolean one) {
        return switch (judgement) {
            case KNOWN -> "known";
            case RESOLVED -> "resolved";
            case OTHER_DIGEST -> one ? "with another digest" : "with other digests";
            case UNKNOWN_PATH -> one ? "of an unknown path" : "of unknown paths";
            case NOT_COMPARABLE -> "not comparable";
            case VIOLATION -> one ? "violation" : "violations";
            case UNPROVEN -> "not proven";
            case NOT_JUDGED -> "not judged";
        };
    }

    private static void write(Page page, Finding.NotAllowed finding) throws IOException {
        String role = finding.role()
                .filter(one -> finding.container().isPresent())
                .map(one -> "  [" + one.id() + " "
                        + ContainerText.of(page, finding.container().get())
                        + finding.image()
                                .map(image -> ", image " + Printable.ofText(image))
                                .orElse("")
                        + "]")
                .orElse("");
        page.blank();
        page.line("entry " + finding.entry() + " at " + Phrases.place(finding.location()) + ": "
                + Printable.textOf(finding.path()) + role + ": "
                + page.paint(Role.BAD, NotAllowedPhrases.of(finding)));
        if (finding.logged().isPresent()) {
            page.line("  logged   " + finding.logged().get().text());
        }
        for (ContentDigest digest : finding.allowed()) {
            page.line("  allowed  " + digest.text());
        }
    }
}
