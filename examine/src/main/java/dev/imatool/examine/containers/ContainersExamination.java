package dev.imatool.examine.containers;

import dev.imatool.diff.survey.ContainerSurvey;
import dev.imatool.diff.survey.EntryPlace;
import dev.imatool.diff.survey.SurveyedContainer;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.templatedigest.TemplateDigestCounter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds out which containers lists name, and what these have in common. */
public final class ContainersExamination {
    private final ListPass pass;
    private final InputArguments inputs;

    /** @param pass reads the lists and opens the references */
    public ContainersExamination(ListPass pass) {
        this.pass = pass;
        this.inputs = pass.inputs();
    }

    /**
     * The answer.
     *
     * @throws dev.imatool.examine.input.UnreadableInputException if an input cannot be read
     */
    public ContainersReport examine(ContainersQuestion question) throws IOException {
        FindingCollector findings = new FindingCollector();
        ContainerSurvey survey = new ContainerSurvey();
        TemplateDigestCounter counter = new TemplateDigestCounter();
        List<InputSummary> summaries = new ArrayList<>();
        List<InputSource> sources = new ArrayList<>();
        for (String log : question.lists()) {
            sources.add(inputs.repeatedly(log));
        }
        GivenTwice given = new GivenTwice(sources);
        given.find(pass.unwatched());
        for (InputSource source : sources) {
            int input = summaries.size();
            if (given.copy(input)) {
                summaries.add(pass.over(source, new FindingCollector(), (digests, check) -> {})
                        .summary());
                continue;
            }
            summaries.add(pass.over(source, findings, (digests, check) -> {
                        counter.add(check);
                        survey.add(input, digests.entry());
                        checkColumn(source.name(), digests.entry(), findings);
                    })
                    .summary());
        }
        survey.end();
        DigestResolution resolution = new DigestResolution(survey, pass);
        Resolutions resolutions = resolution.resolve(question.references());
        List<SurveyedContainer> containers = survey.containers();
        List<Notice> notices = new ArrayList<>(Notice.all(summaries));
        notices.addAll(given.notices());
        notices.addAll(resolution.notices());
        ReportHeader head =
                new ReportHeader("containers", summaries, verdict(survey, containers), findings.findings(), notices);
        return new ContainersReport(
                inputs.recordedIn(head),
                counter.counts(),
                survey.entries(),
                survey.outside(),
                containers,
                survey.sharedIds(containers),
                survey.bootAggregates(),
                survey.overlap(),
                resolutions,
                images(survey));
    }

    private static String verdict(ContainerSurvey survey, List<SurveyedContainer> containers) {
        if (survey.entries() == 0) {
            return ReportHeader.NOTHING_READ;
        }
        return containers.isEmpty() ? ContainersReport.NO_CONTAINERS : ContainersReport.SURVEYED;
    }

    private static List<EntryPlace> images(ContainerSurvey survey) {
        List<EntryPlace> images = new ArrayList<>();
        survey.forEachImage(index -> {
            if (images.size() < ContainersReport.IMAGES) {
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
                .filter(container ->
                        container.source().namespace() && !container.label().equals(column))
                .ifPresent(container -> findings.add(new Finding.NamespaceDiffers(
                        input,
                        entry.number(),
                        entry.location(),
                        column,
                        container,
                        entry.name().path())));
    }
}
