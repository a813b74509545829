package dev.imatool.cli.command.runtimepolicy;

import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputFileOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.PolicyFormOption;
import dev.imatool.cli.output.OutputFile;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.runtimepolicy.made.ConvertExamination;
import dev.imatool.examine.runtimepolicy.made.ConvertQuestion;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a source says in another form. */
@Command(
        name = "convert",
        description = {
            "Converts a Keylime runtime policy to other forms, and other forms to a policy.",
            "",
            "Reads every form that check --good reads, except an index. What the form that is made cannot say is counted by kind in the report:"
                    + " checksum and trust files hold SHA-256 digests of files alone, and a trust file one of a path. A trust"
                    + " file also needs sizes, which no source says; 0 stands for them."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Which files of a policy does this root file system have?",
            "    imatool runtime-policy convert policy.json --to sha256sum -o sums",
            "",
            "  Make a policy of a checksum file:",
            "    imatool runtime-policy convert sums -o policy.json"
        })
public final class PolicyConvertCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "SOURCE",
            description =
                    "A runtime policy, or another source that check --good reads, except an index; - is standard input.")
    String source = InputArguments.STDIN_ARGUMENT;

    @Mixin
    PolicyFormOption form;

    @Mixin
    OutputFileOption file;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public PolicyConvertCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (InputArguments inputs =
                        output.inputs(streams, format.format(), true).claim("SOURCE", source);
                OutputFile made = OutputFile.of(spec.commandLine(), file, inputs)) {
            ConvertExamination examination = new ConvertExamination(new ListPass(inputs));
            return new MadeOutput(streams, output, format)
                    .deliver(examination.examine(new ConvertQuestion(source, form.form(), file.file())), made);
        }
    }
}
