package dev.imatool.cli.command;

import dev.imatool.cli.json.PolicyJson;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.report.PolicyReport;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.PolicyText;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.KeptHead;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.policy.Policy;
import dev.imatool.parsers.policy.PolicyLint;
import dev.imatool.parsers.policy.PolicyRemark;
import dev.imatool.parsers.policy.PolicyRemark.Weight;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what a policy does and what is wrong with it. */
@Command(
        name = "policy",
        description = {
            "Says what an IMA policy measures and appraises, and what is wrong with it.",
            "",
            "Checks each rule as the kernel does when it loads a policy, and finds rules that never match because an"
                    + " earlier one decides first. Reads files for ima/policy, what the kernel shows there, and texts"
                    + " that quote one."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Would a kernel take this policy, and does every rule matter?",
            "    imatool policy /etc/ima/ima-policy",
            "",
            "  Which kernel does the policy need, for a script?",
            "    imatool policy --format json ima-policy | jq .needs_kernel"
        })
public final class PolicyCommand implements Callable<Integer> {
    private static final int MOST_NOTICES = 1000;

    private final Streams streams;

    @Parameters(
            paramLabel = "FILE",
            description = "The policy, or a text that quotes one, compressed or not; - is standard input.")
    String file = InputArguments.STDIN_ARGUMENT;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    /** A command of that process. */
    public PolicyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            PolicyReport report = report(inputs);
            return new Delivery(streams, output, format.format())
                    .deliver(report, PolicyText::write, PolicyJson::write)
                    .status();
        }
    }

    private PolicyReport report(InputArguments inputs) throws IOException {
        InputSource source = inputs.once(InputRole.POLICY, file);
        Policy policy;
        KeptHead head = new KeptHead(source);
        try {
            policy = Policy.read(head.source());
            if (policy.rules().isEmpty()) {
                head.refuse("an IMA policy", "an IMA policy");
            }
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(source.name(), failure);
        }
        List<PolicyRemark> remarks = PolicyLint.judge(policy);
        FindingCollector findings = new FindingCollector();
        List<Notice> notices = new ArrayList<>(Notice.all(List.of(policy.summary())));
        for (PolicyRemark remark : remarks) {
            String kind = remark.kind().id();
            switch (remark.kind().weight()) {
                case REFUSED, QUESTIONABLE ->
                    findings.add(
                            new Finding.OfLine(kind, source.name(), remark.line(), remark.message(), Optional.empty()));
                case ODD -> {
                    if (notices.size() < MOST_NOTICES) {
                        notices.add(notice(Severity.WARNING, source, remark));
                    }
                }
                case NOTE -> {
                    // overlaps are common and wanted; the report counts them
                    if (remark.kind() != PolicyRemark.Kind.OVERLAPPING_RULE) {
                        notices.add(notice(Severity.NOTE, source, remark));
                    }
                }
            }
        }
        if (policy.rules().isEmpty()) {
            notices.add(Notice.ofText(
                    Severity.ERROR,
                    "no_rules",
                    source.name(),
                    Optional.empty(),
                    "no rule of a policy found",
                    Optional.of("a rule is a line such as: measure func=BPRM_CHECK mask=MAY_EXEC")));
        }
        ReportHeader common = new ReportHeader(
                "policy", List.of(policy.summary()), verdict(policy, remarks), findings.findings(), notices);
        return new PolicyReport(inputs.recordedIn(common.withRoles(List.of(InputRole.POLICY))), policy, remarks);
    }

    private static Notice notice(Severity severity, InputSource source, PolicyRemark remark) {
        return Notice.ofText(
                severity,
                remark.kind().id(),
                source.name(),
                Optional.of("line " + remark.line()),
                Printable.ofText(remark.message()),
                Optional.empty());
    }

    private static String verdict(Policy policy, List<PolicyRemark> remarks) {
        if (policy.rules().isEmpty()) {
            return ReportHeader.NOTHING_READ;
        }
        if (remarks.stream().anyMatch(remark -> remark.kind().weight() == Weight.REFUSED)) {
            return PolicyReport.REFUSED;
        }
        return remarks.stream().anyMatch(remark -> remark.kind().weight() == Weight.QUESTIONABLE)
                ? PolicyReport.QUESTIONABLE
                : PolicyReport.SOUND;
    }
}
