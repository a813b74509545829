package dev.imatool.cli.command.reference;

import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.HashName;
import dev.imatool.cli.options.OutputFileOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.output.OutputFile;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.reference.ReferenceExamination;
import dev.imatool.examine.reference.ReferenceQuestion;
import dev.imatool.examine.reference.ReferenceReport;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.render.reference.ReferenceRendering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Builds an index of known files. */
@Command(
        name = "build",
        description = {
            "Builds an index of known files from sources.",
            "",
            "A SOURCE is whatever imatool check takes as --good or --bad. The index keeps all that a source says, so check gives"
                    + " the same answers with the index as with the sources, in less time and memory. The same sources give"
                    + " the same bytes. A damaged index is refused when a damaged part of it is read."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Put packages and an image into one index:",
            "    imatool reference build rpms/ image.tar -o known.idx",
            "",
            "  The same for lists with SHA-256 alone, and replace the index of yesterday:",
            "    imatool reference build rpms/ --algorithm sha256 -o known.idx --force"
        })
public final class ReferenceBuildCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "SOURCE",
            description = "A source of known files, or a folder of them; - is standard input.")
    List<String> sources = new ArrayList<>();

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            converter = HashName.AlgorithmConverter.class,
            description =
                    "Hash algorithm for contents of packages, images and folders; may be repeated. Default: sha1, sha256,"
                            + " sha384 and sha512.")
    List<HashAlgorithm> algorithms = new ArrayList<>();

    @Option(
            names = "--policy-key",
            paramLabel = "FILE",
            description = "Public key that has to have signed a Keylime policy among the sources. May be repeated.")
    List<String> policyKeys = new ArrayList<>();

    @Mixin
    OutputFileOption output;

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
    public ReferenceBuildCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        String file =
                output.file().orElseThrow(() -> new ParameterException(spec.commandLine(), "build wants -o FILE"));
        ReferenceQuestion question = new ReferenceQuestion(sources, Set.copyOf(algorithms), policyKeys, file);
        // hashed in any case: the index names its sources by their bytes
        try (InputArguments inputs = outputOptions
                        .inputs(streams, format.format(), true)
                        .claim("SOURCE", sources)
                        .claim("--policy-key", policyKeys);
                OutputFile target = OutputFile.of(spec.commandLine(), output, inputs)) {
            ReferenceExamination examination =
                    new ReferenceExamination(reading.pass(inputs, streams, templates.formats()));
            ReferenceReport report = target.made(
                    () -> examination.examine(question, target.stream().orElseThrow()));
            return new ReportOutput(streams, outputOptions, format.format())
                    .deliver(report, ReferenceRendering.RENDERING)
                    .status();
        }
    }
}
