package dev.imatool.render.replay;

import dev.imatool.examine.replay.ReplayReport;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Completeness;
import dev.imatool.parsers.InputSummary;
import dev.imatool.render.bootaggregate.BootAggregatePage;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.shared.TemplateDigestPhrases;
import dev.imatool.render.shared.UndecidedPhrases;
import dev.imatool.replay.PcrMatch;
import dev.imatool.replay.PcrMatch.Result;
import dev.imatool.replay.ReplayedPcr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The line of a replay that a person quotes. */
final class ReplayHeadline {
    private ReplayHeadline() {}

    static String of(ReplayReport report, Page page) {
        InputSummary input = report.head().inputs().get(0);
        String name = Phrases.name(input) + ": ";
        if (report.head().verdict().equals(ReportHeader.NOTHING_READ)) {
            return name + page.paint(Role.BAD, "nothing read");
        }
        List<ReplayedPcr> asked = report.nearest();
        List<String> answers = new ArrayList<>();
        if (!asked.isEmpty()) {
            compared(asked, input, page).ifPresent(answers::add);
        }
        String notDecided = UndecidedPhrases.of(report.head().findings(), page, false);
        if (!notDecided.isEmpty()) {
            answers.add(notDecided);
        }
        String verdict = answers.isEmpty() ? computed(report) : String.join("; ", answers);
        String mismatches = report.templateDigests().mismatching() == 0
                ? ""
                : "; "
                        + page.paint(
                                Role.BAD,
                                TemplateDigestPhrases.counts(report.templateDigests(), input.templateDigest()));
        String contradictions = contradictions(report, page);
        String whole = input.completeness() == Completeness.COMPLETE
                ? ""
                : "; " + page.paint(Role.ODD, "the input is " + Phrases.words(input.completeness()));
        String boot = BootAggregatePage.verdict(report.bootAggregates(), page);
        String contents = TemplateDigestPhrases.after(report.templateDigests(), page);
        return name + verdict + mismatches + contradictions + contents + boot + whole;
    }

    private static String contradictions(ReplayReport report, Page page) {
        long others = report.otherContradictions();
        if (others == 0) {
            return "";
        }
        String more = report.templateDigests().mismatching() == 0 ? "" : "other ";
        return "; "
                + page.paint(Role.BAD, Phrases.count(others, more + "finding", more + "findings") + " about entries");
    }

    private static String computed(ReplayReport report) {
        String pcrs = report.replay().pcrs().stream()
                .map(ReplayedPcr::pcr)
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        String entries = Phrases.entries(report.replay().entries());
        return pcrs.isEmpty() ? entries + ", none of which extends a PCR" : "PCR " + pcrs + " computed from " + entries;
    }

    private static Optional<String> compared(List<ReplayedPcr> asked, InputSummary input, Page page) {
        List<ReplayedPcr> undecided =
                asked.stream().filter(ReplayedPcr::undecided).toList();
        List<ReplayedPcr> decided = asked.stream().filter(row -> !row.open()).toList();
        List<String> parts = new ArrayList<>();
        if (!decided.isEmpty()) {
            parts.add(decided(decided, input, page));
        }
        if (!undecided.isEmpty()) {
            parts.add(notDecidable(undecided, page));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
    }

    private static String notDecidable(List<ReplayedPcr> rows, Page page) {
        String which = names(rows) + " " + page.paint(Role.BAD, "NOT decided") + ": ";
        List<String> entries = rows.stream()
                .sorted(Comparator.comparingLong(row -> row.brokenAt().orElseThrow()))
                .map(row -> row.brokenAt().getAsLong() + ContainerText.after(page, row.brokenIn()))
                .distinct()
                .toList();
        boolean oneBank = rows.stream().map(ReplayedPcr::bank).distinct().count() == 1;
        return which + (entries.size() == 1 ? "entry " : "entries ")
                + String.join(", ", entries)
                + (entries.size() == 1 ? " has" : " have") + " no template digest in "
                + (oneBank ? "this bank" : "these banks");
    }

    private static String decided(List<ReplayedPcr> asked, InputSummary input, Page page) {
        List<ReplayedPcr> missed = with(asked, Result.NONE);
        if (!missed.isEmpty()) {
            String which = missed.size() == 1 && asked.size() == 1
                    ? names(missed) + " " + page.paint(Role.BAD, "NOT reproduced") + " by any prefix of the list"
                    : page.paint(Role.BAD, "NOT reproduced") + ": " + missed.size() + " of "
                            + Phrases.count(asked.size(), "expected PCR value", "expected PCR values") + " ("
                            + names(missed) + ")";
            return which;
        }
        boolean given = asked.stream().anyMatch(row -> row.start().isPresent());
        String reproduced =
                names(asked) + " " + page.paint(Role.GOOD, "reproduced") + (given ? " from the start value given" : "");
        List<ReplayedPcr> early = with(asked, Result.AT_ENTRY);
        if (early.isEmpty()) {
            return reproduced
                    + (asked.size() == 1
                            ? " after the last of its "
                                    + Phrases.entries(asked.get(0).entries())
                            : ", each after the last of its entries");
        }
        if (allAlike(asked)) {
            PcrMatch match = asked.get(0).match().orElseThrow();
            return reproduced + " at entry " + match.entry().orElseThrow()
                    + ContainerText.beside(page, match.container()) + " of " + input.entries() + "; "
                    + Phrases.count(match.entriesAfter(), "later entry is", "later entries are") + " not covered";
        }
        return reproduced + ", " + early.size() + " of them (" + names(early) + ") before the last entry";
    }

    private static List<ReplayedPcr> with(List<ReplayedPcr> rows, Result result) {
        return rows.stream()
                .filter(row -> row.match().orElseThrow().result() == result)
                .toList();
    }

    /** True when all are reproduced at the same entry with the same number of entries after it. */
    private static boolean allAlike(List<ReplayedPcr> rows) {
        return rows.stream()
                        .map(row -> row.match().orElseThrow())
                        .map(match -> List.of(match.entry().orElseThrow(), match.entriesAfter()))
                        .distinct()
                        .count()
                == 1;
    }

    /** {@code sha1, sha256 PCR 10 and 11}: banks and PCRs, or the values one by one where not every bank has every PCR. */
    private static String names(List<ReplayedPcr> rows) {
        List<String> banks =
                rows.stream().map(row -> row.bank().toString()).distinct().toList();
        List<String> pcrs =
                rows.stream().map(row -> Integer.toString(row.pcr())).distinct().toList();
        boolean lists = rows.stream().map(ReplayedPcr::list).distinct().count() > 1;
        if (!lists && rows.size() == banks.size() * pcrs.size()) {
            return String.join(", ", banks) + " PCR " + String.join(", ", pcrs);
        }
        return rows.stream()
                .map(row ->
                        (lists ? "list " + Printable.ofText(row.list()) + " " : "") + row.bank() + " PCR " + row.pcr())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
