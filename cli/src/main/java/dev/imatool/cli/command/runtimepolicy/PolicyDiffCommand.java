package dev.imatool.cli.command.runtimepolicy;

import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.RowsFormatOption;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.runtimepolicy.compare.PolicyDiffExamination;
import dev.imatool.examine.runtimepolicy.compare.PolicyDiffQuestion;
import dev.imatool.render.runtimepolicy.PolicyDiffRendering;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares two runtime policies. */
@Command(
        name = "diff",
        description = {
            "Compares two Keylime runtime policies.",
            "",
            "Lists the paths, keyrings and buffers whose digests differ, and the excludes, ignored keyrings and values that"
                    + " differ. The order of excludes and digests does not matter, nor do digests of zeros. Policies that"
                    + " differ give status 1."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  What does the new policy accept that the old one does not?",
            "    imatool runtime-policy diff policy.json new.json",
            "",
            "  The same for a table:",
            "    imatool runtime-policy diff policy.json new.json --format csv > diff.csv"
        })
public final class PolicyDiffCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            index = "0",
            paramLabel = "BEFORE",
            description =
                    "A runtime policy, or another source that check --good reads, except an index; - is standard input.")
    String before = "";

    @Parameters(index = "1", paramLabel = "AFTER", description = "Another one.")
    String after = "";

    @Mixin
    RowsFormatOption format;

    @Mixin
    OutputOptions output;

    /** A command of that process. */
    public PolicyDiffCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (InputArguments inputs =
                output.inputs(streams, format.format(), true).claim("policy", List.of(before, after))) {
            PolicyDiffExamination examination = new PolicyDiffExamination(new ListPass(inputs));
            return new ReportOutput(streams, output, format.format())
                    .deliver(examination.examine(new PolicyDiffQuestion(before, after)), PolicyDiffRendering.RENDERING)
                    .status();
        }
    }
}
