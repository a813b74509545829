package dev.imatool.cli.command;

import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.identify.IdentifyExamination;
import dev.imatool.examine.identify.IdentifyQuestion;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.render.identify.IdentifyRendering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what files are, and which commands answer most about them. */
@Command(
        name = "identify",
        description = {
            "Says what files are, and which two commands answer most about each of them.",
            "",
            "Looks at contents, not at names. The same without a command: imatool PATH… (a command's name goes before that of a"
                    + " file). Ends with 0 where all are recognised, else with 2."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  What did I get here?",
            "    imatool identify collected/*",
            "",
            "  Is all of it recognised, for a script?",
            "    imatool identify -q collected/*"
        })
public final class IdentifyCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "A file, a folder or an archive.")
    List<String> paths = new ArrayList<>();

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    /** A command of that process. */
    public IdentifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            IdentifyExamination examination = new IdentifyExamination(new ListPass(inputs));
            return new ReportOutput(streams, output, format.format())
                    .deliver(examination.examine(new IdentifyQuestion(paths)), IdentifyRendering.RENDERING)
                    .status();
        }
    }
}
