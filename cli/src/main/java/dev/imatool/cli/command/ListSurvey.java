package dev.imatool.cli.command;

import dev.imatool.cli.options.EntryFilter;
import dev.imatool.cli.report.ShowReport;
import dev.imatool.cli.report.ShowReport.TemplateCount;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.replay.parallel.ParallelPass;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what a list holds, and hands on what was made of the entries that are wanted. */
final class ListSurvey<T> implements ParallelPass.Visitor<Optional<T>> {
    private final EntryFilter filter;
    private final Taker<T> taker;
    private final Map<String, long[]> templates = new LinkedHashMap<>();
    private long shown;

    ListSurvey(EntryFilter filter, Taker<T> taker) {
        this.filter = filter;
        this.taker = taker;
    }

    /** Takes what was made of each wanted entry, in order. */
    @FunctionalInterface
    interface Taker<T> {
        void take(T made) throws IOException;
    }

    /** Makes something of the wanted entries only. */
    static <T> ParallelPass.Preparation<Optional<T>> ofWanted(EntryFilter filter, ParallelPass.Preparation<T> made) {
        return (entry, check) ->
                filter.accepts(entry, check) ? Optional.of(made.prepare(entry, check)) : Optional.empty();
    }

    @Override
    public void visit(TemplateDigests digests, TemplateDigestCheck check, Optional<T> made) throws IOException {
        count(digests.entry().template().name());
        if (made.isPresent()) {
            shown++;
            taker.take(made.get());
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

    ShowReport report(ListPass.Outcome outcome, Findings findings, InputArguments inputs) throws IOException {
        List<TemplateCount> counts = new ArrayList<>();
        templates.forEach((name, entries) -> counts.add(new TemplateCount(name, entries[0])));
        String verdict = outcome.summary().entries() == 0 ? ReportHeader.NOTHING_READ : ShowReport.READ;
        return new ShowReport(
                inputs.recordedIn(ReportHeader.of("show", List.of(outcome.summary()), verdict, findings)),
                outcome.templateDigests(),
                counts,
                !filter.everything(),
                shown);
    }
}
