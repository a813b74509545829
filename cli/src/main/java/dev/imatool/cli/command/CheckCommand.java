package dev.imatool.cli.command;

import dev.imatool.cli.options.ContainerOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.ReferenceOption;
import dev.imatool.cli.options.RowsFormatOption;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.check.CheckExamination;
import dev.imatool.examine.check.CheckQuestion;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.render.check.CheckRendering;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares a list with known-good references. */
@Command(
        name = "check",
        description = {
            "Checks a measurement list against known-good references.",
            "",
            "Each entry that measures a file must have a digest that a reference has under its path. Violations, and entries whose"
                    + " template digest does not match, are never known. A boot_aggregate is not a file and is not judged. A"
                    + " digest that container-ima made in PCR 11 counts as resolved if it results from a known digest of its"
                    + " path. A container is compared with the image in the allow-list that it fits best, or with all images if it fits none."
                    + " An entry that no reference knows is not bad: it is unknown."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Is one container of a host what its image was?",
            "    imatool check --container 5ca1d2eb --reference nginx.json host.log",
            "",
            "  Against the files of an image, as a table of all entries that are not known:",
            "    (cd image; find /usr -type f -exec sha256sum {} +) > image.sha256",
            "    imatool check --format csv --reference image.sha256 \\",
            "      ascii_runtime_measurements > unknown.csv"
        })
public final class CheckCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "LOG",
            description = "The measurement list, binary or ascii, compressed or not; - is standard input.")
    String log = InputArguments.STDIN_ARGUMENT;

    @Mixin
    ReferenceOption references;

    @Mixin
    ContainerOption containers;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    RowsFormatOption format;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public CheckCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (references.files().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "nothing to check against: give --reference FILE");
        }
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("LOG", log).claim("--reference", references.files());
            CheckQuestion question = new CheckQuestion(log, containers.selectors(), references.files());
            CheckExamination examination = new CheckExamination(reading.pass(inputs, streams, templates.formats()));
            return new ReportOutput(streams, output, format.format())
                    .deliver(CheckRendering.RENDERING, CheckRendering.ROW, rows -> examination.examine(question, rows))
                    .status();
        }
    }
}
