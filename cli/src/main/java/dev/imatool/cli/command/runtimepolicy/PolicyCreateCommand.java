package dev.imatool.cli.command.runtimepolicy;

import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputFileOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.output.OutputFile;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.runtimepolicy.made.CreateExamination;
import dev.imatool.examine.runtimepolicy.made.CreateQuestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a runtime policy of measurement lists and sources of known files. */
@Command(
        name = "create",
        description = {
            "Makes a Keylime runtime policy of measurement lists and known files.",
            "",
            "What an entry says is taken only if its template digest was computed from it; violations and digests of zeros"
                    + " are left out. The report counts whatever is left out, and the entries that Keylime accepts by no"
                    + " policy. log_hash_alg is that of the template digests. The same sources make the same bytes."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Accept what a host measured, its keys included, and ignore /tmp:",
            "    imatool runtime-policy create host.bin --keyrings --exclude '/tmp/' \\",
            "        -o policy.json",
            "",
            "  Accept what packages brought, too:",
            "    imatool runtime-policy create host.bin --good debs/ -o policy.json"
        })
public final class PolicyCreateCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "0..*",
            paramLabel = "RUN",
            description = "A measurement list, binary or ascii, compressed or not; - is standard input.")
    List<String> runs = new ArrayList<>();

    @Option(
            names = "--good",
            paramLabel = "SOURCE",
            description = "Known good files in any form that check --good reads, except an index. May be repeated.")
    List<String> good = new ArrayList<>();

    @Mixin
    PolicyContentOptions content = new PolicyContentOptions();

    @Mixin
    OutputFileOption file;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public PolicyCreateCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        List<String> sources = new ArrayList<>(runs);
        sources.addAll(good);
        if (sources.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "nothing to make a policy of: give RUN or --good SOURCE");
        }
        if (good.isEmpty() && content.places.any()) {
            throw new ParameterException(
                    spec.commandLine(), "--root, --map and --policy-key are about sources: give --good");
        }
        try (InputArguments inputs = content.claim(output.inputs(streams, format.format(), true)
                        .claim("RUN", runs)
                        .claim("--good", good));
                OutputFile made = OutputFile.of(spec.commandLine(), file, inputs)) {
            CreateQuestion question = new CreateQuestion(
                    sources,
                    content.excludes,
                    content.excludeFiles,
                    content.places.policyKeys(),
                    content.scope(),
                    file.file());
            CreateExamination examination = new CreateExamination(reading.pass(inputs, streams, templates.formats()));
            return new MadeOutput(streams, output, format).deliver(examination.examine(question), made);
        }
    }
}
