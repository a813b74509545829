package dev.imatool.render.explain;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.replay.explain.report.Explanations;
import dev.imatool.replay.explain.report.NotExplained;
import dev.imatool.replay.explain.report.TrialRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was tried on values that nothing explains, once for all of them. */
final class TriedLines {
    private TriedLines() {}

    static void write(Page page, Explanations answer) throws IOException {
        List<ExpectedPcr> values =
                answer.notExplained().stream().map(NotExplained::expected).toList();
        Map<String, List<TrialRecord>> trials = new LinkedHashMap<>();
        for (TrialRecord tried : answer.tried()) {
            if (values.contains(tried.expected())) {
                trials.computeIfAbsent(TrialPhrases.tried(tried), words -> new ArrayList<>())
                        .add(tried);
            }
        }
        if (trials.isEmpty()) {
            return;
        }
        page.blank();
        page.line("tried without success:");
        boolean cut = false;
        for (Map.Entry<String, List<TrialRecord>> each : trials.entrySet()) {
            page.line("  " + each.getKey());
            Optional<TrialRecord> least = each.getValue().stream()
                    .filter(tried -> !tried.cuts().isEmpty())
                    .findFirst();
            if (least.isPresent()) {
                cut = true;
                page.line("    "
                        + page.paint(
                                Role.ODD,
                                "left out: "
                                        + String.join(
                                                "; ",
                                                TrialPhrases.cuts(
                                                        least.get(),
                                                        EntryNames.on(
                                                                page,
                                                                least.get().entries()))))
                        + " ("
                        + Printable.ofText(least.get().expected().bank()) + ")");
            }
        }
        if (cut) {
            page.line("a greater --effort leaves out less; --format json lists it for each value");
        }
    }
}
