package dev.imatool.examine.diff;

import dev.imatool.diff.ListDiff;
import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.diff.history.Side;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.statement.ComparisonStatement;
import dev.imatool.examine.statement.Statement;
import dev.imatool.model.Container;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        FindingCollector findings = new FindingCollector();
        findings.addAll(contradictions);
        Map<ChangeKind, Long> left = new EnumMap<>(ChangeKind.class);
        diff.counts().forEach((kind, count) -> left.put(kind, count.longValue()));
        int taken = 0;
        for (Change change : diff.changes()) {
            if (change.kind().remark()) {
                continue;
            }
            // each change is made when the list is asked for it, and there may be millions
            if (taken++ == Findings.LISTED) {
                break;
            }
            findings.add(finding(change, before, after));
            left.merge(change.kind(), -1L, Long::sum);
        }
        left.forEach((kind, count) -> {
            if (!kind.remark()) {
                findings.leaveOut(FindingKind.of(kind), count);
            }
        });
        return findings.findings();
    }

    /** That the user asked by quotes whether the lists are of one boot, and that they do not say. */
    static Findings bootsUndecided(Findings findings, KnownBoots boots, String input) {
        return and(
                findings,
                new Finding.OfLine(
                        FindingKind.BOOTS_UNDECIDED,
                        input,
                        boots.quotes() == KnownBoots.Quotes.OTHER_KEY
                                ? ComparisonStatement.OfBoots.OTHER_KEYS
                                : ComparisonStatement.OfBoots.NO_QUOTE));
    }

    private static Findings and(Findings findings, Finding more) {
        FindingCollector all = new FindingCollector();
        all.addAll(findings);
        all.add(more);
        return all.findings();
    }

    /** What sources say, before everything else. */
    static Findings with(Findings findings, Optional<DiffAnswers> answers) {
        if (answers.isEmpty()) {
            return findings;
        }
        FindingCollector all = new FindingCollector();
        all.addAll(answers.get().findings());
        all.addAll(findings);
        return all.findings();
    }

    /** That there was nothing to compare. */
    static Findings nothingRead(Findings contradictions, String input) {
        return and(contradictions, new Finding.OfLine(FindingKind.NOTHING_READ, input, Statement.Plain.OF_ITS_KIND));
    }

    private static Finding finding(Change change, String before, String after) {
        return new Finding.Changed(
                FindingKind.of(change.kind()),
                change.after().isEmpty() ? before : after,
                change.container().or(() -> first(change.after().isEmpty() ? change.before() : change.after())),
                change.beforeContainer(),
                change.path(),
                numbers(change.before()),
                numbers(change.after()));
    }

    /** Where containers are ignored, that of the first entry: whoever reads the finding looks there. */
    private static Optional<Container> first(List<Side> sides) {
        return sides.stream().findFirst().flatMap(Side::container);
    }

    private static List<Long> numbers(List<Side> sides) {
        return sides.stream().limit(ENTRIES).map(Side::entry).toList();
    }
}
