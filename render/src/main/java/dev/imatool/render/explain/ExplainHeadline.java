package dev.imatool.render.explain;

import dev.imatool.examine.explain.ExplainReport;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Completeness;
import dev.imatool.parsers.InputSummary;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.shared.TemplateDigestPhrases;
import dev.imatool.render.shared.UndecidedPhrases;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.Explanations;
import dev.imatool.replay.explain.report.Explanations.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The line of an explanation that a person quotes. */
final class ExplainHeadline {
    private ExplainHeadline() {}

    static String of(ExplainReport report, Page page) {
        InputSummary input = report.head().inputs().get(0);
        String name = Phrases.name(input) + ": ";
        if (report.head().verdict().equals(ReportHeader.NOTHING_READ)) {
            return name + page.paint(Role.BAD, "nothing read");
        }
        String mismatches = report.templateDigests().mismatching() == 0
                ? ""
                : "; "
                        + page.paint(
                                Role.BAD,
                                TemplateDigestPhrases.counts(report.templateDigests(), input.templateDigest()));
        String whole = input.completeness() == Completeness.COMPLETE
                ? ""
                : "; " + page.paint(Role.ODD, "the input is " + Phrases.words(input.completeness()));
        String undecided = UndecidedPhrases.of(report.head().findings(), page, true);
        return name
                + answer(report.explanations(), page)
                + (undecided.isEmpty() ? "" : "; " + undecided)
                + mismatches
                + TemplateDigestPhrases.after(report.templateDigests(), page)
                + whole;
    }

    private static String answer(Explanations answer, Page page) {
        int asked = answer.reproduced().size()
                + answer.explained().size()
                + answer.notExplained().size();
        if (asked == 0) {
            return page.paint(Role.BAD, "not explained") + ": no expected value concerns this list";
        }
        if (answer.verdict() == Verdict.NOT_EXPLAINED) {
            return page.paint(Role.BAD, "not explained") + ": "
                    + answer.notExplained().size() + " of "
                    + Phrases.count(asked, "expected PCR value", "expected PCR values") + " with this evidence";
        }
        List<String> kinds = new ArrayList<>();
        answer.explained().stream()
                .flatMap(one -> Stream.concat(Stream.of(one.kind()), one.also().stream()))
                .filter(kind -> !kind.harmless())
                .distinct()
                .forEach(kind -> kinds.add(Phrases.words(kind)));
        boolean given = answer.explained().stream().anyMatch(one -> one.kind() == Explanation.Kind.GIVEN_START);
        String values = Phrases.count(asked, "expected PCR value", "expected PCR values");
        return kinds.isEmpty()
                ? page.paint(Role.GOOD, "explained") + ": " + values
                        + (given ? ", after the start value that was given" : ", and nothing is wrong")
                : page.paint(Role.BAD, "explained by " + String.join(", ", kinds)) + ": "
                        + Phrases.count(
                                answer.explained().stream()
                                        .filter(one -> !one.harmless())
                                        .count(),
                                "value",
                                "values")
                        + " of " + asked;
    }
}
