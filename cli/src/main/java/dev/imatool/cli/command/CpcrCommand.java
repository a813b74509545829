package dev.imatool.cli.command;

import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.options.tpm.CpcrOptions;
import dev.imatool.cli.options.tpm.ExpectedPcrOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.cpcr.CpcrExamination;
import dev.imatool.examine.cpcr.CpcrQuestion;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.render.cpcr.CpcrRendering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Computes container PCRs and checks how PCR 12 binds them. */
@Command(
        name = "cpcr",
        description = {
            "Computes the container PCRs (cPCR) of Container-IMA and checks how PCR 12 binds them.",
            "",
            "A cPCR is the SHA-1 chain over the list of one namespace. Every extend of one is bound into PCR 12, in one of"
                    + " three ways; all three are tried. Only the last bind can be checked, because nothing records the order"
                    + " of entries across lists; with a single list the replay is exact."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Do the lists lead to the container PCRs, and does PCR 12 bind them?",
            "    imatool cpcr --cpcr cpcr --pcr sha1:12=HEX 4026532469 4026532481",
            "",
            "  Check a cpcr file without history against the PCR 12 before it:",
            "    imatool cpcr --cpcr cpcr --history HEX --pcrs pcrs.yaml"
        })
public final class CpcrCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "0..*",
            paramLabel = "LIST",
            description = "Lists of namespaces, one by one or pasted into one text; - is standard input.")
    List<String> logs = new ArrayList<>();

    @Mixin
    CpcrOptions cpcr;

    @Mixin
    ExpectedPcrOptions expected;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public CpcrCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (logs.isEmpty() && cpcr.file().isEmpty() && cpcr.bootLog().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "give a LIST, a cpcr file with --cpcr, or a boot log with --boot-log");
        }
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            // one text may hold all of these, and is read once for each
            List<String> together = Stream.of(logs.stream(), cpcr.file().stream(), cpcr.bootLog().stream())
                    .flatMap(names -> names)
                    .distinct()
                    .toList();
            inputs.claim("the inputs", together).claim("--pcrs", expected.files());
            CpcrQuestion question = new CpcrQuestion(
                    logs, cpcr.file(), cpcr.bootLog(), cpcr.histories(), cpcr.values(), expected.arguments());
            CpcrExamination examination = new CpcrExamination(reading.pass(inputs, streams, templates.formats()));
            return new ReportOutput(streams, output, format.format())
                    .deliver(examination.examine(question), CpcrRendering.RENDERING)
                    .status();
        }
    }
}
