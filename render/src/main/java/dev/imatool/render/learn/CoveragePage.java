package dev.imatool.render.learn;

import dev.imatool.appraise.learn.Coverage;
import dev.imatool.appraise.learn.LearnedRuns;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** How far the runs cover what there is. */
final class CoveragePage {
    /** Points of the curve that are printed. */
    private static final int POINTS = 10;

    private CoveragePage() {}

    static void write(Page page, LearnedRuns learned) throws IOException {
        if (learned.runs().size() < 2) {
            return;
        }
        Table table = new Table(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT);
        table.titles("", "seen", "in one run", "in two", "at least (Chao2)", "sample coverage");
        row(table, "digests", learned.coverageOfDigests());
        row(table, "paths", learned.coverageOfPaths());
        page.table(table);
        page.line("  on average " + curve(learned.coverageOfDigests().accumulation()));
    }

    /** What can be said about further runs; {@code one} and {@code many} name what is counted. */
    static String sentence(Coverage coverage, String one, String many) {
        return switch (coverage.estimate()) {
            case NOTHING_SEEN -> "Nothing was learned, so nothing can be said about further " + many + ".";
            case ONE_RUN -> "One run does not show how many " + many + " further runs will add.";
            case TOO_FEW_SINGLE ->
                "Too few " + many
                        + " were seen in only one run to estimate how many more are likely; that does not mean"
                        + " that there are none.";
            case AT_LEAST ->
                "At least " + Phrases.count(coverage.moreExpected(), "more " + one + " is", "more " + many + " are")
                        + " likely in further runs of this kind.";
        };
    }

    private static void row(Table table, String of, Coverage coverage) {
        table.row(
                Cell.plain(of),
                Cell.number(coverage.observed()),
                Cell.number(coverage.once()),
                Cell.number(coverage.twice()),
                Cell.plain(coverage.chao2().map(BigDecimal::toPlainString).orElse("-")),
                Cell.plain(
                        coverage.once() == 0
                                ? "-"
                                : coverage.sampleCoverage()
                                        .map(BigDecimal::toPlainString)
                                        .orElse("-")));
    }

    /** {@code 1 run shows 7.333 digests, 2 show 12.667, 3 show 16}, with gaps where there are many runs. */
    private static String curve(List<BigDecimal> means) {
        List<String> points = new ArrayList<>();
        int step = (means.size() + POINTS - 1) / POINTS;
        for (int n = 1; n <= means.size(); n++) {
            if (n == 1) {
                points.add("1 run shows " + means.get(0).toPlainString() + " digests");
            } else if (n % step == 0 || n == means.size()) {
                points.add(n + " show " + means.get(n - 1).toPlainString());
            }
        }
        return String.join(", ", points);
    }
}
