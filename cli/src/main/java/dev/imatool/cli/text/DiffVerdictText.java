package dev.imatool.cli.text;

import dev.imatool.cli.report.DiffReport;
import dev.imatool.diff.ChangeKind;
import dev.imatool.diff.ListDiff;
import dev.imatool.diff.Relation;
import dev.imatool.examine.report.Head;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.Completeness;
import java.util.ArrayList;
import java.util.List;

/** The line of a diff that a person quotes. */
final class DiffVerdictText {
    private DiffVerdictText() {}

    static String of(DiffReport report, Page page) {
        if (report.head().verdict().equals(Head.NOTHING_READ)) {
            return page.paint(Role.BAD, "nothing to compare: not one entry could be read of one of the lists");
        }
        ListDiff diff = report.diff();
        String verdict = diff.changes().isEmpty()
                ? page.paint(Role.GOOD, diff.relation() instanceof Relation.CommonParts ? "no path changed" : "same")
                : page.paint(Role.BAD, counts(diff)) + (diff.changes().size() == 1 ? ": " + only(diff) : "");
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
        return verdict + how(diff) + mismatches + whole;
    }

    private static String how(ListDiff diff) {
        if (diff.changes().isEmpty() && diff.relation() instanceof Relation.CommonParts parts) {
            String what = parts.sameEntries() ? "the order or number of entries differs" : "the entries differ";
            return "; " + what + " from entry " + (parts.commonStart() + 1) + " on";
        }
        return " (" + relation(diff.relation()) + ")";
    }

    private static String counts(ListDiff diff) {
        List<String> counts = new ArrayList<>();
        diff.counts().forEach((kind, count) -> {
            if (count > 0) {
                counts.add(count + " "
                        + (kind == ChangeKind.VIOLATION && count > 1 ? "violations" : ChangeText.words(kind)));
            }
        });
        return String.join(", ", counts);
    }

    private static String only(ListDiff diff) {
        return Printable.textOf(diff.changes().get(0).path());
    }

    private static String relation(Relation relation) {
        return switch (relation) {
            case Relation.Identical identical -> "identical lists, " + Phrases.entries(identical.entries());
            case Relation.Continues continues ->
                "AFTER continues BEFORE, " + Phrases.count(continues.newEntries(), "new entry", "new entries");
            case Relation.ShorterCopy shorter ->
                "AFTER is BEFORE without its last " + Phrases.entries(shorter.missingEntries());
            case Relation.Overlap overlap ->
                "excerpts of one list, " + Phrases.count(overlap.newEntries(), "new entry", "new entries");
            case Relation.CommonParts parts ->
                "the lists begin alike and differ from entry " + (parts.commonStart() + 1);
            case Relation.NotCompared nothing -> "nothing was compared";
            case Relation.SeparateBoots boots -> "separate boots";
            case Relation.Unrelated unrelated -> "the lists seem unrelated";
            case Relation.TwoNamespaces namespaces ->
                "namespace " + Printable.ofText(namespaces.before()) + " against "
                        + Printable.ofText(namespaces.after());
        };
    }
}
