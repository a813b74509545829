package dev.imatool.cli.command;

import dev.imatool.cli.csv.EntryTable;
import dev.imatool.cli.json.EntryLines;
import dev.imatool.cli.json.ShowJson;
import dev.imatool.cli.options.FilterOptions;
import dev.imatool.cli.options.OutputFormat;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.ShowFormatOption;
import dev.imatool.cli.report.EntrySink;
import dev.imatool.cli.report.FindingCollector;
import dev.imatool.cli.report.ShowReport;
import dev.imatool.cli.report.ShownEntry;
import dev.imatool.cli.terminal.ReportStream;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.ShowText;
import dev.imatool.model.Entry;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.buffer.BufferReader;
import java.io.IOException;
import java.util.concurrent.Callable;
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
                    + " status speaks of the whole list, whatever part of it is shown."
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
            description = "The measurement list, binary or ascii, .gz or not; - is standard input.")
    private String log = InputArguments.STDIN_ARGUMENT;

    @Mixin
    private FilterOptions filterOptions;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private ShowFormatOption format;

    @Mixin
    private OutputOptions output;

    /** A command of that process. */
    public ShowCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        ListPass pass = new ListPass(streams, reading.toReadOptions(filterOptions.formats()));
        Delivery delivery = new Delivery(streams, output, format.format());
        try (InputArguments inputs = new InputArguments(streams)) {
            boolean document = format.format() == OutputFormat.TEXT || format.format() == OutputFormat.JSON;
            ExitCode code = document && !output.quiet()
                    ? inTwoPasses(pass, inputs.repeatedly(log), delivery)
                    : inOnePass(pass, inputs.once(log), delivery);
            return code.status();
        }
    }

    /** A head that tells of the whole list stands before the entries: the list is read once for each. */
    private ExitCode inTwoPasses(ListPass pass, InputSource source, Delivery delivery) throws IOException {
        ShowReport report = survey(pass, source, (digests, check) -> {});
        ExitCode code = ExitCode.of(report.wrong(), report.head().completeness());
        try (EntrySink sink = document(delivery, report)) {
            survey(pass, source, handTo(sink));
            sink.end();
        } catch (ReportStream.Closed nobodyReads) {
            return code;
        }
        delivery.notices(report);
        return code;
    }

    /** Entries go out as they come in. A reader who goes before the end gets no verdict. */
    private ExitCode inOnePass(ListPass pass, InputSource source, Delivery delivery) throws IOException {
        ShowReport report;
        if (output.quiet()) {
            report = survey(pass, source, (digests, check) -> {});
        } else {
            try (EntrySink sink = rows(delivery)) {
                report = survey(pass, source, handTo(sink));
                sink.end();
            } catch (ReportStream.Closed nobodyReads) {
                return ExitCode.OK;
            }
        }
        delivery.notices(report);
        return ExitCode.of(report.wrong(), report.head().completeness());
    }

    private ShowReport survey(ListPass pass, InputSource source, ListPass.Visitor wanted) throws IOException {
        FindingCollector findings = new FindingCollector();
        ListSurvey survey = new ListSurvey(filterOptions.filter(), wanted);
        ListPass.Outcome outcome = pass.over(source, findings, survey);
        return survey.report(outcome, findings.findings());
    }

    private static ListPass.Visitor handTo(EntrySink sink) {
        return (digests, check) -> {
            Entry entry = digests.entry().toEntry();
            sink.entry(new ShownEntry(entry, check, BufferReader.read(entry)));
        };
    }

    private EntrySink document(Delivery delivery, ShowReport report) throws IOException {
        return format.format() == OutputFormat.JSON
                ? new ShowJson(delivery.stream(), report)
                : new ShowText(delivery.writer(), delivery.theme(), report);
    }

    private EntrySink rows(Delivery delivery) throws IOException {
        return new HandedOnEntries(
                format.format() == OutputFormat.CSV
                        ? new EntryTable(delivery.stream())
                        : new EntryLines(delivery.stream()));
    }
}
