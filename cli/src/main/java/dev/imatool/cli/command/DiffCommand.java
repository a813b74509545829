package dev.imatool.cli.command;

import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.RowsFormatOption;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.options.diff.AlignmentOptions;
import dev.imatool.cli.options.diff.BootOptions;
import dev.imatool.cli.options.diff.ChangeOrderOption;
import dev.imatool.cli.options.diff.ContainerPairOptions;
import dev.imatool.cli.options.diff.ListPairOptions;
import dev.imatool.cli.options.source.SourceOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.diff.DiffExamination;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.render.diff.DiffRendering;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two lists and reports what changed. */
@Command(
        name = "diff",
        description = {
            "Compares two measurement lists and reports what changed.",
            "",
            "Reports how the lists relate (one continues the other, separate boots, excerpts), then the changes path by path."
                    + " A path that a list lacks was not measured there, which says nothing about the file.",
            "",
            "There are four verdicts. same: the lists are identical, or AFTER goes on where BEFORE ends and no content changed."
                    + " same_contents: no path has other content, but entries are lost, moved or doubled, or a violation"
                    + " disappeared. Two boots of a machine look like this, and so does an altered copy: the entries are listed,"
                    + " and with --same-boot or quotes of one boot each of them is a change. different: something changed."
                    + " not_comparable: nothing else differs, but there are entries whose template digest cannot be computed from"
                    + " what they say. The first two end with status 0, the others with 1.",
            "",
            "With --good, --bad or --keys, each entry of a change is marked with what check says of it. A known bad content is a"
                    + " finding in either list, whether it changed or not."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  What changed between two collections from one host, as a table?",
            "    imatool diff --format csv monday.bin friday.bin > changes.csv",
            "",
            "  Which of the changes come from these packages?",
            "    imatool diff --good rpms/ monday.bin friday.bin"
        })
public final class DiffCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            index = "0",
            paramLabel = "BEFORE",
            description =
                    "The earlier or trusted list, binary or ascii, compressed or not; - is standard input. A folder or an"
                            + " archive (tar, tar.gz, zip) is read as the one list in it; PART + PART joins parts of one list.")
    String before = InputArguments.STDIN_ARGUMENT;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "AFTER",
            description = "The later or suspected list; left out where options name two lists or containers of BEFORE.")
    Optional<String> after = Optional.empty();

    @Mixin
    ContainerPairOptions pair;

    @Mixin
    ListPairOptions lists;

    @Mixin
    AlignmentOptions containers;

    @Mixin
    BootOptions boots;

    @Mixin
    SourceOptions sources;

    @Mixin
    ChangeOrderOption order;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    RowsFormatOption format;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public DiffCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        DiffArguments arguments = new DiffArguments(before, after, pair, lists, boots, sources, order.order());
        arguments.refuseContradiction(spec.commandLine(), reading.oneList(), containers.any());
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            ListPass pass = reading.pass(inputs, streams, templates.formats());
            arguments.refuseIncomplete(spec.commandLine(), pass);
            arguments.claim(inputs);
            DiffExamination examination = new DiffExamination(pass);
            return new ReportOutput(streams, output, format.format())
                    .deliver(arguments.examine(examination, containers.toDiffOptions()), DiffRendering.RENDERING)
                    .status();
        }
    }
}
