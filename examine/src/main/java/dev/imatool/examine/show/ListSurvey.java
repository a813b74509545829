package dev.imatool.examine.show;

import dev.imatool.examine.report.RowSink;
import dev.imatool.examine.show.ShowReport.TemplateCount;
import dev.imatool.replay.parallel.ParallelPass;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what a list contains, and hands on what was made of the entries that are wanted. */
final class ListSurvey<T> implements ParallelPass.Visitor<Optional<T>> {
    private final RowSink<T> rows;
    private final Map<String, long[]> templates = new LinkedHashMap<>();
    private long shown;

    ListSurvey(RowSink<T> rows) {
        this.rows = rows;
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
            rows.row(made.get());
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

    List<TemplateCount> templates() {
        List<TemplateCount> counts = new ArrayList<>();
        templates.forEach((name, entries) -> counts.add(new TemplateCount(name, entries[0])));
        return counts;
    }

    long shown() {
        return shown;
    }
}
