package dev.imatool.cli.command;

import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.policy.PolicyExamination;
import dev.imatool.examine.policy.PolicyQuestion;
import dev.imatool.render.policy.PolicyRendering;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Explains a policy and reports what is wrong with it. */
@Command(
        name = "policy",
        description = {
            "Explains what an IMA policy measures and appraises, and reports what is wrong with it.",
            "",
            "Checks each rule as the kernel does when it loads a policy, and finds rules that never match because an"
                    + " earlier one decides first. Reads files for ima/policy, what the kernel shows there, and texts"
                    + " that quote one."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Would a kernel take this policy, and does every rule matter?",
            "    imatool policy /etc/ima/ima-policy",
            "",
            "  Which kernel does the policy need, for a script?",
            "    imatool policy --format json ima-policy | jq .needs_kernel"
        })
public final class PolicyCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "FILE",
            description = "The policy, or a text that quotes one, compressed or not; - is standard input.")
    String file = InputArguments.STDIN_ARGUMENT;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    /** A command of that process. */
    public PolicyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            PolicyExamination examination = new PolicyExamination(new ListPass(inputs));
            return new ReportOutput(streams, output, format.format())
                    .deliver(examination.examine(new PolicyQuestion(file)), PolicyRendering.RENDERING)
                    .status();
        }
    }
}
