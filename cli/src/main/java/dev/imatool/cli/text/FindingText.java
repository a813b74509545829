package dev.imatool.cli.text;

import dev.imatool.render.shared.Phrases;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Printable;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Entries that contradict themselves, or of which nothing proves what they say, logged above computed. */
final class FindingText {
    private static final int PRINTED = 20;

    private FindingText() {}

    /** {@code 208 of 208 template digests match (sha1), 10 violations have none}. */
    static String counts(TemplateDigestCounts counts, Optional<String> bank) {
        if (counts.checked() == 0 && counts.violations() == 0 && counts.notComputable() > 0) {
            return ContentsText.unproven(counts.notComputable());
        }
        StringBuilder text = new StringBuilder();
        String algorithm = bank.map(name -> " (" + name + ")").orElse("");
        if (counts.mismatching() == 0) {
            text.append(counts.matching())
                    .append(" of ")
                    .append(Phrases.count(counts.checked(), "template digest", "template digests"));
            text.append(counts.checked() == 1 ? " matches" : " match");
        } else {
            text.append(counts.mismatching())
                    .append(" of ")
                    .append(Phrases.count(counts.checked(), "template digest", "template digests"));
            text.append(counts.mismatching() == 1 ? " does not match" : " do not match");
        }
        text.append(algorithm);
        if (counts.violations() > 0) {
            text.append("; ").append(Phrases.count(counts.violations(), "violation has none", "violations have none"));
        }
        if (counts.notComputable() > 0) {
            text.append("; ").append(ContentsText.unproven(counts.notComputable()));
        }
        return text.toString();
    }

    /** The first of them, each with its place; nothing when there are none. */
    static void write(Page page, Findings findings, boolean severalInputs) throws IOException {
        List<Finding.OfEntry> entries = findings.listed().stream()
                .filter(Finding.OfEntry.class::isInstance)
                .map(Finding.OfEntry.class::cast)
                .toList();
        for (Finding.OfEntry finding : entries.subList(0, Math.min(PRINTED, entries.size()))) {
            write(page, finding, severalInputs);
        }
        long left = entries.size() - (long) PRINTED + findings.omitted();
        if (left > 0) {
            page.blank();
            page.line("… and " + left + " more; --format json lists the first " + Findings.LISTED);
        }
    }

    private static void write(Page page, Finding.OfEntry finding, boolean severalInputs) throws IOException {
        String input = severalInputs ? Phrases.name(finding.input()) + ": " : "";
        page.blank();
        page.line(input + "entry " + finding.entry() + " at " + Phrases.place(finding.location()) + ": "
                + Printable.textOf(finding.path()) + ": "
                + page.paint(Role.BAD, finding.what().wording()));
        String algorithm =
                finding.algorithm().map(name -> Printable.ofText(name) + "  ").orElse("");
        if (finding.logged().isPresent()) {
            page.line("  logged    " + algorithm
                    + Printable.ofText(finding.logged().get()));
        }
        if (finding.computed().isPresent()) {
            page.line("  computed  " + algorithm
                    + Printable.ofText(finding.computed().get()));
        }
    }
}
