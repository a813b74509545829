package dev.imatool.cli.command;

import dev.imatool.cli.options.ContainerOption;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputFileOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.output.OutputFile;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.learn.LearnExamination;
import dev.imatool.examine.learn.LearnQuestion;
import dev.imatool.examine.learn.LearnReport;
import dev.imatool.render.learn.AllowListRendering;
import dev.imatool.render.learn.LearnRendering;
import dev.imatool.render.output.ReportWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Learns an allow-list from several runs, and estimates what they have not shown yet. */
@Command(
        name = "learn",
        description = {
            "Learns an allow-list from the measurement lists of several runs.",
            "",
            "Merges the digests of each path, separately for the host, container creators, and the containers of each image;"
                    + " containers are of one image if they share half of their contents. A part of a name, such as a process number,"
                    + " becomes * if it differs between runs for the same content. Learns only from entries whose template digest matches,"
                    + " never from violations. Reports which paths have several digests, how many entries were seen in one run"
                    + " only, how many more are likely, and which entries of each run an allow-list of the others does not know."
                    + " With -o it writes the allow-list, for imatool check. An allow-list is never known to be complete: IMA"
                    + " logs a file once per boot or change, and only if it was used."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Learn from three boots of a host:",
            "    imatool learn boot1.bin boot2.bin boot3.bin -o allowlist.json",
            "",
            "  Learn one image from its container on several hosts:",
            "    imatool learn --container 5ca1d2eb host1.log host2.log -o nginx.json"
        })
public final class LearnCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description = {
                "The measurement list of a run, binary or ascii, compressed or not; - is standard input. Each counts as a run of"
                        + " its own, so two copies from one boot distort the estimates; the same bytes count once."
            })
    List<String> runs = new ArrayList<>();

    @Mixin
    OutputFileOption output;

    @Mixin
    ContainerOption containers;

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
    public LearnCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        // hashed in any case: the allow-list names its runs by their bytes
        try (InputArguments inputs =
                        outputOptions.inputs(streams, format.format(), true).claim("RUN", runs);
                OutputFile file = OutputFile.of(spec.commandLine(), output, inputs)) {
            LearnExamination examination = new LearnExamination(reading.pass(inputs, streams, templates.formats()));
            LearnReport report = examination.examine(new LearnQuestion(runs, containers.selectors(), output.file()));
            if (report.anything()) {
                file.write(out -> ReportWriter.json(report, AllowListRendering.DOCUMENT, out));
            }
            return new ReportOutput(streams, outputOptions, format.format())
                    .deliver(report, LearnRendering.RENDERING)
                    .status();
        }
    }
}
