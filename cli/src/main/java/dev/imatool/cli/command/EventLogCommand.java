package dev.imatool.cli.command;

import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.RowsFormatOption;
import dev.imatool.cli.options.tpm.ExpectedPcrOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.eventlog.EventLogExamination;
import dev.imatool.examine.eventlog.EventLogQuestion;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.render.eventlog.EventLogRendering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
                    + " counts them. --pcrs takes the RTMR files of sysfs (rtmr0:sha384). The operating system may"
                    + " extend the last two later.",
            "",
            "Canonical Event Logs (TCG CEL) in JSON, JSON lines, JSON text sequences and TLV are read too, systemd's"
                    + " /run/log/systemd/tpm2-measure.log among them. Given with the firmware's log, their records follow"
                    + " its events: so PCR 11 to 15 are explained, and PCR 0-7 and 9 where systemd extends them. NV indices"
                    + " that systemd extends (NvPCRs) are replayed from the start that its nvpcr-init record states.",
            "",
            "Event data is checked where its digest can be recomputed. Data that differs where similar events match"
                    + " was altered."
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
    ExpectedPcrOptions expected;

    @Option(names = "--events", description = "List every event on the page, however many there are.")
    boolean allEvents;

    @Mixin
    RowsFormatOption format;

    @Mixin
    OutputOptions output;

    /** A command of that process. */
    public EventLogCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        EventLogQuestion question = new EventLogQuestion(files, expected.arguments());
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("FILE", files).claim("--pcrs", question.expected().files());
            EventLogExamination examination = new EventLogExamination(new ListPass(inputs));
            return new ReportOutput(streams, output, format.format())
                    .deliver(examination.examine(question), EventLogRendering.rendering(allEvents))
                    .status();
        }
    }
}
