package dev.imatool.render.diff;

import dev.imatool.appraise.known.Answer;
import dev.imatool.diff.history.Side;
import dev.imatool.examine.diff.DiffAnswers;
import dev.imatool.examine.diff.DiffReport;
import dev.imatool.examine.report.EntryAnswer;
import dev.imatool.examine.report.Finding;
import dev.imatool.render.known.KnownPage;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What sources of known files say of two lists: how many entries are what, and those with bad contents. */
final class KnownChangesPage {
    private static final int USUAL = 20;

    private KnownChangesPage() {}

    /** The sources, and what they say of both lists; nothing where there are none. */
    static void sources(Page page, DiffReport report) throws IOException {
        if (report.answers().isEmpty()) {
            return;
        }
        DiffAnswers answers = report.answers().get();
        for (int i = 0; i < answers.sources().size(); i++) {
            page.line(KnownPage.source(
                    answers.sources().get(i), answers.entriesOfSource().get(i)));
        }
        if (answers.badAlone()) {
            return;
        }
        page.line("Entries of BEFORE: " + KnownPage.counts(answers.before()) + "; of AFTER: "
                + KnownPage.counts(answers.after()) + ".");
    }

    /** What sources of known files say of an entry that a change names, behind it. */
    static String mark(Page page, DiffReport report, boolean before, Side side) {
        Optional<EntryAnswer> said =
                report.answers().flatMap(answers -> (before ? answers.ofBefore() : answers.ofAfter()).of(side.entry()));
        boolean nothing = report.answers().filter(DiffAnswers::badAlone).isPresent()
                && said.filter(one -> one.answer() == Answer.KNOWN_BAD).isEmpty();
        return nothing ? "" : said.map(one -> "  " + KnownPage.mark(page, one)).orElse("");
    }

    /** The entries with bad contents, changed or not. */
    static void bad(Page page, DiffReport report) throws IOException {
        long all = report.answers().map(DiffAnswers::bad).orElse(0L);
        if (all == 0) {
            return;
        }
        List<Finding.OfAnswer> listed = report.answers().orElseThrow().findings().listed().stream()
                .filter(Finding.OfAnswer.class::isInstance)
                .map(Finding.OfAnswer.class::cast)
                .toList();
        page.blank();
        page.line(page.paint(Role.BAD, "known bad") + " (" + all + ")");
        int shown = Math.min(page.most(USUAL), listed.size());
        for (Finding.OfAnswer bad : listed.subList(0, shown)) {
            KnownPage.entry(page, bad.entry(), Phrases.name(bad.entry().input()) + ": ");
        }
        if (all > shown) {
            page.line(Listing.more(all, shown, listed.size()));
        }
    }
}
