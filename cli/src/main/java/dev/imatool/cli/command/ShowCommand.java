package dev.imatool.cli.command;

import dev.imatool.cli.options.FilterOptions;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.RowsFormatOption;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.report.RowSink;
import dev.imatool.examine.show.ShowExamination;
import dev.imatool.examine.show.ShowQuestion;
import dev.imatool.examine.show.ShowReport;
import dev.imatool.render.show.ShowRendering;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the entries of a list. */
@Command(
        name = "show",
        description = {
            "Shows the entries of a measurement list.",
            "",
            "Prints everything that each entry contains, and whether its template digest matches its template data. The"
                    + " exit status is about the whole list, even if only some entries are shown or the reader of the output"
                    + " leaves early: the list is always read to its end."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Everything measured below /srv, as a table:",
            "    imatool show --path '/srv/**' binary_runtime_measurements",
            "",
            "  One JSON object per entry, for jq or a database:",
            "    imatool show --format ndjson ascii_runtime_measurements.gz | jq -r .path"
        })
public final class ShowCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "LOG",
            description = "The measurement list, binary or ascii, compressed or not; - is standard input.")
    String log = InputArguments.STDIN_ARGUMENT;

    @Mixin
    FilterOptions filterOptions;

    @Mixin
    ReadingOptions reading;

    @Mixin
    RowsFormatOption format;

    @Mixin
    OutputOptions output;

    /** A command of that process. */
    public ShowCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        ReportOutput delivery = new ReportOutput(streams, output, format.format());
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            ShowExamination examination = new ShowExamination(reading.pass(inputs, streams, filterOptions.formats()));
            ShowQuestion question = new ShowQuestion(log, filterOptions.filter());
            if (output.quiet()) {
                return delivery.deliver(
                                examination.examine(question, () -> (entry, check) -> check, RowSink.none()),
                                ShowRendering.RENDERING)
                        .status();
            }
            return format.format().ofRows()
                    ? rows(examination, question, delivery)
                    : delivery.deliver(examination.examine(question), ShowRendering.RENDERING)
                            .status();
        }
    }

    /** Entries are written while they are read. The exit status is about all of them in every format, so the list is read to its end. */
    private int rows(ShowExamination examination, ShowQuestion question, ReportOutput delivery) throws IOException {
        RowOutput out = new RowOutput(delivery.stream(), format.format());
        ShowReport report = examination.examine(question, out::maker, out);
        out.end();
        if (!out.readerGone()) {
            delivery.notices(report);
        }
        return report.exit().status();
    }
}
