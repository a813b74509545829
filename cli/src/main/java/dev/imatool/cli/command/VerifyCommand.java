package dev.imatool.cli.command;

import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.options.tpm.CollectedOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.evidence.EvidenceExamination;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.verify.VerifyExamination;
import dev.imatool.examine.verify.VerifyQuestion;
import dev.imatool.render.evidence.EvidenceRendering;
import dev.imatool.render.verify.VerifyRendering;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a list against its own template digests, and two copies of it against each other. */
@Command(
        name = "verify",
        description = {
            "Checks a measurement list against itself, and compares two copies of it.",
            "",
            "Recomputes the template digest of every entry and reports fields that no kernel logs. This detects an entry"
                    + " that was changed without its digest. An entry changed together with its digest shows only in a"
                    + " replay against a PCR: a consistent list proves no origin. An entry whose template digest cannot be"
                    + " computed from what it says is a finding.",
            "",
            "With a second copy of the same list (ascii and binary, or an earlier one), also reports where the two"
                    + " differ.",
            "",
            "With --evidence, does what imatool evidence does."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Is the list consistent with itself, and with its ascii copy?",
            "    imatool verify binary_runtime_measurements ascii_runtime_measurements",
            "",
            "  In which entry do two copies differ, for a script?",
            "    imatool verify --format json list.bin list.ascii | jq .copies.entry"
        })
public final class VerifyCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "LOG",
            description =
                    "The measurement list, binary or ascii, compressed or not; - is standard input. PART + PART joins parts of"
                            + " one list in that order; a folder is read as the one list it holds.")
    Optional<String> log = Optional.empty();

    @Parameters(index = "1", arity = "0..1", paramLabel = "COPY", description = "Another copy of the same list.")
    Optional<String> copy = Optional.empty();

    @Option(
            names = "--evidence",
            paramLabel = "DIR|ARCHIVE",
            description =
                    "Examine a folder or an archive of collected files, as imatool evidence does. The options from --nonce to"
                            + " --start belong to it.")
    Optional<String> evidence = Optional.empty();

    @Mixin
    CollectedOptions collected;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    /** A command of that process. */
    public VerifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        checkArguments();
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("LOG", log).claim("COPY", copy);
            collected.claim(inputs);
            ReportOutput delivery = new ReportOutput(streams, output, format.format());
            ListPass pass = reading.pass(inputs, streams, templates.formats());
            if (evidence.isPresent()) {
                EvidenceExamination examination = new EvidenceExamination(pass);
                return delivery.deliver(
                                examination.examine(collected.question(evidence.get())), EvidenceRendering.RENDERING)
                        .status();
            }
            VerifyExamination examination = new VerifyExamination(pass);
            return delivery.deliver(
                            examination.examine(new VerifyQuestion(log.orElseThrow(), copy)), VerifyRendering.RENDERING)
                    .status();
        }
    }

    private void checkArguments() throws UsageException {
        if (evidence.isEmpty() && log.isEmpty()) {
            throw new UsageException("missing required parameter: 'LOG'");
        }
        if (evidence.isPresent() && log.isPresent()) {
            throw new UsageException("give either LOG or --evidence, not both");
        }
        if (evidence.isEmpty() && collected.any()) {
            throw new UsageException("--nonce, --ak, --accept-found-key, --keys and --start need --evidence");
        }
    }
}
