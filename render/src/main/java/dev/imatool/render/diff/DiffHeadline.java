package dev.imatool.render.diff;

import dev.imatool.diff.ListDiff;
import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.diff.changes.OrderCounts;
import dev.imatool.examine.diff.DiffAnswers;
import dev.imatool.examine.diff.DiffReport;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Completeness;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.words.FindingWords;
import java.util.ArrayList;
import java.util.List;

/** The line of a diff that a person quotes. */
final class DiffHeadline {
    private DiffHeadline() {}

    static String of(DiffReport report, Page page) {
        if (report.head().verdict().equals(ReportHeader.NOTHING_READ)) {
            return knownBad(report, page)
                    + page.paint(Role.BAD, "nothing to compare: one of the lists has no entry that could be read");
        }
        ListDiff diff = report.diff();
        String verdict = switch (diff.verdict()) {
            case SAME -> page.paint(Role.GOOD, "same") + how(page, diff);
            case SAME_CONTENTS -> sameContents(diff, page);
            case DIFFERENT -> page.paint(Role.BAD, counts(diff)) + only(page, diff) + how(page, diff);
            case NOT_COMPARABLE ->
                page.paint(Role.BAD, "not comparable") + ": " + counts(diff) + only(page, diff) + how(page, diff);
        };
        long mismatching = report.before().mismatching() + report.after().mismatching();
        String mismatches = mismatching == 0
                ? ""
                : "; "
                        + page.paint(
                                Role.BAD,
                                Phrases.count(mismatching, "template digest does", "template digests do")
                                        + " not match");
        String whole = report.head().completeness() == Completeness.COMPLETE
                ? ""
                : "; "
                        + page.paint(
                                Role.ODD,
                                "an input is " + Phrases.words(report.head().completeness()));
        return knownBad(report, page) + verdict + undecided(report, page) + unproven(report, page) + mismatches + whole;
    }

    /** Bad contents go before everything else, whether they changed or not. */
    private static String knownBad(DiffReport report, Page page) {
        long before = report.answers().map(DiffAnswers::badBefore).orElse(0L);
        long after = report.answers().map(DiffAnswers::badAfter).orElse(0L);
        if (before + after == 0) {
            return "";
        }
        List<String> lists = new ArrayList<>();
        if (after > 0) {
            lists.add(Phrases.count(after, "entry of AFTER", "entries of AFTER"));
        }
        if (before > 0) {
            lists.add(Phrases.count(before, "entry of BEFORE", "entries of BEFORE"));
        }
        String verb = before + after == 1 ? " is" : " are";
        return page.paint(Role.BAD, String.join(" and ", lists) + verb + " known bad") + "; ";
    }

    /** The answer and its limit in one line: nobody can tell another boot from an altered copy by the list alone. */
    private static String sameContents(ListDiff diff, Page page) {
        String seen = diff.changes().isEmpty() ? "" : "; " + counts(diff) + only(page, diff);
        String contents = page.paint(Role.ODD, "same contents");
        if (diff.order().isEmpty()) {
            return contents + how(page, diff) + seen;
        }
        OrderCounts order = diff.order().get().counts();
        String entries = order.total() == 0 ? "other container ids" : order(order);
        return contents + ", but not one list that grew: " + entries + seen
                + "; two boots look like this, and so does an altered copy";
    }

    private static String order(OrderCounts order) {
        List<String> parts = new ArrayList<>();
        part(parts, order.lost(), "lost");
        part(parts, order.moved(), "moved");
        part(parts, order.doubled(), "doubled");
        part(parts, order.inserted(), "inserted");
        return String.join(", ", parts);
    }

    private static void part(List<String> parts, long entries, String what) {
        if (entries > 0) {
            parts.add((parts.isEmpty() ? Phrases.entries(entries) : String.valueOf(entries)) + " " + what);
        }
    }

    /** What was asked about the lists as wholes and not answered. */
    private static String undecided(DiffReport report, Page page) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : report.head().findings().listed()) {
            if (finding instanceof Finding.OfLine line) {
                String source = line.kind() == FindingKind.BAD_NOT_COMPARABLE ? Phrases.name(line.input()) + ": " : "";
                text.append("; ").append(page.paint(Role.BAD, source + FindingWords.of(line)));
            }
        }
        return text.toString();
    }

    private static String unproven(DiffReport report, Page page) {
        return unproven(report.before().notComputable(), "BEFORE", page)
                + unproven(report.after().notComputable(), "AFTER", page);
    }

    private static String unproven(long entries, String list, Page page) {
        return entries == 0
                ? ""
                : "; "
                        + page.paint(
                                Role.BAD,
                                "nothing proves what "
                                        + Phrases.count(
                                                entries, "entry of " + list + " says", "entries of " + list + " say"));
    }

    private static String how(Page page, ListDiff diff) {
        return " (" + RelationPhrases.brief(page, diff.relation()) + ")";
    }

    private static String counts(ListDiff diff) {
        List<String> counts = new ArrayList<>();
        diff.counts().forEach((kind, count) -> {
            if (count > 0) {
                counts.add(count + " " + words(kind, count));
            }
        });
        return String.join(", ", counts);
    }

    private static String words(ChangeKind kind, int count) {
        return switch (kind) {
            case VIOLATION -> count > 1 ? "violations" : "violation";
            case VIOLATION_NOT_SEEN -> (count > 1 ? "paths with violations" : "path with violations") + " not seen";
            case ENTRIES_LOST, ENTRIES_MOVED, ENTRIES_DOUBLED, ENTRIES_INSERTED ->
                (count > 1 ? "paths with " : "path with ") + ChangePage.words(kind);
            default -> ChangePage.words(kind);
        };
    }

    private static String only(Page page, ListDiff diff) {
        if (diff.changes().size() != 1) {
            return "";
        }
        Change change = diff.changes().get(0);
        return ": " + ChangePage.path(change.path())
                + change.container()
                        .map(container -> " [" + ContainerText.of(page, container) + "]")
                        .orElse("");
    }
}
