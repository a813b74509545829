package dev.imatool.cli.command;

import dev.imatool.cli.json.NamespacesJson;
import dev.imatool.cli.options.ReferenceOption;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.report.NamespacesReport;
import dev.imatool.cli.report.Resolutions;
import dev.imatool.cli.terminal.Progress;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.NamespacesText;
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
import dev.imatool.model.Namespace;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.templatedigest.TemplateDigestCounter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Surveys the namespaces that lists name. */
@Command(
        name = "namespaces",
        description = {
            "Tells which namespaces (containers) lists name, and what they have in common.",
            "",
            "Takes the list of a host, the lists of namespaces and of kernel modules, or all of them pasted into one text."
                    + " The digests that container-ima puts into PCR 11 are resolved against the entries of the host and"
                    + " --reference. Of which kind a namespace is (mount, UTS, user) cannot be told from its number."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Which containers ran, who made them, and what do they share?",
            "    imatool namespaces ascii_runtime_measurements 4026532469 4026532481",
            "",
            "  Which files are behind the digests in PCR 11?",
            "    imatool namespaces --reference image.sha256 ascii_runtime_measurements"
        })
public final class NamespacesCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "INPUT",
            description = "Measurement lists, binary or ascii, compressed or not; - is standard input.")
    List<String> logs = new ArrayList<>();

    @Mixin
    ReferenceOption references;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    /** A command of that process. */
    public NamespacesCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("LOG", logs).claim("--reference", references.files());
            NamespacesReport report = survey(inputs);
            ReportOutput delivery = new ReportOutput(streams, output, format.format());
            return delivery.deliver(report, NamespacesText::write, NamespacesJson::write)
                    .status();
        }
    }

    private NamespacesReport survey(InputArguments inputs) throws IOException {
        ListPass pass = new ListPass(inputs, () -> new Progress(streams), reading.toReadOptions(templates.formats()));
        FindingCollector findings = new FindingCollector();
        NamespaceSurvey survey = new NamespaceSurvey();
        TemplateDigestCounter counter = new TemplateDigestCounter();
        List<InputSummary> summaries = new ArrayList<>();
        for (String log : logs) {
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
        Resolutions resolutions = resolution.resolve(references.files());
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

    /** In a namespace's own list the number stands twice: nobody but a forger writes two. */
    private static void checkColumn(String input, EntryView view, FindingCollector findings) {
        if (view.pcr() != EntryView.NO_PCR) {
            return;
        }
        Entry entry = view.toEntry();
        String column = Long.toString(view.firstColumn());
        entry.name()
                .namespace()
                .map(Namespace::label)
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
