package dev.imatool.cli.command;

import dev.imatool.examine.report.InputRole;
import dev.imatool.appraise.allowlist.AllowList;
import dev.imatool.appraise.allowlist.AllowListCheck;
import dev.imatool.appraise.allowlist.Judgement;
import dev.imatool.appraise.allowlist.ReferenceTable;
import dev.imatool.cli.json.CheckJson;
import dev.imatool.cli.options.AllowListOption;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.report.CheckReport;
import dev.imatool.cli.terminal.Progress;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.CheckText;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.report.Notice;
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
                    + " is not judged. A digest that container-ima made in PCR 11 counts as resolved where it comes out of"
                    + " an allowed digest of its path. What the allow-list lacks is not bad: it is unknown."
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
            description = "The measurement list, binary or ascii, compressed or not; - is standard input.")
    String log = InputArguments.STDIN_ARGUMENT;

    @Mixin
    AllowListOption allowLists;

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
    public CheckCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (allowLists.files().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "nothing to check against: give --allowlist FILE");
        }
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("LOG", log).claim("--allowlist", allowLists.files());
            CheckReport report = check(inputs);
            ReportOutput delivery = new ReportOutput(streams, output, format.format());
            return delivery.deliver(report, CheckText::write, CheckJson::write).status();
        }
    }

    private CheckReport check(InputArguments inputs) throws IOException {
        ListPass pass = new ListPass(inputs, () -> new Progress(streams), reading.toReadOptions(templates.formats()));
        ReferenceTable table = new ReferenceTable();
        AllowListReader reader = new AllowListReader(inputs, pass, (file, list, number, value) -> table.add(value));
        AllowListReader.Reading known = reader.read(allowLists.files());
        AllowList allowList = AllowList.of(table);
        ContainerDigests containers = new ContainerDigests();
        AllowListCheck check = new AllowListCheck(allowList, containers);
        NotAllowedFindings findings = new NotAllowedFindings(allowList);
        InputSource source = inputs.once(log);
        ListPass.Outcome outcome = pass.over(source, new FindingCollector(), (digests, match) -> {
            Entry entry = digests.entry().toEntry();
            findings.add(source.name(), entry, check.judge(entry, match == TemplateDigestCheck.MATCHES));
        });
        List<InputSummary> read = new ArrayList<>(List.of(outcome.summary()));
        read.addAll(known.lists());
        List<Notice> notices = new ArrayList<>(Notice.all(read));
        notices.addAll(known.notices());
        notices.addAll(containers.notices());
        List<InputRole> roles = new ArrayList<>(Collections.nCopies(read.size(), InputRole.REFERENCE));
        roles.set(0, InputRole.LIST);
        ReportHeader head = new ReportHeader(
                        "check", read, verdict(outcome, check.counts()), findings.findings(), notices)
                .withRoles(roles);
        return new CheckReport(
                inputs.recordedIn(head),
                outcome.templateDigests(),
                known.references(),
                allowList.paths(),
                allowList.digests(),
                check.counts());
    }

    private static String verdict(ListPass.Outcome outcome, Map<Judgement, Long> counts) {
        if (outcome.summary().entries() == 0) {
            return ReportHeader.NOTHING_READ;
        }
        boolean conforms =
                counts.entrySet().stream().allMatch(count -> count.getKey().conforms() || count.getValue() == 0);
        return conforms ? CheckReport.CONFORMS : CheckReport.DEVIATES;
    }
}
