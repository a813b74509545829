package dev.imatool.examine.show;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.report.RowSink;
import dev.imatool.examine.show.ShowReport.ShownEntries;
import dev.imatool.parsers.InputSource;
import dev.imatool.replay.parallel.ParallelPass.Preparation;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Reads the entries of a list. None of them is kept. */
public final class ShowExamination {
    private static final String COMMAND = "show";

    private final ListPass pass;
    private final InputArguments inputs;

    /** @param pass reads the list */
    public ShowExamination(ListPass pass) {
        this.pass = pass;
        this.inputs = pass.inputs();
    }

    /**
     * The answer for a report that says what the whole list contains before it gives the entries: its entries are read again when they
     * are asked for, while the inputs are still open.
     *
     * @throws dev.imatool.examine.input.UnreadableInputException if the list cannot be read
     */
    public ShowReport examine(ShowQuestion question) throws IOException {
        InputSource source = inputs.repeatedly(question.list());
        ShownEntries entries = sink -> survey(source, question, () -> ShownEntry::of, sink, ignored -> {});
        return survey(source, question, () -> (entry, check) -> check, RowSink.none(), entries);
    }

    /**
     * The answer in one reading.
     *
     * @param preparations makes what makes a row of an entry, on any of several threads
     * @param rows takes the rows of the entries that are wanted, in the order of the list
     * @throws dev.imatool.examine.input.UnreadableInputException if the list cannot be read
     * @throws IOException if a row cannot be written
     */
    public <T> ShowReport examine(ShowQuestion question, Supplier<Preparation<T>> preparations, RowSink<T> rows)
            throws IOException {
        return survey(inputs.once(question.list()), question, preparations, rows, ignored -> {});
    }

    private <T> ShowReport survey(
            InputSource source,
            ShowQuestion question,
            Supplier<Preparation<T>> preparations,
            RowSink<T> rows,
            ShownEntries entries)
            throws IOException {
        FindingCollector findings = new FindingCollector();
        EntryFilter filter = question.filter();
        ListSurvey<T> survey = new ListSurvey<>(rows);
        ListPass.Outcome outcome =
                pass.over(source, findings, () -> ListSurvey.ofWanted(filter, preparations.get()), survey);
        if (outcome.summary().entries() > 0) {
            filter.containers().requireAll(source.name());
        }
        String verdict = outcome.summary().entries() == 0 ? ReportHeader.NOTHING_READ : ShowReport.READ;
        return new ShowReport(
                inputs.recordedIn(ReportHeader.of(COMMAND, List.of(outcome.summary()), verdict, findings.findings())),
                outcome.templateDigests(),
                survey.templates(),
                !filter.everything(),
                survey.shown(),
                entries);
    }
}
