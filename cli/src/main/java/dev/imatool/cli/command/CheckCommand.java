package dev.imatool.cli.command;

import dev.imatool.cli.options.ContainerOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.RowsFormatOption;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.options.source.JudgeOptions;
import dev.imatool.cli.options.tpm.ProofOptions;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.check.CheckEvidence;
import dev.imatool.examine.check.CheckExamination;
import dev.imatool.examine.check.CheckQuestion;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.runtimepolicy.KeylimeExamination;
import dev.imatool.examine.runtimepolicy.KeylimeQuestion;
import dev.imatool.render.check.CheckRendering;
import dev.imatool.render.keylime.KeylimeRendering;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reports which files of a list are known good, known bad, changed or unknown. */
@Command(
        name = "check",
        description = {
            "Reports which measured files are known good, known bad, changed or unknown.",
            "",
            "Each entry gets one answer. known_bad: a bad source has the content. changed: a good source has the path with"
                    + " other content. violation, unproven: the entry proves no content. unknown: no source has the path or"
                    + " the content. not_comparable: the path is known, but no digest of the same algorithm. known_elsewhere:"
                    + " the content is known under another path. excluded: a policy leaves the path out, which does not make"
                    + " it good. known_good: a good source has the content under the path, or a key of --keys signed it."
                    + " not_judged: no file, such as a boot_aggregate that no source names.",
            "",
            "Contents are compared first, then paths: /bin is /usr/bin, links of a source lead to its files, relative names"
                    + " are below --root, a path in the store of a container is one below its root, and a blank is an underscore."
                    + " A source from which nothing can be read gives status 2 and no verdict.",
            "",
            "In what learn -o writes, and in lists, paths are good in their role only: on the host, or in containers. A"
                    + " container is compared with the image with which it shares most. A digest that container-ima made in"
                    + " PCR 11 is good if it results from a good digest of its path.",
            "",
            "With PCR values or a quote, only the entries that they prove are judged: later ones, and those of PCRs of which they"
                    + " say nothing, are unproven. A quote whose key nobody vouches for proves nothing. A bad content is found"
                    + " everywhere; with --bad alone, entries that are not proven leave open whether there is another.",
            "",
            "ndjson and csv list every entry, with its answer and the sources that decide it."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Which files are neither of these packages nor of this image?",
            "    imatool check --good rpms/ --good image.tar host.log",
            "",
            "  Was anything measured that is on a list of indicators?",
            "    imatool check --bad iocs.json --format csv host.log > answers.csv"
        })
public final class CheckCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "LOG",
            description = "The measurement list, binary or ascii, compressed or not; - is standard input.")
    String log = InputArguments.STDIN_ARGUMENT;

    @Mixin
    JudgeOptions judge;

    @Mixin
    ProofOptions proof;

    @Mixin
    ContainerOption containers;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    RowsFormatOption format;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public CheckCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        judge.refuseNothing(spec.commandLine());
        CheckEvidence evidence = proof.of(log, spec.commandLine());
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            judge.sources().claim(inputs.claim("LOG", log));
            proof.claim(inputs);
            ReportOutput report = new ReportOutput(streams, output, format.format());
            ListPass pass = reading.pass(inputs, streams, templates.formats());
            if (judge.asKeylime()) {
                KeylimeQuestion question = judge.keylime(log, containers.selectors(), proof.any(), spec.commandLine());
                return report.deliver(
                                KeylimeRendering.RENDERING,
                                KeylimeRendering.ROW,
                                rows -> new KeylimeExamination(pass).examine(question, rows))
                        .status();
            }
            CheckQuestion question = new CheckQuestion(
                    log, containers.selectors(), judge.given(), evidence, judge.failOn(), judge.inOrder());
            return report.deliver(
                            CheckRendering.RENDERING,
                            CheckRendering.ROW,
                            rows -> new CheckExamination(pass).examine(question, rows))
                    .status();
        }
    }
}
