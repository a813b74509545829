package dev.imatool.cli.command;

import dev.imatool.cli.options.CandidateOption;
import dev.imatool.cli.options.ExplainOptions;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.options.tpm.ExpectedPcrOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.explain.ExplainExamination;
import dev.imatool.examine.explain.ExplainQuestion;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.render.explain.ExplainRendering;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Searches for the extends that give expected PCR values. */
@Command(
        name = "explain",
        description = {
            "Explains why a PCR does not hold what the list gives.",
            "",
            "Searches for a sequence of extends that gives the expected value: a prefix of the list; entries that another"
                    + " copy has; an entry dropped, doubled or swapped; another start value, bank or PCR; extends by"
                    + " something other than IMA; two of these together. Each answer is proven by computing the value."
                    + " Reports where the search had to stop."
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
    ExpectedPcrOptions expected;

    @Mixin
    CandidateOption candidates;

    @Mixin
    ExplainOptions means;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    /** A command of that process. */
    public ExplainCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        ExplainQuestion question = new ExplainQuestion(
                log, expected.arguments(), means.starts(), means.reference(), candidates.candidates(), means.effort());
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("LOG", log)
                    .claim("--pcrs", expected.files())
                    .claim("--candidate", candidates.files())
                    .claim("--reference", question.reference());
            ExplainExamination examination = new ExplainExamination(reading.pass(inputs, streams, templates.formats()));
            return new ReportOutput(streams, output, format.format())
                    .deliver(examination.examine(question), ExplainRendering.RENDERING)
                    .status();
        }
    }
}
