package dev.imatool.examine.namespaces;

import dev.imatool.diff.survey.EntryPlace;
import dev.imatool.diff.survey.NamespaceSurvey;
import dev.imatool.diff.survey.SurveyedNamespace;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.container.Container;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.templatedigest.TemplateDigestCounter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds out which namespaces lists name, and what these have in common. */
public final class NamespacesExamination {
    private final InputArguments inputs;
    private final ListPass pass;

    /** @param pass reads the lists */
    public NamespacesExamination(InputArguments inputs, ListPass pass) {
        this.inputs = inputs;
        this.pass = pass;
    }

    /**
     * The answer.
     *
     * @throws dev.imatool.examine.input.UnreadableInputException if an input cannot be read
     */
    public NamespacesReport examine(NamespacesQuestion question) throws IOException {
        FindingCollector findings = new FindingCollector();
        NamespaceSurvey survey = new NamespaceSurvey();
        TemplateDigestCounter counter = new TemplateDigestCounter();
        List<InputSummary> summaries = new ArrayList<>();
        for (String log : question.lists()) {
            int input = summaries.size();
            InputSource source = inputs.repeatedly(log);
            summaries.add(pass.over(source, findings, (digests, check) -> {
                        counter.add(check);
                        survey.add(input, digests.entry());
                        checkColumn(source.name(), digests.entry(), findings);
                    })
                    .summary());
        }
        survey.end();
        DigestResolution resolution = new DigestResolution(survey, inputs, pass);
        Resolutions resolutions = resolution.resolve(question.references());
        List<SurveyedNamespace> namespaces = survey.namespaces();
        List<Notice> notices = new ArrayList<>(Notice.all(summaries));
        notices.addAll(resolution.notices());
        ReportHeader head =
                new ReportHeader("namespaces", summaries, verdict(summaries, namespaces), findings.findings(), notices);
        return new NamespacesReport(
                inputs.recordedIn(head),
                counter.counts(),
                survey.outside(),
                namespaces,
                survey.bootAggregates(),
                survey.overlap(),
                resolutions,
                images(survey));
    }

    private static String verdict(List<InputSummary> summaries, List<SurveyedNamespace> namespaces) {
        if (summaries.stream().mapToLong(InputSummary::entries).sum() == 0) {
            return ReportHeader.NOTHING_READ;
        }
        return namespaces.isEmpty() ? NamespacesReport.NO_NAMESPACES : NamespacesReport.SURVEYED;
    }

    private static List<EntryPlace> images(NamespaceSurvey survey) {
        List<EntryPlace> images = new ArrayList<>();
        survey.forEachImage(index -> {
            if (images.size() < NamespacesReport.IMAGES) {
                images.add(survey.place(index));
            }
        });
        return images;
    }

    /** In a namespace's own list the number is there twice: nobody but a forger writes two. */
    private static void checkColumn(String input, EntryView view, FindingCollector findings) {
        if (view.pcr() != EntryView.NO_PCR) {
            return;
        }
        Entry entry = view.toEntry();
        String column = Long.toString(view.firstColumn());
        entry.name()
                .container()
                .map(Container::label)
                .filter(label -> !label.equals(column))
                .ifPresent(label -> findings.add(new Finding.NamespaceDiffers(
                        input,
                        entry.number(),
                        entry.location(),
                        column,
                        label,
                        entry.name().path())));
    }
}
