package dev.imatool.cli.command;

import dev.imatool.cli.json.ExplainJson;
import dev.imatool.cli.options.CandidateOption;
import dev.imatool.cli.options.EvidenceOptions;
import dev.imatool.cli.options.ExpectedPcrOptions;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.report.ExplainReport;
import dev.imatool.cli.terminal.Progress;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.ExplainText;
import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.replay.NoTpmNotices;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.model.PcrBank;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.replay.explain.Explainer;
import dev.imatool.replay.explain.ExplanationInput;
import dev.imatool.replay.explain.report.Explanations;
import dev.imatool.replay.explain.search.Candidate;
import dev.imatool.replay.explain.search.Recording;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for what makes a PCR hold what it holds. */
@Command(
        name = "explain",
        description = {
            "Explains why a PCR does not hold what the list gives.",
            "",
            "Looks for a sequence of extends that gives the expected value: a prefix of the list; entries that another"
                    + " copy has; an entry dropped, doubled or swapped; another start value, bank or PCR; extends by"
                    + " somebody other than IMA; two of these together. Each answer is proven by computing the value."
                    + " Where the search had to stop, that is said."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Which entries does this copy lack?",
            "    imatool explain old.bin --pcrs pcrs.yaml --reference new.bin",
            "",
            "  Did somebody extend this file by hand?",
            "    imatool explain ascii_runtime_measurements --pcr sha256:10=HEX \\",
            "        --start sha256:10=HEX --candidate ./script.py"
        })
public final class ExplainCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "LOG",
            description = "The measurement list, binary or ascii, compressed or not; - is standard input.")
    String log = InputArguments.STDIN_ARGUMENT;

    @Mixin
    ExpectedPcrOptions expectedOptions;

    @Mixin
    CandidateOption candidateOption;

    @Mixin
    EvidenceOptions evidenceOptions;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public ExplainCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        checkArguments();
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("LOG", log)
                    .claim("--pcrs", expectedOptions.files())
                    .claim("--candidate", candidateOption.files())
                    .claim("--reference", evidenceOptions.reference());
            List<Candidate> candidates = CandidateReader.read(candidateOption.candidates(), inputs);
            ExpectedPcrReader.Expected expected = expectedOptions.read(inputs);
            ExplainReport report = explain(inputs, expected, candidates);
            ReportOutput delivery = new ReportOutput(streams, output, format.format());
            return delivery.deliver(report, ExplainText::write, ExplainJson::write)
                    .status();
        }
    }

    private void checkArguments() {
        if (expectedOptions.files().isEmpty() && expectedOptions.typed().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "there is nothing to explain: give expected values with --pcrs or --pcr");
        }
    }

    private ExplainReport explain(
            InputArguments inputs, ExpectedPcrReader.Expected expected, List<Candidate> candidates) throws IOException {
        ReadOptions options = reading.toReadOptions(templates.formats());
        Set<PcrBank> banks = ExplanationInput.banks(expected.values());
        FindingCollector findings = new FindingCollector();
        ExplainReportBuilder report = new ExplainReportBuilder(expected, evidenceOptions, findings);

        Recording list = new Recording(banks);
        ListPass pass = new ListPass(inputs, () -> new Progress(streams), options);
        InputSource source = inputs.once(log);
        NoTpmNotices noTpm = new NoTpmNotices(source.name(), true);
        ListPass.Outcome outcome = pass.proving(source, findings, (digests, check) -> {
            noTpm.look(digests.entry());
            list.add(digests);
        });
        report.list(outcome, list, noTpm);

        Optional<Recording> reference = Optional.empty();
        if (evidenceOptions.reference().isPresent()) {
            Recording other = new Recording(banks);
            ListPass otherPass = new ListPass(
                    inputs,
                    () -> new Progress(streams),
                    new ReadOptions(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            options.templates(),
                            Optional.empty()));
            report.reference(
                    otherPass.proving(
                            inputs.once(evidenceOptions.reference().get()),
                            findings,
                            (digests, check) -> other.add(digests)),
                    other);
            reference = Optional.of(other);
        }
        Explanations explanations = Explainer.explain(
                new ExplanationInput(expected.values(), evidenceOptions.starts(), list, reference, candidates),
                evidenceOptions.effort());
        return report.build(explanations, inputs);
    }
}
