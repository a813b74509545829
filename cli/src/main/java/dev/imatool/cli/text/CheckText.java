package dev.imatool.cli.text;

import dev.imatool.render.shared.Phrases;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.appraise.allowlist.Judgement;
import dev.imatool.cli.report.CheckReport;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.Completeness;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.parsers.InputSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Text of {@code check}: the verdict, then the entries that are not known, the gravest first. */
public final class CheckText {
    private static final int PRINTED = 20;

    private CheckText() {}

    /** Writes the whole report. */
    public static void write(CheckReport report, Page page) throws IOException {
        page.line(verdict(report, page));
        String sources = report.references().stream()
                .map(reference -> Phrases.name(reference.name()))
                .collect(Collectors.joining(", "));
        page.line("allow-list: " + Phrases.count(report.digests(), "digest", "digests") + " of "
                + Phrases.count(report.paths(), "path", "paths") + " (" + sources + ")");
        if (count(report, Judgement.RESOLVED) > 0) {
            page.line("resolved: container-ima made the digest of an allowed one; it binds 64 bits of the file, and the"
                    + " namespace is not bound");
        }
        Findings findings = report.head().findings();
        List<Finding> printed =
                findings.listed().subList(0, Math.min(PRINTED, findings.listed().size()));
        for (Finding finding : printed) {
            if (finding instanceof Finding.NotAllowed entry) {
                write(page, entry);
            }
        }
        long left = findings.listed().size() + findings.omitted() - printed.size();
        if (left > 0) {
            page.blank();
            page.line("… and " + left + " more; --format json lists the first " + Findings.LISTED);
        }
    }

    private static String verdict(CheckReport report, Page page) {
        InputSummary input = report.head().inputs().get(0);
        String name = Phrases.name(input) + ": ";
        if (report.head().verdict().equals(ReportHeader.NOTHING_READ)) {
            return name + page.paint(Role.BAD, "nothing read");
        }
        boolean conforms = report.head().verdict().equals(CheckReport.CONFORMS);
        String known = count(report, Judgement.KNOWN) + " of " + Phrases.entries(input.entries()) + " known";
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
        add(counts, count(report, Judgement.RESOLVED), "resolved", "resolved");
        add(counts, count(report, Judgement.OTHER_DIGEST), "with another digest", "with other digests");
        add(counts, count(report, Judgement.UNKNOWN_PATH), "of an unknown path", "of unknown paths");
        add(counts, count(report, Judgement.NOT_COMPARABLE), "not comparable", "not comparable");
        add(counts, count(report, Judgement.VIOLATION), "violation", "violations");
        add(counts, count(report, Judgement.UNPROVEN), "not proven", "not proven");
        add(counts, count(report, Judgement.NOT_JUDGED), "not judged", "not judged");
        return counts.isEmpty() ? "" : "; " + String.join(", ", counts);
    }

    private static void add(List<String> counts, long count, String one, String many) {
        if (count > 0) {
            counts.add(Phrases.count(count, one, many));
        }
    }

    private static long count(CheckReport report, Judgement judgement) {
        return report.counts().getOrDefault(judgement, 0L);
    }

    private static void write(Page page, Finding.NotAllowed finding) throws IOException {
        String role = finding.role()
                .filter(one -> finding.namespace().isPresent())
                .map(one -> "  [" + one.id() + " "
                        + Printable.ofText(finding.namespace().get()) + "]")
                .orElse("");
        page.blank();
        page.line("entry " + finding.entry() + " at " + Phrases.place(finding.location()) + ": "
                + Printable.textOf(finding.path()) + role + ": "
                + page.paint(Role.BAD, words(finding.judgement())));
        if (finding.logged().isPresent()) {
            page.line("  logged   " + finding.logged().get().text());
        }
        for (ContentDigest digest : finding.allowed()) {
            page.line("  allowed  " + digest.text());
        }
    }

    private static String words(Judgement judgement) {
        return switch (judgement) {
            case OTHER_DIGEST -> "the path is known, with another digest";
            case UNKNOWN_PATH -> "the path is not in the allow-list";
            case NOT_COMPARABLE -> "the path is known, but no digest of one algorithm is on both sides";
            case VIOLATION -> "a violation: the content was in flux";
            case UNPROVEN -> "the template digest does not prove the entry";
            case KNOWN -> "known";
            case RESOLVED -> "resolved";
            case NOT_JUDGED -> "not judged";
        };
    }
}
