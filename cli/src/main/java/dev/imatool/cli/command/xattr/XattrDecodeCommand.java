package dev.imatool.cli.command.xattr;

import dev.imatool.cli.options.FileContentOptions;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.xattr.FileContent;
import dev.imatool.examine.xattr.XattrExamination;
import dev.imatool.examine.xattr.XattrQuestion;
import dev.imatool.render.xattr.XattrRendering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decodes values of security.ima and security.evm, and compares them with a file. */
@Command(
        name = "decode",
        description = {
            "Decodes security.ima and security.evm values.",
            "",
            "Prints what each VALUE is and, with --file or --digest, whether it holds the digest of that file. Signatures are"
                    + " described, not verified. A value without the byte for the algorithm, as a well-known shell recipe"
                    + " writes it, is reported as such, and its digest is compared all the same."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Do the values in the file system fit this copy of the file?",
            "    getfattr -d -m security -e hex /usr/bin/ls > ls.xattr",
            "    imatool xattr decode ls.xattr --file ls",
            "",
            "  What kind of value is this?",
            "    imatool xattr decode 0402f572d396fae9206628714fb2ce00f72e94f2258f"
        })
public final class XattrDecodeCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "VALUE",
            description =
                    "hex, 0x and hex, 0s and base64, or else a file with a value or with the output of getfattr; - is"
                            + " standard input.")
    List<String> values = new ArrayList<>();

    @Mixin
    FileContentOptions file;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public XattrDecodeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        FileContent content = file.content(spec.commandLine());
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("VALUE", values).claim("--file", content.file());
            XattrExamination examination = new XattrExamination(new ListPass(inputs));
            return new ReportOutput(streams, output, format.format())
                    .deliver(examination.examine(new XattrQuestion(values, content)), XattrRendering.RENDERING)
                    .status();
        }
    }
}
