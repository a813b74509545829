package dev.imatool.cli.command;

import dev.imatool.cli.options.EntryFilter;
import dev.imatool.cli.report.Findings;
import dev.imatool.cli.report.Head;
import dev.imatool.cli.report.ShowReport;
import dev.imatool.cli.report.ShowReport.TemplateCount;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what a list holds, and hands on the entries that are wanted. */
final class ListSurvey implements ListPass.Visitor {
    private final EntryFilter filter;
    private final ListPass.Visitor wanted;
    private final Map<String, long[]> templates = new LinkedHashMap<>();
    private long shown;

    ListSurvey(EntryFilter filter, ListPass.Visitor wanted) {
        this.filter = filter;
        this.wanted = wanted;
    }

    @Override
    public void visit(TemplateDigests digests, TemplateDigestCheck check) throws IOException {
        count(digests.entry().template().name());
        if (filter.accepts(digests.entry(), check)) {
            shown++;
            wanted.visit(digests, check);
        }
    }

    private void count(String template) {
        long[] entries = templates.get(template);
        if (entries != null) {
            entries[0]++;
        } else if (templates.size() < ShowReport.TEMPLATES_COUNTED) {
            templates.put(template, new long[] {1});
        }
    }

    ShowReport report(ListPass.Outcome outcome, Findings findings) {
        List<TemplateCount> counts = new ArrayList<>();
        templates.forEach((name, entries) -> counts.add(new TemplateCount(name, entries[0])));
        String verdict = outcome.summary().entries() == 0 ? Head.NOTHING_READ : ShowReport.READ;
        return new ShowReport(
                Head.of("show", List.of(outcome.summary()), verdict, findings),
                outcome.templateDigests(),
                counts,
                !filter.everything(),
                shown);
    }
}
