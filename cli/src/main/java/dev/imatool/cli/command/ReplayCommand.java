package dev.imatool.cli.command;

import dev.imatool.cli.json.ReplayJson;
import dev.imatool.cli.json.ReplayLineJson;
import dev.imatool.cli.options.BankOption;
import dev.imatool.cli.options.EventLogOption;
import dev.imatool.cli.options.ExpectedPcrOptions;
import dev.imatool.render.output.Format;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.ReplayFormatOption;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.terminal.Progress;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.NoticeText;
import dev.imatool.cli.text.ReplayText;
import dev.imatool.render.page.Theme;
import dev.imatool.examine.eventlog.EventLogInput;
import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.PartsArgument;
import dev.imatool.examine.listfolder.BesideExpected;
import dev.imatool.examine.listfolder.ListFolder;
import dev.imatool.examine.listfolder.ListFolderNotices;
import dev.imatool.examine.listfolder.ListsInParts;
import dev.imatool.examine.replay.ReplayLine;
import dev.imatool.examine.replay.ReplayReport;
import dev.imatool.examine.replay.ReplayRun;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.InputRole;
import dev.imatool.parsers.eventlog.EventLogReading;
import dev.imatool.replay.GivenStarts;
import dev.imatool.replay.Replay;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Computes PCR values from a list and looks for expected ones. */
@Command(
        name = "replay",
        description = {
            "Computes PCR values from a measurement list and finds expected ones.",
            "",
            "Tells after which entry an expected value is reached. A value that is reached before the last entry is"
                    + " nothing wrong: a list grows while PCRs are read. Without expected values, gives every bank of"
                    + " every PCR in the list, in both ways in which kernels extend. With an event log or expected"
                    + " values of PCR 0-9, proves the boot_aggregate of each kernel that wrote to the list.",
            "",
            "An expected value that nothing decides is a finding, and so is an entry whose template digest cannot be computed"
                    + " from what it says: a PCR covers that digest, not the contents."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Does the list explain what the TPM holds, and did the machine boot what its",
            "  firmware says?",
            "    tpm2_pcrread > pcrs.yaml",
            "    imatool replay --pcrs pcrs.yaml --event-log boot.log binary_runtime_measurements",
            "",
            "  Which lists of a fleet need a look?",
            "    imatool replay --bank sha256 collected/ | jq -r 'select(.exit != 0) | .path'"
        })
public final class ReplayCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "LOG",
            description = {
                "The measurement list, binary or ascii, compressed or not; - is standard input. PART + PART joins parts of one list"
                        + " in that order.",
                "Several lists, or the lists in a directory, are replayed independently: one line of JSON for each. A list"
                        + " in a directory is compared with the PCR values that lie beside it; staged records and"
                        + " exported parts are joined with it where one of those proves it."
            })
    List<String> logs = new ArrayList<>();

    @Mixin
    ExpectedPcrOptions expectedOptions;

    @Mixin
    ExpectedPcrOptions.Starts starts;

    @Mixin
    EventLogOption eventLog;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    BankOption bankOption;

    @Mixin
    ReplayFormatOption format;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public ReplayCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        LogArguments arguments = new LogArguments(logs);
        if (arguments.many()) {
            return many(arguments).status();
        }
        String log = logs.get(0);
        boolean document =
                format.format().filter(form -> form != Format.TEXT).isPresent() && !output.quiet();
        try (InputArguments inputs = output.inputs(streams, document)) {
            inputs.claim("LOG", log).claim("--pcrs", expectedOptions.files()).claim("--event-log", eventLog.file());
            ExpectedPcrReader.Expected expected = WantedBanks.of(bankOption, expectedOptions.read(inputs), spec);
            Optional<EventLogReading> firmware = eventLog.file().isPresent()
                    ? Optional.of(EventLogInput.read(
                            inputs.once(InputRole.EVENT_LOG, eventLog.file().get())))
                    : Optional.empty();
            ReplayReport report = new ReplayRun(replay(expected), expected, starts.given(), firmware)
                    .on(ListPass.cores(), pass(inputs), inputs.once(log));
            ReportOutput delivery = new ReportOutput(streams, output, format.format().orElse(Format.TEXT));
            return delivery.deliver(report, ReplayText::write, this::document).status();
        }
    }

    private void document(ReplayReport report, OutputStream out) throws IOException {
        if (format.format().equals(Optional.of(Format.NDJSON))) {
            int status = report.exit().status();
            out.write(ReplayLineJson.line(ReplayLine.of(PartsArgument.shown(logs.get(0)), report, status)));
        } else {
            ReplayJson.write(report, out);
        }
    }

    /** Each list for itself, which leaves no room for values that one machine's TPM held, but for those found beside it. */
    private ExitCode many(LogArguments arguments) throws IOException {
        if (!expectedOptions.files().isEmpty() || !expectedOptions.typed().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "expected values go with one LOG only");
        }
        if (!starts.given().values().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--start goes with one LOG only");
        }
        if (eventLog.file().isPresent()) {
            throw new ParameterException(spec.commandLine(), "an event log goes with one LOG only");
        }
        if (logs.contains(InputArguments.STDIN_ARGUMENT)) {
            throw new ParameterException(spec.commandLine(), "standard input can only be the one LOG");
        }
        if (format.format().filter(form -> form != Format.NDJSON).isPresent()) {
            throw new ParameterException(spec.commandLine(), "several lists are reported as ndjson only");
        }
        LogArguments.Found found = arguments.find();
        // a line of JSON is about one list, so that what is said of a directory has no place there
        NoticeText notices = new NoticeText(streams.err(), Theme.of(output.errInColour(streams)));
        found.folders().forEach((directory, folder) -> notices.print(ListFolderNotices.of(directory, folder), true));
        boolean withoutList = found.folders().values().stream()
                .anyMatch(folder -> folder.lists().isEmpty());
        List<ListFolder.Listed> lists = found.folders().isEmpty()
                ? found.lists()
                : new ListsInParts(pass(output.inputs(streams, false))).joined(found.lists());
        try (OutputStream out =
                output.quiet() ? OutputStream.nullOutputStream() : new BufferedOutputStream(streams.out(), 1 << 16)) {
            ExitCode worst = new ManyLogs(this::line, ListPass.cores()).run(lists, out);
            return withoutList ? ManyLogs.worse(worst, ExitCode.USAGE) : worst;
        }
    }

    private ReplayLine line(ListFolder.Listed list) throws IOException {
        try (InputArguments inputs = output.inputs(streams, true)) {
            ExpectedPcrReader.Expected expected = BesideExpected.read(list.values(), bankOption.banks());
            ReplayReport report = new ReplayRun(replay(expected), expected, GivenStarts.NONE, Optional.empty())
                    .on(1, pass(inputs), inputs.once(list.path()));
            int status = report.exit().status();
            return ReplayLine.of(PartsArgument.shown(list.path()), report, status)
                    .heldAgainst(list.values());
        }
    }

    private ListPass pass(InputArguments inputs) {
        return new ListPass(inputs, () -> new Progress(streams), reading.toReadOptions(templates.formats()));
    }

    private Replay replay(ExpectedPcrReader.Expected expected) {
        boolean everyBank = bankOption.banks().isEmpty();
        return expected.values().isEmpty() && !everyBank
                ? Replay.ofBanks(bankOption.banks(), starts.given())
                : Replay.against(expected.values(), starts.given());
    }
}
