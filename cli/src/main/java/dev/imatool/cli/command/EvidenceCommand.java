package dev.imatool.cli.command;

import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.options.source.FileSourceOptions;
import dev.imatool.cli.options.tpm.CollectedOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.evidence.EvidenceExamination;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.render.evidence.EvidenceRendering;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Examines all that was collected from one machine or several. */
@Command(
        name = "evidence",
        description = {
            "Examines a folder or an archive of collected files and reports what they prove.",
            "",
            "Detects lists, quotes, keys, PCR values, event logs and checksums by their content and runs every check that"
                    + " they allow. For each list, reports which entries a quote covers, which came later, and which no quote"
                    + " covers. A quote counts only where you name its key with --ak.",
            "",
            "Staged records and exported parts are joined with their list where a PCR value or a quote proves it. Every file is"
                    + " accounted for: used, not understood, or not read. Ends with what to collect next time.",
            "",
            "With --good and --bad, reports for each list what check says of its entries. With --ak, --nonce or"
                    + " --accept-found-key, entries that no quote covers are unproven. A known bad content is a finding, in copies of"
                    + " a list too."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  What does everything that was collected from a host prove?",
            "    imatool evidence uac.tar.gz --nonce nonce.hex --ak host1-ak.pub",
            "",
            "  Which files of the evidence were not understood?",
            "    imatool evidence host1/ --format json \\",
            "        | jq -r '.evidence.parts[] | select(.not_understood).path'"
        })
public final class EvidenceCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "DIR|ARCHIVE",
            description = "A folder, or a tar, tar.gz or zip archive; archives inside are opened too.")
    String evidence = "";

    @Mixin
    CollectedOptions collected;

    @Mixin
    FileSourceOptions sources;

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
    public EvidenceCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Optional<String> useless = sources.useless(false);
        if (useless.isPresent()) {
            throw new ParameterException(spec.commandLine(), useless.get());
        }
        GivenSources given = sources.any() ? sources.given(collected.signingKeys()) : GivenSources.NONE;
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            collected.claim(inputs);
            sources.claim(inputs);
            EvidenceExamination examination =
                    new EvidenceExamination(reading.pass(inputs, streams, templates.formats()));
            return new ReportOutput(streams, output, format.format())
                    .deliver(examination.examine(collected.question(evidence, given)), EvidenceRendering.RENDERING)
                    .status();
        }
    }
}
