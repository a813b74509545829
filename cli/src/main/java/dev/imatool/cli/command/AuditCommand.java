package dev.imatool.cli.command;

import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.RowsFormatOption;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.audit.AuditExamination;
import dev.imatool.examine.audit.AuditQuestion;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.render.audit.AuditRendering;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads integrity audit records, and dates and explains the entries of a list by them. */
@Command(
        name = "audit",
        description = {
            "Reads integrity audit records and uses them to date and explain entries.",
            "",
            "Finds the records of types 1800 to 1808 in auditd's log, the kernel log, journalctl in any of its formats (also -o"
                    + " json) or any text. With --log: records of audit rules date the entries of the same path and file"
                    + " digest, and records of violations name their causes, which the list does not. Entries whose"
                    + " template digest does not match are left out."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  What was denied or violated, and by whom?",
            "    imatool audit /var/log/audit/audit.log",
            "",
            "  When was it measured, and why is there a violation?",
            "    imatool audit --log binary_runtime_measurements audit.log"
        })
public final class AuditCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "FILE",
            description = "The text with audit records, compressed or not; - is standard input.")
    String file = InputArguments.STDIN_ARGUMENT;

    @Option(names = "--log", paramLabel = "LOG", description = "A measurement list of the same boot.")
    Optional<String> log = Optional.empty();

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    RowsFormatOption format;

    @Mixin
    OutputOptions output;

    /** A command of that process. */
    public AuditCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("FILE", file).claim("--log", log);
            AuditExamination examination = new AuditExamination(reading.pass(inputs, streams, templates.formats()));
            return new ReportOutput(streams, output, format.format())
                    .deliver(examination.examine(new AuditQuestion(file, log)), AuditRendering.RENDERING)
                    .status();
        }
    }
}
