package dev.imatool.cli.command;

import dev.imatool.cli.json.RepairJson;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputFileOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.RenameOption;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.report.RepairReport;
import dev.imatool.cli.terminal.Progress;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.RepairText;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.parsers.repair.ListRepair;
import dev.imatool.parsers.repair.Repair;
import dev.imatool.parsers.repair.RepairResult;
import dev.imatool.parsers.repair.RepairSurvey;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds what damaged entries said, where their template digest proves it. */
@Command(
        name = "repair",
        description = {
            "Finds what damaged entries said before they were damaged.",
            "",
            "The template digest in front of an entry is the hash of what it said, so a guess can be proven. Tried are"
                    + " one lost, added or changed character in any field, broken and joined lines, blanks and"
                    + " underscores, cut names, renames that are given, and two of these together. An entry that somebody altered with intent"
                    + " stays as it is, unless one of these undoes it. With -o the list is written with every unique repair"
                    + " made, and all else as it stands.",
            "",
            "Exit status 0: every entry fits. 1: some entry does not, repaired or not. 3: the input is damaged so that"
                    + " an entry could not be read as it stands, also where it was repaired."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  What did the damaged entries of a list copied from a slide say?",
            "    imatool repair slide.txt",
            "",
            "  Undo a rename that somebody did over the whole list, and write it anew:",
            "    imatool repair --rename /opt=/usr -o good.ascii bad.ascii"
        })
public final class RepairCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            index = "0",
            paramLabel = "LOG",
            description = "The measurement list, binary or ascii, compressed or not; - is standard input.")
    String log = InputArguments.STDIN_ARGUMENT;

    @Mixin
    OutputFileOption output;

    @Mixin
    RenameOption renames;

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
    public RepairCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (InputArguments inputs = outputOptions.inputs(streams, format.format());
                OutputFile file = OutputFile.of(spec.commandLine(), output, List.of(log))) {
            RepairReport report = repair(inputs, file);
            ReportOutput delivery = new ReportOutput(streams, outputOptions, format.format());
            return delivery.deliver(report, RepairText::write, RepairJson::write)
                    .status();
        }
    }

    private RepairReport repair(InputArguments inputs, OutputFile file) throws IOException {
        InputSource source = inputs.repeatedly(log);
        ReadOptions options = reading.toReadOptions(templates.formats()).linesAsTheyStand();
        FindingCollector findings = new FindingCollector();
        RepairSurvey survey = new RepairSurvey();
        ListPass.Outcome outcome = new ListPass(inputs, () -> new Progress(streams), options)
                .proving(source, findings, (digests, check) -> survey.add(digests.entry()));
        InputSummary summary = outcome.summary();
        RepairResult result = search(source, survey, summary, file);
        damaged(source.name(), result, findings);
        String verdict = summary.entries() == 0 && result.places() == 0
                ? ReportHeader.NOTHING_READ
                : RepairReport.verdict(result);
        ReportHeader head = ReportHeader.of("repair", List.of(summary), verdict, findings.findings());
        return new RepairReport(
                inputs.recordedIn(head), outcome.templateDigests(), survey.undescribed(), result, output.file());
    }

    /** Places that do not fit without a template digest that says so: violations with broken text, lines that are no entry. */
    private static void damaged(String input, RepairResult result, FindingCollector findings) {
        Set<Long> known = findings.findings().listed().stream()
                .filter(Finding.OfEntry.class::isInstance)
                .map(finding -> ((Finding.OfEntry) finding).entry())
                .collect(Collectors.toSet());
        for (Repair repair : result.repairs()) {
            if (repair.entry().isEmpty() || !known.contains(repair.entry().getAsLong())) {
                findings.add(new Finding.OfLine(
                        FindingKind.ENTRY_DAMAGED,
                        input,
                        repair.location().lines().map(lines -> lines.first()).orElse(0L),
                        repair.entry().isPresent()
                                ? "entry " + repair.entry().getAsLong() + " does not fit its template digest"
                                : "a damaged entry stands here",
                        repair.name().isEmpty() ? Optional.empty() : Optional.of(repair.name())));
            }
        }
    }

    private RepairResult search(InputSource source, RepairSurvey survey, InputSummary summary, OutputFile file)
            throws IOException {
        ReadOptions options = reading.toReadOptions(templates.formats());
        try {
            RepairResult result = new ListRepair(options, renames.renames())
                    .repair(source, survey, summary.byteOrder(), file.stream());
            file.keep();
            return result;
        } catch (IOException failure) {
            if (file.failed()) {
                throw file.cannotBeWritten(failure);
            }
            throw UnreadableInputException.of(source.name(), failure);
        }
    }
}
