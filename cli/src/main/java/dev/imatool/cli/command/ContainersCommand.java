package dev.imatool.cli.command;

import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.ReferenceOption;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.containers.ContainersExamination;
import dev.imatool.examine.containers.ContainersQuestion;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.render.containers.ContainersRendering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the containers that measurement lists name. */
@Command(
        name = CommandNames.CONTAINERS,
        aliases = CommandNames.NAMESPACES,
        description = {
            "Lists the containers that measurement lists name, and what they have in common.",
            "",
            "Reads the list of a host, the lists of namespaces and of kernel modules, or all of them pasted into one text."
                    + " A container is a namespace, a control group, or a directory in the store of a container engine. An id"
                    + " is what the entries claim: two claims are listed apart unless they are equal in everything, and the number of"
                    + " a namespace with two creators is two containers. The digests that container-ima puts into PCR 11 are"
                    + " resolved against the entries of the host and --reference. The number of a namespace does not show its"
                    + " kind (mount, UTS, user)."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Which containers ran, who made them, and what do they share?",
            "    imatool containers ascii_runtime_measurements 4026532469 4026532481",
            "",
            "  Which files do the digests in PCR 11 belong to?",
            "    imatool containers --reference image.sha256 ascii_runtime_measurements"
        })
public final class ContainersCommand implements Callable<Integer> {
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
    public ContainersCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("INPUT", logs).claim("--reference", references.files());
            ContainersQuestion question = new ContainersQuestion(logs, references.files());
            ContainersExamination examination =
                    new ContainersExamination(reading.pass(inputs, streams, templates.formats()));
            return new ReportOutput(streams, output, format.format())
                    .deliver(examination.examine(question), ContainersRendering.RENDERING)
                    .status();
        }
    }
}
