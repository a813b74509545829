package dev.imatool.cli.command;

import dev.imatool.appraise.learn.LearnedRuns;
import dev.imatool.appraise.learn.Learning;
import dev.imatool.cli.json.AllowListJson;
import dev.imatool.cli.json.LearnJson;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputFileOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.report.LearnReport;
import dev.imatool.cli.terminal.Progress;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.LearnText;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Learns an allow-list from several runs, and tells how much they have not shown yet. */
@Command(
        name = "learn",
        description = {
            "Learns an allow-list from the measurement lists of several runs.",
            "",
            "Joins the digests of every path, apart for host, containers and the programs that make containers, without"
                    + " the numbers that are new in every run. Learns only from entries whose template digest matches, never"
                    + " from violations. Tells which paths have several digests, how many entries rest on a single run, how"
                    + " many more must be expected, and what each run would look like to an allow-list of the others. With -o the"
                    + " allow-list is written, for imatool check. An"
                    + " allow-list is never known to be whole: IMA logs a file once per boot or change, and only what was"
                    + " used."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Learn from three boots of a host:",
            "    imatool learn boot1.bin boot2.bin boot3.bin -o allowlist.json",
            "",
            "  Are the runs of a container alike enough to enforce anything?",
            "    imatool learn --format json run1 run2 run3 | jq .coverage"
        })
public final class LearnCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description = {
                "The measurement list of a run, binary or ascii, compressed or not; - is standard input. Each counts as a run of"
                        + " its own, so two copies from one boot mislead the estimates."
            })
    List<String> runs = new ArrayList<>();

    @Mixin
    OutputFileOption output;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions outputOptions;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public LearnCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        // hashed in any case: the allow-list names its runs by their bytes
        try (InputArguments inputs = outputOptions.inputs(streams, true).claim("RUN", runs);
                NewFile file = NewFile.of(spec.commandLine(), output, runs)) {
            LearnReport report = learn(inputs);
            if (report.head().verdict().equals(LearnReport.LEARNED)) {
                write(report, file);
            }
            ReportOutput delivery = new ReportOutput(streams, outputOptions, format.format());
            return delivery.deliver(report, LearnText::write, LearnJson::write).status();
        }
    }

    private static void write(LearnReport report, NewFile file) {
        try {
            if (file.stream().isPresent()) {
                AllowListJson.write(
                        report.runs(), report.learned(), file.stream().get());
            }
            file.keep();
        } catch (IOException failure) {
            throw file.cannotBeWritten(failure);
        }
    }

    private LearnReport learn(InputArguments inputs) throws IOException {
        ListPass pass = new ListPass(inputs, () -> new Progress(streams), reading.toReadOptions(templates.formats()));
        FindingCollector findings = new FindingCollector();
        Learning learning = new Learning();
        List<InputSummary> read = new ArrayList<>();
        List<InputSummary> counted = new ArrayList<>();
        TemplateDigestCounts digests = TemplateDigestCounts.NONE;
        for (String argument : runs) {
            Learning.Run run = learning.begin();
            ListPass.Outcome outcome = pass.over(
                    inputs.once(argument),
                    findings,
                    (entry, check) -> run.add(entry.entry().toEntry(), check == TemplateDigestCheck.MATCHES));
            read.add(outcome.summary());
            digests = digests.plus(outcome.templateDigests());
            if (outcome.summary().entries() > 0) {
                run.end();
                counted.add(outcome.summary());
            }
        }
        LearnedRuns learned = learning.result();
        String verdict = counted.isEmpty()
                ? ReportHeader.NOTHING_READ
                : learned.digests() > 0 ? LearnReport.LEARNED : LearnReport.NOTHING_LEARNED;
        List<Notice> notices = new ArrayList<>(Notice.all(read));
        notices.addAll(sameInputs(counted));
        ReportHeader head = new ReportHeader("learn", read, verdict, findings.findings(), notices);
        Optional<String> written = verdict.equals(LearnReport.LEARNED) ? output.file() : Optional.empty();
        return new LearnReport(inputs.recordedIn(head), digests, counted, learning.copies(), learned, written);
    }

    /** The same bytes twice are one run, whatever they are called. */
    private static List<Notice> sameInputs(List<InputSummary> runs) {
        Map<String, String> first = new HashMap<>();
        List<Notice> notices = new ArrayList<>();
        for (InputSummary run : runs) {
            Optional<String> other =
                    run.sha256().flatMap(bytes -> Optional.ofNullable(first.putIfAbsent(bytes, run.name())));
            if (other.isPresent()) {
                notices.add(Notice.of(
                                NoticeKind.SAME_RUN,
                                run.name(),
                                "these are the bytes of " + other.get()
                                        + ", counted as a run of its own: the estimates are too good")
                        .hint("give the list of each run once"));
            }
        }
        return notices;
    }
}
