package dev.imatool.examine.diff;

import dev.imatool.diff.ListDiff;
import dev.imatool.diff.changes.Change;
import dev.imatool.diff.history.Side;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import java.util.ArrayList;
import java.util.List;

/** The findings of a diff: the entries that contradict themselves, then every change that makes the lists different. */
final class DiffFindings {
    /** Entries of one side that a finding names. */
    private static final int ENTRIES = 5;

    private DiffFindings() {}

    /**
     * Both together.
     *
     * @param before name of the input of BEFORE
     * @param after name of the input of AFTER
     */
    static Findings of(Findings contradictions, ListDiff diff, String before, String after) {
        List<Finding> listed = new ArrayList<>(contradictions.listed());
        long omitted = contradictions.omitted();
        for (Change change : diff.changes()) {
            if (change.kind().remark()) {
                continue;
            }
            if (listed.size() >= Findings.LISTED) {
                break;
            }
            listed.add(finding(change, before, after));
        }
        long changes = diff.counts().entrySet().stream()
                .filter(count -> !count.getKey().remark())
                .mapToLong(count -> count.getValue())
                .sum();
        omitted += changes - (listed.size() - contradictions.listed().size());
        return new Findings(listed, omitted);
    }

    /** That the user asked by quotes whether the lists are of one boot, and that they do not say. */
    static Findings bootsUndecided(Findings findings, KnownBoots boots, String input) {
        return and(
                findings,
                new Finding.OfLine(
                        FindingKind.BOOTS_UNDECIDED,
                        input,
                        (boots.quotes() == KnownBoots.Quotes.OTHER_KEY
                                        ? "the quotes are by different keys, so that their counts of resets cannot be compared"
                                        : "one of the lists has no quote")
                                + ": whether the lists are of one boot is not known"));
    }

    private static Findings and(Findings findings, Finding more) {
        List<Finding> listed = new ArrayList<>(findings.listed());
        listed.add(more);
        return new Findings(listed, findings.omitted());
    }

    /** That there was nothing to compare. */
    static Findings nothingRead(Findings contradictions, String input) {
        return and(
                contradictions,
                new Finding.OfLine(
                        FindingKind.NOTHING_READ, input, "not one entry could be read, so nothing was compared"));
    }

    private static Finding finding(Change change, String before, String after) {
        return new Finding.Changed(
                FindingKind.of(change.kind()),
                change.after().isEmpty() ? before : after,
                change.container(),
                change.path(),
                numbers(change.before()),
                numbers(change.after()));
    }

    private static List<Long> numbers(List<Side> sides) {
        return sides.stream().limit(ENTRIES).map(Side::entry).toList();
    }
}
