package dev.imatool.cli.command;

import dev.imatool.cli.options.CandidateOption;
import dev.imatool.cli.options.ContainerOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.PathPatternConverter;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.RowsFormatOption;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.history.HistoryExamination;
import dev.imatool.examine.history.HistoryQuestion;
import dev.imatool.examine.history.PathPattern;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.render.history.HistoryRendering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what was measured under a path, in order. */
@Command(
        name = "history",
        description = {
            "Lists what was measured under a path, in order.",
            "",
            "Prints every digest with its entry number, other paths with the same content, and which of the given contents"
                    + " it is. Without PATH: the paths with more than one digest, those that changed most first. Entries"
                    + " repeated in a pasted session are listed once."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Which versions of a script ran?",
            "    imatool history run.bin /demo.python --candidate v1 --candidate v2",
            "",
            "  Which files changed while the host was up?",
            "    imatool history binary_runtime_measurements"
        })
public final class HistoryCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            index = "0",
            paramLabel = "LOG",
            description = "The measurement list, binary or ascii, compressed or not; - is standard input.")
    String log = InputArguments.STDIN_ARGUMENT;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PATH",
            converter = PathPatternConverter.class,
            description = {
                "The path, or a pattern as for show --path.",
                "NS:/path means the path in that namespace, a path in the store of a container engine that in its container."
            })
    @Nullable PathPattern path;

    @Option(
            names = "--path",
            paramLabel = "PATH",
            converter = PathPatternConverter.class,
            description = "Another path or pattern. May be repeated.")
    List<PathPattern> paths = List.of();

    @Option(
            names = "--namespace",
            paramLabel = "LABEL",
            description = "Only entries of that namespace. May be repeated.")
    List<String> namespaces = List.of();

    @Mixin
    ContainerOption containers;

    @Mixin
    CandidateOption candidates;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    RowsFormatOption format;

    @Mixin
    OutputOptions output;

    /** A command of that process. */
    public HistoryCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        List<PathPattern> asked = new ArrayList<>(paths);
        if (path != null) {
            asked.add(0, path);
        }
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("LOG", log).claim("--candidate", candidates.files());
            HistoryQuestion question = new HistoryQuestion(
                    log, asked, Set.copyOf(namespaces), containers.selectors(), candidates.candidates());
            HistoryExamination examination = new HistoryExamination(reading.pass(inputs, streams, templates.formats()));
            return new ReportOutput(streams, output, format.format())
                    .deliver(examination.examine(question), HistoryRendering.RENDERING)
                    .status();
        }
    }
}
