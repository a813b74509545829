package dev.imatool.cli.command;

import dev.imatool.cli.json.EvidenceJson;
import dev.imatool.cli.options.CollectedOptions;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.terminal.Progress;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.EvidenceText;
import dev.imatool.examine.evidence.EvidenceReport;
import dev.imatool.examine.evidence.EvidenceReportBuilder;
import dev.imatool.examine.evidence.quotes.EvidenceKeys;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.quote.NonceArgument;
import dev.imatool.examine.verify.VerifyExamination;
import dev.imatool.examine.verify.VerifyQuestion;
import dev.imatool.render.verify.VerifyRendering;
import dev.imatool.replay.quote.ExpectedNonce;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
            "With a second copy of the same list (ascii beside binary, or an earlier one), also reports where the two"
                    + " differ.",
            "",
            "With --evidence, looks through a folder or an archive for lists and all that bears on them, and separates"
                    + " entries that a quote covers from those after it and those that nothing vouches for. A quote counts"
                    + " where its key is named with --ak. Staged records and exported parts are joined with the list that they"
                    + " are of, where a PCR value or a quote proves it."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Is the list consistent with itself, and with its ascii copy?",
            "    imatool verify binary_runtime_measurements ascii_runtime_measurements",
            "",
            "  What does everything that was collected from a host prove?",
            "    imatool verify --evidence uac.tar.gz --nonce nonce.hex --ak host1-ak.pub"
        })
public final class VerifyCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "LOG",
            description =
                    "The measurement list, binary or ascii, compressed or not; - is standard input. PART + PART joins parts of"
                            + " one list in that order; a folder stands for the one list it holds.")
    Optional<String> log = Optional.empty();

    @Parameters(index = "1", arity = "0..1", paramLabel = "COPY", description = "Another copy of the same list.")
    Optional<String> copy = Optional.empty();

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

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public VerifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (collected.evidence().isPresent() == log.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    log.isEmpty() ? "Missing required parameter: 'LOG'" : "give either LOG or --evidence, not both");
        }
        if (collected.withoutEvidence()) {
            throw new ParameterException(
                    spec.commandLine(), "--nonce, --ak, --accept-found-key, --keys and --start need --evidence");
        }
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            if (collected.evidence().isPresent()) {
                return examine(collected.evidence().get(), inputs);
            }
            inputs.claim("LOG", log).claim("COPY", copy);
            VerifyExamination examination = new VerifyExamination(
                    inputs, () -> new Progress(streams), reading.toReadOptions(templates.formats()));
            return new ReportOutput(streams, output, format.format())
                    .deliver(
                            examination.examine(new VerifyQuestion(log.orElseThrow(), copy)), VerifyRendering.RENDERING)
                    .status();
        }
    }

    private int examine(String evidence, InputArguments inputs) throws IOException {
        Optional<ExpectedNonce> nonce = Optional.empty();
        if (collected.nonce().isPresent()) {
            nonce = NonceArgument.read(collected.nonce().get(), inputs);
            if (nonce.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "invalid value for option '--nonce': '"
                                + collected.nonce().get() + "' is neither an even number of hex digits nor a file");
            }
        }
        ListPass pass = new ListPass(inputs, () -> new Progress(streams), reading.toReadOptions(templates.formats()));
        EvidenceReport report = new EvidenceReportBuilder(
                        evidence,
                        EvidenceKeys.of(
                                inputs,
                                collected.signingKeys(),
                                collected.attestationKeys(),
                                collected.acceptFoundKey(),
                                nonce,
                                collected.starts()),
                        pass)
                .build();
        return new ReportOutput(streams, output, format.format())
                .deliver(report, EvidenceText::write, EvidenceJson::write)
                .status();
    }
}
