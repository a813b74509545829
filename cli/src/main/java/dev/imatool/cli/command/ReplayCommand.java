package dev.imatool.cli.command;

import dev.imatool.cli.json.ReplayJson;
import dev.imatool.cli.options.EventLogOption;
import dev.imatool.cli.options.ExpectedPcrOptions;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.report.BootAggregates;
import dev.imatool.cli.report.Finding;
import dev.imatool.cli.report.FindingCollector;
import dev.imatool.cli.report.Head;
import dev.imatool.cli.report.ReplayReport;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.ReplayText;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.eventlog.EventLogReading;
import dev.imatool.replay.PcrMatch;
import dev.imatool.replay.Replay;
import dev.imatool.replay.ReplayResult;
import dev.imatool.replay.ReplayedPcr;
import dev.imatool.replay.UndecidedPcr;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
                    + " values of PCR 0-9, proves the boot_aggregate of each kernel that wrote to the list."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Does the list explain what the TPM holds?",
            "    tpm2_pcrread > pcrs.yaml",
            "    imatool replay --pcrs pcrs.yaml binary_runtime_measurements",
            "",
            "  Did the machine boot what its firmware says?",
            "    imatool replay --event-log boot.log binary_runtime_measurements"
        })
public final class ReplayCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "LOG",
            description = "The measurement list, binary or ascii, .gz or not; - is standard input.")
    private String log = InputArguments.STDIN_ARGUMENT;

    @Mixin
    private ExpectedPcrOptions expectedOptions;

    @Mixin
    private EventLogOption eventLog;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private TemplateOptions templates;

    @Mixin
    private FormatOption format;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    /** A command of that process. */
    public ReplayCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (log.equals(InputArguments.STDIN_ARGUMENT) && expectedOptions.files().contains(log)) {
            throw new ParameterException(spec.commandLine(), "only one of LOG and --pcrs can be standard input");
        }
        boolean otherStdin = log.equals(InputArguments.STDIN_ARGUMENT)
                || expectedOptions.files().contains(InputArguments.STDIN_ARGUMENT);
        if (otherStdin && eventLog.file().equals(Optional.of(InputArguments.STDIN_ARGUMENT))) {
            throw new ParameterException(
                    spec.commandLine(), "only one of LOG, --pcrs and --event-log can be standard input");
        }
        try (InputArguments inputs = new InputArguments(streams)) {
            ExpectedPcrReader.Expected expected = new ExpectedPcrReader(streams).read(expectedOptions);
            ReplayReport report = replay(inputs, expected);
            Delivery delivery = new Delivery(streams, output, format.format());
            return delivery.deliver(report, ReplayText::write, ReplayJson::write)
                    .status();
        }
    }

    private ReplayReport replay(InputArguments inputs, ExpectedPcrReader.Expected expected) throws IOException {
        Optional<EventLogReading> firmware = eventLog.file().isPresent()
                ? Optional.of(EventLogInput.read(inputs.once(eventLog.file().get())))
                : Optional.empty();
        ListPass pass = new ListPass(streams, reading.toReadOptions(templates.formats()));
        Replay replay = Replay.against(expected.values());
        BootAggregateCheck boot = new BootAggregateCheck(firmware, expected.values());
        FindingCollector findings = new FindingCollector();
        InputSource source = inputs.once(log);
        ListPass.Outcome outcome = pass.verifying(source, findings, (digests, check) -> {
            replay.extend(digests);
            boot.add(digests.entry());
        });
        ReplayResult result = replay.result();
        Set<ExpectedPcr> notMissed = notMissed(result);
        result.pcrs().forEach(row -> notReproduced(row, notMissed, findings));
        BootAggregates bootAggregates = boot.result(source.name(), findings);
        Head head =
                new ReplayHead(outcome.summary(), firmware, expected).of(result, bootAggregates, findings.findings());
        return new ReplayReport(head, outcome.templateDigests(), result, bootAggregates);
    }

    /**
     * The values that are not missed: in an input of several lists, a value is reproduced when one of them reproduces it,
     * and undecided when the chain of one is broken.
     */
    private static Set<ExpectedPcr> notMissed(ReplayResult result) {
        Stream<ExpectedPcr> reproduced = result.pcrs().stream()
                .flatMap(row -> row.match().stream())
                .filter(match -> match.result() != PcrMatch.Result.NONE)
                .map(PcrMatch::expected);
        return Stream.concat(reproduced, result.undecided().stream().map(UndecidedPcr::expected))
                .collect(Collectors.toSet());
    }

    private static void notReproduced(ReplayedPcr row, Set<ExpectedPcr> notMissed, FindingCollector findings) {
        row.match()
                .filter(match -> !notMissed.contains(match.expected()))
                .ifPresent(match -> findings.add(new Finding.PcrNotReproduced(
                        row.list(), row.bank().toString(), row.pcr(), match.expected(), row.value())));
    }
}
