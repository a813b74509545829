package dev.imatool.cli.command;

import dev.imatool.cli.json.EventLogJson;
import dev.imatool.cli.options.ExpectedPcrOptions;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.EventLogText;
import dev.imatool.examine.eventlog.EventLogExamination;
import dev.imatool.examine.eventlog.EventLogReport;
import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.report.InputRole;
import dev.imatool.parsers.InputSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays a firmware event log. */
@Command(
        name = "eventlog",
        description = {
            "Replays event logs (TCG) and compares them with expected PCR values.",
            "",
            "Reads crypto-agile and SHA-1 logs, prints PCR 0-23 of every bank, and describes each event. In PCR 10-13"
                    + " and 15-23 the operating system extends more than the log says, so another value there proves"
                    + " nothing. A PCR 0-7 value that the log does not explain is a finding: the log is incomplete, or"
                    + " something else extended the PCR. Values of which none can be decided are a finding too.",
            "",
            "The log of an Intel TDX guest (CCEL) has RTMRs: --pcr rtmr:0 to rtmr:3, or sha384:1 to sha384:4 as the log"
                    + " counts them. --pcrs takes the files rtmr0:sha384 of sysfs. The operating system may extend the"
                    + " last two later.",
            "",
            "Canonical Event Logs (TCG CEL) in JSON, JSON lines, JSON text sequences and TLV are read too, systemd's"
                    + " /run/log/systemd/tpm2-measure.log among them. Given with the firmware's log, their records follow"
                    + " its events: so PCR 11 to 15 are explained, and PCR 0-7 and 9 where systemd extends them. NV indices"
                    + " that systemd extends (NvPCRs) are replayed from the start that its nvpcr-init record states.",
            "",
            "Event data is checked where its digest can be recomputed: data that differs where other events like it"
                    + " match was altered."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Is this the event log of the boot that the TPM saw?",
            "    cat /sys/kernel/security/tpm0/binary_bios_measurements > boot.log",
            "    tpm2_pcrread > pcrs.yaml",
            "    imatool eventlog --pcrs pcrs.yaml boot.log",
            "",
            "  What did firmware and systemd measure, and does it explain PCR 11 to 15?",
            "    imatool eventlog --events --pcrs pcrs.yaml boot.log tpm2-measure.log"
        })
public final class EventLogCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "The firmware's event log (binary_bios_measurements), Canonical Event Logs (tpm2-measure.log), or"
                            + " both, compressed or not; - is standard input.")
    List<String> files = new ArrayList<>();

    @Mixin
    ExpectedPcrOptions expectedOptions;

    @Option(names = "--events", description = "List every event in the text, however many there are.")
    boolean allEvents;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public EventLogCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("FILE", files).claim("--pcrs", expectedOptions.files());
            ExpectedPcrReader.Expected expected = expectedOptions.read(inputs);
            List<InputSource> sources = new ArrayList<>();
            for (String file : files) {
                sources.add(inputs.repeatedly(InputRole.EVENT_LOG, file));
            }
            EventLogReport report = EventLogExamination.of(inputs, sources, expected, allEvents);
            return new ReportOutput(streams, output, format.format())
                    .deliver(report, EventLogText::write, EventLogJson::write)
                    .status();
        }
    }
}
