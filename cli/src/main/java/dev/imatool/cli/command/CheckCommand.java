package dev.imatool.cli.command;

import dev.imatool.appraise.allowlist.AllowListCheck;
import dev.imatool.appraise.allowlist.Judgement;
import dev.imatool.cli.json.CheckJson;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.report.CheckReport;
import dev.imatool.cli.report.FindingCollector;
import dev.imatool.cli.report.Head;
import dev.imatool.cli.report.Notice;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.CheckText;
import dev.imatool.model.Entry;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Applies an allow-list to a list. */
@Command(
        name = "check",
        description = {
            "Checks a measurement list against an allow-list.",
            "",
            "Every entry that measures a file has to have a digest that is allowed under its path. Entries whose template"
                    + " digest does not match are never taken for good, nor are violations. A boot_aggregate is no file and"
                    + " is not judged. What the allow-list lacks is not bad: it is unknown."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Does a host run what it ran when the allow-list was learned?",
            "    imatool check binary_runtime_measurements --allowlist allowlist.json",
            "",
            "  Against what the files of an image are, as sha256sum writes it:",
            "    (cd image; find /usr -type f -exec sha256sum {} +) > image.sha256",
            "    imatool check ascii_runtime_measurements --allowlist image.sha256"
        })
public final class CheckCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "LOG",
            description = "The measurement list, binary or ascii, .gz or not; - is standard input.")
    private String log = InputArguments.STDIN_ARGUMENT;

    @Option(
            names = "--allowlist",
            required = true,
            paramLabel = "FILE",
            description = {
                "What is known to be good: the file that imatool learn -o wrote, lines as sha256sum, its kin and BSD write"
                        + " them, or another measurement list. Told apart by content. May be repeated."
            })
    private List<String> allowLists = new ArrayList<>();

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
    public CheckCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        List<String> all = new ArrayList<>(allowLists);
        all.add(log);
        if (Collections.frequency(all, InputArguments.STDIN_ARGUMENT) > 1) {
            throw new ParameterException(spec.commandLine(), "only one of LOG and --allowlist can be standard input");
        }
        try (InputArguments inputs = new InputArguments(streams)) {
            CheckReport report = check(inputs);
            Delivery delivery = new Delivery(streams, output, format.format());
            return delivery.deliver(report, CheckText::write, CheckJson::write).status();
        }
    }

    private CheckReport check(InputArguments inputs) throws IOException {
        ListPass pass = new ListPass(streams, reading.toReadOptions(templates.formats()));
        AllowListReader reader = new AllowListReader(streams, reading.toReadOptions(templates.formats()));
        AllowListReader.Known known = reader.read(inputs, allowLists);
        AllowListCheck check = new AllowListCheck(known.allowList());
        NotAllowedFindings findings = new NotAllowedFindings(known.allowList());
        InputSource source = inputs.once(log);
        ListPass.Outcome outcome = pass.over(source, new FindingCollector(), (digests, match) -> {
            Entry entry = digests.entry().toEntry();
            findings.add(source.name(), entry, check.judge(entry, match == TemplateDigestCheck.MATCHES));
        });
        List<InputSummary> read = new ArrayList<>(List.of(outcome.summary()));
        read.addAll(known.lists());
        List<Notice> notices = new ArrayList<>(Notice.all(read));
        notices.addAll(known.notices());
        Head head = new Head("check", read, verdict(outcome, check.counts()), findings.findings(), notices);
        return new CheckReport(
                head,
                outcome.templateDigests(),
                known.references(),
                known.allowList().paths(),
                known.allowList().digests(),
                check.counts());
    }

    private static String verdict(ListPass.Outcome outcome, Map<Judgement, Long> counts) {
        if (outcome.summary().entries() == 0) {
            return Head.NOTHING_READ;
        }
        boolean conforms =
                counts.entrySet().stream().allMatch(count -> count.getKey().conforms() || count.getValue() == 0);
        return conforms ? CheckReport.CONFORMS : CheckReport.DEVIATES;
    }
}
