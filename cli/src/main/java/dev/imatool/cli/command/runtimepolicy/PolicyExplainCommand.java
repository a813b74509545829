package dev.imatool.cli.command.runtimepolicy;

import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.runtimepolicy.rule.RuleExamination;
import dev.imatool.examine.runtimepolicy.rule.RuleQuestion;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.FileNames;
import dev.imatool.render.runtimepolicy.RuleRendering;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says which rule of a runtime policy decides about a path. */
@Command(
        name = "explain",
        description = {
            "Says which rule of a Keylime runtime policy decides about a path, and why.",
            "",
            "Keylime looks at the excludes first, all joined and compared from the first character of the path on; then at the"
                    + " digests under exactly this name. One exclude that is not valid makes it ignore them all. A path that"
                    + " Keylime does not accept gives status 1."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Which contents of this program are accepted?",
            "    imatool runtime-policy explain policy.json /usr/bin/ls",
            "",
            "  Why does Keylime accept this file?",
            "    imatool runtime-policy explain policy.json /tmp/x sha256:$DIGEST"
        })
public final class PolicyExplainCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            index = "0",
            paramLabel = "POLICY",
            description = "A runtime policy, compressed or not, in an envelope or not; - is standard input.")
    String policy = InputArguments.STDIN_ARGUMENT;

    @Parameters(index = "1", paramLabel = "PATH", description = "Path of a file, or name of a keyring or buffer.")
    String path = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "DIGEST",
            description = "Digest of its content in hex, with or without the name of the hash and a colon in front.")
    @Nullable String digest;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    /** A command of that process. */
    public PolicyExplainCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (InputArguments inputs =
                output.inputs(streams, format.format(), true).claim("POLICY", policy)) {
            RuleQuestion question =
                    new RuleQuestion(policy, ByteString.copyOf(FileNames.bytes(path)), Optional.ofNullable(digest));
            return new ReportOutput(streams, output, format.format())
                    .deliver(new RuleExamination(new ListPass(inputs)).examine(question), RuleRendering.RENDERING)
                    .status();
        }
    }
}
