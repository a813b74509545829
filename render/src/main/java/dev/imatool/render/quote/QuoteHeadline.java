package dev.imatool.render.quote;

import dev.imatool.examine.quote.QuoteReport;
import dev.imatool.examine.quote.QuoteRound;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Completeness;
import dev.imatool.parsers.InputSummary;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.FindingSentence;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.shared.QuotePhrases;
import dev.imatool.render.shared.TemplateDigestPhrases;
import dev.imatool.replay.quote.CoveredPrefix;
import java.util.List;
import java.util.stream.Collectors;

/** The line of {@code quote} that a person quotes. */
final class QuoteHeadline {
    private QuoteHeadline() {}

    static String of(QuoteReport report, Page page) {
        InputSummary input = report.head().inputs().get(0);
        String whole = input.completeness() == Completeness.COMPLETE
                ? ""
                : "; " + page.paint(Role.ODD, "the input is " + Phrases.words(input.completeness()));
        return Phrases.name(input) + ": " + rounds(report, page) + verdict(report, page) + whole;
    }

    /** Which rounds leave something open, before what is said of the one that covers most. */
    private static String rounds(QuoteReport report, Page page) {
        List<QuoteRound> bad = report.rounds().stream().filter(QuoteRound::bad).toList();
        return bad.isEmpty()
                ? ""
                : page.paint(Role.BAD, bad.size() + " of " + report.rounds().size() + " rounds NOT covered")
                        + " ("
                        + bad.stream()
                                .map(round -> Printable.ofText(round.document()) + ": "
                                        + round.verdict().id().replace('_', ' '))
                                .collect(Collectors.joining(", "))
                        + "); ";
    }

    /** {@code 41-68}; which entries of the list a round brings, as far as that is known. */
    static String entries(QuoteRound round) {
        if (round.entries() == 0) {
            return "none";
        }
        return round.first() == 0
                ? round.entries() + ", after an unknown one"
                : round.first() + "-" + (round.first() + round.entries() - 1);
    }

    /** What the quote of a round proves. */
    static Cell result(Page page, QuoteRound round) {
        return switch (round.verdict()) {
            case COVERED, COVERED_PREFIX -> Cell.of(Role.GOOD, "covers entries up to " + covered(page, round));
            case UNDECIDED -> Cell.of(Role.BAD, "UNDECIDED: its list begins at an unknown entry");
            case KEY_NOT_VOUCHED_FOR -> Cell.of(Role.BAD, "NOT covered: nobody vouches for the key");
            case COVERED_UNPROVEN ->
                Cell.of(Role.BAD, "covers entries up to " + covered(page, round) + ", not all they say");
            case NOT_COVERED -> Cell.of(Role.BAD, "NOT covered");
            case INVALID -> Cell.of(Role.BAD, "INVALID");
        };
    }

    private static String covered(Page page, QuoteRound round) {
        return round.covered() + ContainerText.beside(page, round.container());
    }

    private static String verdict(QuoteReport report, Page page) {
        if (entries(report) == 0 && report.head().verdict().equals(ReportHeader.NOTHING_READ)) {
            return page.paint(Role.BAD, "nothing read");
        }
        return switch (report.proof().verdict()) {
            case COVERED ->
                "all " + Phrases.entries(entries(report)) + " " + page.paint(Role.GOOD, "covered by the quote")
                        + start(report, page) + violations(report, page) + mismatches(report, page)
                        + fresh(report, page);
            case COVERED_PREFIX ->
                prefix(report, page)
                        + start(report, page)
                        + violations(report, page)
                        + mismatches(report, page)
                        + fresh(report, page);
            case COVERED_UNPROVEN ->
                unproven(report, page) + start(report, page) + mismatches(report, page) + fresh(report, page);
            case KEY_NOT_VOUCHED_FOR ->
                page.paint(Role.BAD, "NOT covered")
                        + ": the list fits the quote, but nobody vouches for the key that signed" + " it"
                        + mismatches(report, page);
            case UNDECIDED ->
                page.paint(Role.BAD, "UNDECIDED") + ": "
                        + Printable.ofText(
                                QuotePhrases.of(report.proof().replay().detail(), page.containers()::of))
                        + mismatches(report, page);
            case NOT_COVERED -> page.paint(Role.BAD, "NOT covered by the quote") + ": " + reason(report, page);
            case INVALID ->
                "the quote is " + page.paint(Role.BAD, "INVALID") + ", nothing is covered: "
                        + report.proof().steps().entrySet().stream()
                                .filter(step -> step.getValue().failed())
                                .map(step -> step.getKey().replace('_', ' ') + " " + page.paint(Role.BAD, "fails"))
                                .collect(Collectors.joining(", "));
        };
    }

    private static String unproven(QuoteReport report, Page page) {
        CoveredPrefix coverage = report.proof().coverage().orElseThrow();
        long covered = coverage.proven() + coverage.unproven() + coverage.violations();
        return "the quote covers the template digests of " + covered + " of " + entries(report) + " entries, and "
                + page.paint(Role.BAD, "nothing proves what " + coverage.unproven() + " of them say")
                + violations(report, page)
                + (coverage.behind() == 0
                        ? ""
                        : "; "
                                + page.paint(
                                        Role.ODD,
                                        Phrases.count(coverage.behind(), "later entry is", "later entries are")
                                                + " not covered"));
    }

    private static String start(QuoteReport report, Page page) {
        return report.proof().coverage().filter(CoveredPrefix::startsGiven).isPresent()
                ? "; " + page.paint(Role.ODD, "from the start values given, which nothing proves")
                : "";
    }

    private static String violations(QuoteReport report, Page page) {
        return TemplateDigestPhrases.after(
                0, report.proof().coverage().map(CoveredPrefix::violations).orElse(0L), page);
    }

    private static String prefix(QuoteReport report, Page page) {
        CoveredPrefix coverage = report.proof().coverage().orElseThrow();
        String which = coverage.elsewhere() == 0
                ? "the first " + coverage.entry() + " of " + entries(report) + " entries "
                : "entries " + coverage.first() + " to " + coverage.entry()
                        + ContainerText.beside(page, coverage.container()) + " (list "
                        + Printable.ofText(coverage.list()) + ") ";
        String text = which + page.paint(Role.GOOD, "covered by the quote");
        if (coverage.behind() > 0) {
            text += "; "
                    + page.paint(
                            Role.ODD,
                            Phrases.count(coverage.behind(), "later entry is", "later entries are") + " not covered");
        }
        if (coverage.elsewhere() > 0) {
            text += "; " + page.paint(Role.ODD, Phrases.entries(coverage.elsewhere()) + " of other lists not covered");
        }
        if (coverage.notQuoted() > 0) {
            text += "; "
                    + page.paint(
                            Role.ODD,
                            coverage.notQuoted() + " of the first are not, being of PCRs that are not quoted");
        }
        return text;
    }

    private static String mismatches(QuoteReport report, Page page) {
        long covered = report.mismatchesCovered();
        long others = report.mismatchesNotCovered();
        String which = report.covered().isPresent() ? " not covered" : "";
        String text = covered == 0
                ? ""
                : "; "
                        + page.paint(
                                Role.BAD,
                                Phrases.count(covered, "covered entry logs", "covered entries log")
                                        + " a wrong template digest");
        return others == 0
                ? text
                : text + "; "
                        + page.paint(
                                Role.BAD,
                                Phrases.count(others, "entry" + which + " logs", "entries" + which + " log")
                                        + " a wrong template digest");
    }

    private static String fresh(QuoteReport report, Page page) {
        return switch (report.freshness()) {
            case PROVEN, OTHER_NONCE -> "";
            case NO_NONCE -> "; " + page.paint(Role.ODD, "not proven to be fresh (no nonce)");
            case NONCE_BROUGHT -> "; " + page.paint(Role.ODD, "not proven to be fresh (the nonce came with the quote)");
        };
    }

    private static String reason(QuoteReport report, Page page) {
        return report.head().findings().listed().stream()
                .filter(finding -> finding.kind().ofQuote())
                .map(finding -> FindingSentence.message(page, finding))
                .findFirst()
                .orElse("");
    }

    private static long entries(QuoteReport report) {
        return report.head().inputs().get(0).entries();
    }
}
