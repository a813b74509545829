package dev.imatool.cli.command;

import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.ReplayFormatOption;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.options.tpm.BankOption;
import dev.imatool.cli.options.tpm.ReplayOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.output.UntilReaderLeaves;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.listfolder.ListArguments;
import dev.imatool.examine.replay.ManyReplays;
import dev.imatool.examine.replay.ReplayExamination;
import dev.imatool.examine.replay.ReplayQuestion;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.render.output.Format;
import dev.imatool.render.replay.ReplayLineRendering;
import dev.imatool.render.replay.ReplayRendering;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Computes PCR values from a list and looks for expected ones. */
@Command(
        name = "replay",
        description = {
            "Computes PCR values from a measurement list and finds expected ones.",
            "",
            "Reports after which entry an expected value is reached. A match before the last entry is normal: the list"
                    + " keeps growing while PCRs are read. Without expected values, prints every PCR in every bank, under"
                    + " both extend schemes that kernels have used. With an event log or expected values of PCR 0-9,"
                    + " checks each boot_aggregate. An expected value that nothing decides is a finding. So is an entry whose"
                    + " template digest cannot be computed from what it says: a PCR covers that digest, not the contents."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Does the list explain what the TPM holds (tpm2_pcrread > pcrs.yaml)?",
            "    imatool replay --pcrs pcrs.yaml binary_runtime_measurements",
            "",
            "  Which lists of a fleet need a look?",
            "    imatool replay --bank sha256 collected/ | jq 'select(.exit != 0).path'"
        })
public final class ReplayCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "LOG",
            description = {
                "The list, binary or ascii, compressed or not; - is standard input. PART + PART joins parts of one list.",
                "Several lists, or the lists in a directory, are replayed independently: one line of JSON for each. A list in a"
                        + " directory is compared with the PCR values found with it, staged records and exported parts included."
            })
    List<String> logs = new ArrayList<>();

    @Mixin
    ReplayOptions options;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    BankOption banks;

    @Mixin
    ReplayFormatOption format;

    @Mixin
    OutputOptions output;

    /** A command of that process. */
    public ReplayCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        ReplayQuestion question = options.question(logs, banks.banks());
        Format form = many() ? Format.NDJSON : format.ofOne();
        try (InputArguments inputs = output.inputs(streams, form, form != Format.TEXT && !output.quiet())) {
            return (many() ? many(question, inputs) : one(question, inputs)).status();
        }
    }

    /** True when it is about many lists. */
    public boolean many() {
        return !logs.isEmpty() && new ListArguments(logs).many();
    }

    private ExitCode one(ReplayQuestion question, InputArguments inputs) throws IOException {
        inputs.claim("LOG", logs)
                .claim("--pcrs", question.expected().files())
                .claim("--event-log", question.eventLog());
        ReplayExamination examination = new ReplayExamination(pass(inputs));
        return new ReportOutput(streams, output, format.ofOne())
                .deliver(
                        examination.examine(question),
                        format.ofOne() == Format.NDJSON ? ReplayLineRendering.RENDERING : ReplayRendering.RENDERING);
    }

    private ExitCode many(ReplayQuestion question, InputArguments inputs) throws IOException {
        format.ofSeveral();
        ManyReplays replays = ManyReplays.of(question);
        ReportOutput delivery = new ReportOutput(streams, output, Format.NDJSON);
        delivery.notices(replays.notices());
        OutputStream out = output.quiet() ? OutputStream.nullOutputStream() : new UntilReaderLeaves(delivery.stream());
        try (InputArguments unnamed = output.inputs(streams, Format.NDJSON, false)) {
            ExitCode worst = replays.run(pass(unnamed), pass(inputs), ReplayLineRendering::line, out::write);
            out.flush();
            return worst;
        }
    }

    private ListPass pass(InputArguments inputs) {
        return reading.pass(inputs, streams, templates.formats());
    }
}
