package dev.imatool.cli.command;

import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.csv.EntryTable;
import dev.imatool.cli.json.EntryLines;
import dev.imatool.cli.json.ShowJson;
import dev.imatool.cli.options.EntryFilter;
import dev.imatool.cli.options.FilterOptions;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.ShowFormatOption;
import dev.imatool.cli.report.EntryRows;
import dev.imatool.cli.report.EntrySink;
import dev.imatool.cli.report.ShowReport;
import dev.imatool.cli.report.ShownEntry;
import dev.imatool.cli.terminal.Progress;
import dev.imatool.cli.terminal.ReportStream;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.ShowText;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.buffer.BufferReader;
import dev.imatool.render.output.Format;
import dev.imatool.replay.parallel.ParallelPass.Preparation;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives the entries of a list. */
@Command(
        name = "show",
        description = {
            "Shows the entries of a measurement list.",
            "",
            "Gives everything each entry carries, and whether its template digest matches its template data. The exit"
                    + " status speaks of the whole list, whatever part of it is shown, and however much of that is read"
                    + " from standard output: the list is read to its end."
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
    ShowFormatOption format;

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
            ListPass pass =
                    new ListPass(inputs, () -> new Progress(streams), reading.toReadOptions(filterOptions.formats()));
            boolean document = format.format() == Format.TEXT || format.format() == Format.JSON;
            ExitCode code = document && !output.quiet()
                    ? inTwoPasses(pass, inputs.repeatedly(log), delivery)
                    : inOnePass(pass, inputs.once(log), delivery);
            return code.status();
        }
    }

    /** A head that tells of the whole list stands before the entries: the list is read once for each. */
    private ExitCode inTwoPasses(ListPass pass, InputSource source, ReportOutput delivery) throws IOException {
        ShowReport report = counted(pass, source);
        ExitCode code = status(report);
        try (EntrySink sink = document(delivery, report)) {
            survey(pass, source, () -> ShowCommand::shown, sink::entry);
            sink.end();
        } catch (ReportStream.Closed nobodyReads) {
            return code;
        }
        delivery.notices(report);
        return code;
    }

    /**
     * Entries go out as they come in. When the reader goes before the end, the list is read on all the same, without rows,
     * because the status speaks of all of it in every format.
     */
    private ExitCode inOnePass(ListPass pass, InputSource source, ReportOutput delivery) throws IOException {
        if (output.quiet()) {
            return told(counted(pass, source), delivery);
        }
        try (RowOutput out = new RowOutput(delivery.stream(), rows())) {
            ShowReport report = survey(pass, source, () -> rowMaker(out), out::write);
            out.end();
            return out.readerGone() ? status(report) : told(report, delivery);
        }
    }

    private static ExitCode told(ShowReport report, ReportOutput delivery) {
        delivery.notices(report);
        return status(report);
    }

    private static ExitCode status(ShowReport report) {
        return report.exit();
    }

    private ShowReport counted(ListPass pass, InputSource source) throws IOException {
        return survey(pass, source, () -> (entry, check) -> check, check -> {});
    }

    private <T> ShowReport survey(
            ListPass pass, InputSource source, Supplier<Preparation<T>> preparations, ListSurvey.Taker<T> taker)
            throws IOException {
        FindingCollector findings = new FindingCollector();
        EntryFilter filter = filterOptions.filter();
        ListSurvey<T> survey = new ListSurvey<>(filter, taker);
        ListPass.Outcome outcome =
                pass.over(source, findings, () -> ListSurvey.ofWanted(filter, preparations.get()), survey);
        return survey.report(outcome, findings.findings(), pass.inputs());
    }

    private static ShownEntry shown(EntryView view, TemplateDigestCheck check) {
        Entry entry = view.toEntry();
        return new ShownEntry(entry, check, BufferReader.read(entry));
    }

    private EntrySink document(ReportOutput delivery, ShowReport report) throws IOException {
        return format.format() == Format.JSON
                ? new ShowJson(delivery.stream(), report)
                : new ShowText(delivery.writer(), delivery.theme(), report);
    }

    private Preparation<byte[]> rowMaker(RowOutput out) {
        EntryRows rows = rows();
        byte[] nothing = {};
        return (entry, check) -> {
            if (out.readerGone()) {
                return nothing;
            }
            Optional<byte[]> plain = rows.plainRow(entry, check);
            return plain.isPresent() ? plain.get() : rows.row(shown(entry, check));
        };
    }

    private EntryRows rows() {
        return format.format() == Format.CSV ? new EntryTable() : new EntryLines();
    }
}
