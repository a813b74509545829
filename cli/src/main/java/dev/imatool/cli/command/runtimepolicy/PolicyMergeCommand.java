package dev.imatool.cli.command.runtimepolicy;

import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputFileOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.output.OutputFile;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.runtimepolicy.made.MergeExamination;
import dev.imatool.examine.runtimepolicy.made.MergeQuestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes one runtime policy of several. */
@Command(
        name = "merge",
        description = {
            "Makes one Keylime runtime policy that accepts what each of several accepts.",
            "",
            "Unites the digests of each path, keyring and buffer, the excludes and the ignored keyrings. A policy has one"
                    + " log_hash_alg and one set of verification keys: where policies differ, that of the first is kept, and"
                    + " the others are reported. Excludes with which Keylime would ignore all excludes are not taken."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Add the policy of an update to the one in use:",
            "    imatool runtime-policy merge policy.json update.json -o new.json",
            "",
            "  Do the policies of two teams contradict each other?",
            "    imatool runtime-policy merge a.json b.json --format json | jq .conflicts"
        })
public final class PolicyMergeCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "2..*",
            paramLabel = "POLICY",
            description = "A runtime policy, or another source that check --good reads, except an index.")
    List<String> policies = new ArrayList<>();

    @Mixin
    OutputFileOption file;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public PolicyMergeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (InputArguments inputs =
                        output.inputs(streams, format.format(), true).claim("POLICY", policies);
                OutputFile made = OutputFile.of(spec.commandLine(), file, inputs)) {
            MergeExamination examination = new MergeExamination(new ListPass(inputs));
            return new MadeOutput(streams, output, format)
                    .deliver(examination.examine(new MergeQuestion(policies, file.file())), made);
        }
    }
}
