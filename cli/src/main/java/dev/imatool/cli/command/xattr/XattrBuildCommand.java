package dev.imatool.cli.command.xattr;

import dev.imatool.cli.options.FileContentOptions;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.xattr.FileContent;
import dev.imatool.examine.xattr.XattrBuildQuestion;
import dev.imatool.examine.xattr.XattrExamination;
import dev.imatool.render.xattr.XattrRendering;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Builds the value of security.ima that the kernel would write for a file. */
@Command(
        name = "build",
        description = {
            "Builds the security.ima value of a file.",
            "",
            "Prints the value that the kernel would write for the digest of the file, in hex and in base64 as setfattr takes"
                    + " them. The value is a digest, not a signature."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Which value belongs to a file?",
            "    imatool xattr build --file ls",
            "",
            "  The same in another hash, for a script:",
            "    imatool xattr build --file ls --algorithm sha512 --format json"
        })
public final class XattrBuildCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    FileContentOptions file;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public XattrBuildCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        FileContent content = file.content(spec.commandLine());
        if (content.unknown()) {
            throw new ParameterException(spec.commandLine(), "build wants --file or --digest");
        }
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            XattrExamination examination = new XattrExamination(new ListPass(inputs));
            return new ReportOutput(streams, output, format.format())
                    .deliver(examination.examine(new XattrBuildQuestion(content)), XattrRendering.RENDERING)
                    .status();
        }
    }
}
