package dev.imatool.cli.command;

import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputFileOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.RenameOption;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.output.OutputFile;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.repair.RepairExamination;
import dev.imatool.examine.repair.RepairQuestion;
import dev.imatool.examine.repair.RepairReport;
import dev.imatool.render.repair.RepairRendering;
import java.io.IOException;
import java.util.concurrent.Callable;
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
            "The template digest of an entry is the hash of what the entry said, so a guess can be proven. Tries one lost, added"
                    + " or changed character in any field, broken and joined lines, blanks and underscores, cut names, the"
                    + " given renames, and two of these together. An entry that somebody altered on purpose stays as it is,"
                    + " unless one of these undoes it. -o writes the list with every unique repair made, and all else"
                    + " unchanged.",
            "",
            "Exit status 0: every entry fits. 1: some entry does not fit, repaired or not. 3: an entry could not be read as it"
                    + " is, even if it was repaired."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  What did the damaged entries of a list copied from a slide say?",
            "    imatool repair slide.txt",
            "",
            "  Undo a rename over the whole list, and write the result:",
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
        try (InputArguments inputs =
                        outputOptions.inputs(streams, format.format()).claim("LOG", log);
                OutputFile file = OutputFile.of(spec.commandLine(), output, inputs)) {
            return new ReportOutput(streams, outputOptions, format.format())
                    .deliver(repair(inputs, file), RepairRendering.RENDERING)
                    .status();
        }
    }

    private RepairReport repair(InputArguments inputs, OutputFile file) throws IOException {
        RepairExamination examination = new RepairExamination(reading.pass(inputs, streams, templates.formats()));
        RepairQuestion question = new RepairQuestion(log, renames.renames(), output.file());
        return file.made(() -> examination.examine(question, file.stream()));
    }
}
