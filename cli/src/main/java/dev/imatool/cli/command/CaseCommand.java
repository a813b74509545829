package dev.imatool.cli.command;

import dev.imatool.cli.options.OutputFileOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.options.source.CaseOptions;
import dev.imatool.cli.options.timeline.CaseFormatOption;
import dev.imatool.cli.output.OutputFile;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.cases.CaseExamination;
import dev.imatool.examine.cases.CaseQuestion;
import dev.imatool.examine.cases.CaseReport;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.render.cases.CaseRendering;
import dev.imatool.render.output.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks everything that applies to collected evidence, and makes one report of it. */
@Command(
        name = "case",
        description = {
            "Reports what happened on hosts and what of it is proven: everything that their evidence can answer, at once.",
            "",
            "Identifies the files, replays the lists, checks firmware logs, quotes and signatures as evidence does; compares with"
                    + " --before; judges every entry by --good and --bad; reads --audit records; searches for what explains a PCR"
                    + " value that the list does not give, and for what damaged entries said. Begins with at most ten lines for"
                    + " each host: what is known bad, what can be trusted, what is wrong, changed, new, unknown or missing, and what"
                    + " to do next. Of several hosts, a table comes first.",
            "",
            "A host's earlier list is the one in the same place of --before, or the only one where there is one list in either. A"
                    + " list that goes with none is a finding. --nonce is about EVIDENCE alone."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  What happened on this host since Monday, and what of it is proven?",
            "    imatool case friday/ --before monday/ --ak host1-ak.pub",
            "",
            "  A report for the ticket, with what packages say of every file.",
            "    imatool case uac.tar.gz --good packages/ --bad iocs.txt -o report.html"
        })
public final class CaseCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "EVIDENCE",
            description =
                    "A folder or archive (tar, tar.gz, zip) with what was collected of one host or several, or a list alone.")
    List<String> evidence = new ArrayList<>();

    @Mixin
    CaseOptions told;

    @Mixin
    OutputFileOption file;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    CaseFormatOption format;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public CaseCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Format form = format.of(file.file());
        CaseQuestion question = told.question(evidence, form.exported());
        try (InputArguments inputs = told.claim(output.inputs(streams, form, true), evidence);
                OutputFile made = OutputFile.of(spec.commandLine(), file, inputs)) {
            CaseReport report =
                    new CaseExamination(reading.pass(inputs, streams, templates.formats())).examine(question);
            ReportOutput out = new ReportOutput(streams, output, form);
            return out.deliver(report, CaseRendering.RENDERING, made, CaseRendering.BRIEF)
                    .status();
        }
    }
}
