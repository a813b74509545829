package dev.imatool.render.shared;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Printable;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.words.EntryValueWords;
import java.io.IOException;
import java.util.List;

/** Entries that contradict themselves, or of which nothing proves what they say, on a page: logged above computed. */
public final class EntryFindings {
    private static final int USUAL = 20;

    private EntryFindings() {}

    /** Each with its place, as many as the page lists; nothing when there are none. */
    public static void write(Page page, Findings findings, boolean severalInputs) throws IOException {
        List<Finding.OfEntry> entries = findings.listed().stream()
                .filter(Finding.OfEntry.class::isInstance)
                .map(Finding.OfEntry.class::cast)
                .toList();
        int shown = Math.min(page.most(USUAL), entries.size());
        for (Finding.OfEntry finding : entries.subList(0, shown)) {
            write(page, finding, severalInputs);
        }
        long all = findings.count(FindingKind::ofEntry);
        if (all > shown) {
            page.blank();
            page.line(Listing.more(all, shown, entries.size()));
        }
    }

    private static void write(Page page, Finding.OfEntry finding, boolean severalInputs) throws IOException {
        String input = severalInputs ? Phrases.name(finding.input()) + ": " : "";
        page.blank();
        page.line(input + "entry " + finding.entry() + " at " + Phrases.place(finding.location()) + ": "
                + Printable.textOf(finding.path()) + ContainerText.after(page, finding.container()) + ": "
                + page.paint(Role.BAD, EntryPhrases.of(finding.what())));
        String algorithm =
                finding.algorithm().map(name -> Printable.ofText(name) + "  ").orElse("");
        if (finding.logged().isPresent()) {
            page.line("  logged    " + algorithm
                    + Printable.ofText(EntryValueWords.of(finding.logged().get())));
        }
        if (finding.computed().isPresent()) {
            page.line("  computed  " + algorithm
                    + Printable.ofText(EntryValueWords.of(finding.computed().get())));
        }
    }
}
