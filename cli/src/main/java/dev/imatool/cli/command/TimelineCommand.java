package dev.imatool.cli.command;

import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.options.timeline.TimelineFilterOptions;
import dev.imatool.cli.options.timeline.TimelineFormatOption;
import dev.imatool.cli.options.tpm.ExpectedPcrOptions;
import dev.imatool.cli.options.tpm.VouchedQuoteOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.timeline.TimelineExamination;
import dev.imatool.examine.timeline.TimelineQuestion;
import dev.imatool.render.timeline.TimelineRendering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts together every time that evidence gives. */
@Command(
        name = "timeline",
        description = {
            "Reports when entries were measured, as far as the evidence shows.",
            "",
            "A measurement list has no times. This command gives each entry a row with everything that bounds its time:"
                    + " audit records, the TPM clock in quotes, repeated collections, the log of collect-ima.sh, and the"
                    + " order of the list. Each row names its source and how far it can be trusted. A row without any bound"
                    + " says so; no time is ever guessed, and times of files are not used.",
            "",
            "An entry that one quote does not cover and a later one does was measured between their clocks. Quotes count as"
                    + " signed only where you name their key with --ak. Audit and collection logs are claims: whoever could"
                    + " write them could write any time. Where logs claim the time of one quote, those around another"
                    + " quote are reckoned from it by the TPM's clock, which may be wrong by 15 percent: they depend on that claim.",
            "",
            "Lists that begin with each other are collections of one boot. There is no verdict: the exit status is 0 unless"
                    + " an input is damaged or cannot be read."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  When did this script change?",
            "    imatool timeline monday/ friday/ --ak ak.pub --path /srv/app/demo.python",
            "",
            "  Everything since noon, as CSV:",
            "    imatool timeline host1.tar.gz --audit audit.log \\",
            "        --since 2026-11-30T12:00:00Z --format csv"
        })
public final class TimelineCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "EVIDENCE",
            description =
                    "Folders, tar or zip archives, and single files: lists, quotes, signatures, keys, event logs.")
    List<String> evidence = new ArrayList<>();

    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description = "A text with the audit records of the boot, in any form that audit reads.")
    Optional<String> audit = Optional.empty();

    @Mixin
    TimelineFilterOptions filter;

    @Mixin
    VouchedQuoteOptions quotes;

    @Mixin
    ExpectedPcrOptions.Starts starts = new ExpectedPcrOptions.Starts();

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    TimelineFormatOption format;

    @Mixin
    OutputOptions output;

    /** A command of that process. */
    public TimelineCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            quotes.claim(inputs);
            inputs.claim("--audit", audit);
            TimelineQuestion question = new TimelineQuestion(
                    evidence,
                    audit,
                    Optional.empty(),
                    quotes.nonce(),
                    quotes.attestationKeys(),
                    quotes.acceptFoundKey(),
                    starts.given(),
                    filter.filter());
            TimelineExamination examination =
                    new TimelineExamination(reading.pass(inputs, streams, templates.formats()));
            return new ReportOutput(streams, output, format.format())
                    .deliver(examination.examine(question), TimelineRendering.RENDERING)
                    .status();
        }
    }
}
