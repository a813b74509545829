package dev.imatool.render.evidence;

import dev.imatool.appraise.known.Answer;
import dev.imatool.examine.evidence.EvidenceAnswers;
import dev.imatool.examine.evidence.EvidenceReport;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.render.known.KnownPage;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Listing;
import java.io.IOException;
import java.util.List;

/** What sources of known files say of the lists in evidence. */
final class EvidenceAnswersPage {
    private static final int USUAL = 20;

    private EvidenceAnswersPage() {}

    /** The sources; nothing where there are none. */
    static void sources(Page page, EvidenceReport report) throws IOException {
        if (report.sources().isEmpty()) {
            return;
        }
        page.blank();
        for (int i = 0; i < report.sources().size(); i++) {
            page.line(KnownPage.source(
                    report.sources().get(i), report.entriesOfSource().get(i)));
        }
    }

    /** {@code 2 entries are known bad}, before everything else that is said of a list. */
    static String bad(Page page, EvidenceAnswers answers) {
        long bad = answers.counts().getOrDefault(Answer.KNOWN_BAD, 0L);
        return bad == 0
                ? ""
                : page.paint(Role.BAD, bad + (bad == 1 ? " entry is" : " entries are") + " known bad") + "; ";
    }

    /** How many entries of a list are what, and the gravest of them. */
    static void write(Page page, EvidenceAnswers answers, boolean badAlone) throws IOException {
        if (!badAlone) {
            page.line("entries: " + KnownPage.counts(answers.counts()));
        }
        List<JudgedEntry> listed = answers.listed().stream()
                .filter(entry -> !badAlone || entry.answer() == Answer.KNOWN_BAD)
                .toList();
        int shown = Math.min(page.most(USUAL), listed.size());
        for (JudgedEntry entry : listed.subList(0, shown)) {
            KnownPage.entry(page, entry, "");
        }
        long all = badAlone
                ? answers.counts().getOrDefault(Answer.KNOWN_BAD, 0L)
                : answers.listed().size() + answers.omitted();
        if (all > shown) {
            page.line(Listing.more(all, shown, listed.size()));
        }
    }
}
