package dev.imatool.examine.runtimepolicy.compare;

import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.runtimepolicy.made.PolicyMaking;
import dev.imatool.examine.runtimepolicy.made.PolicyScope;
import dev.imatool.examine.runtimepolicy.made.PolicySource;
import dev.imatool.examine.statement.PolicyStatement;
import dev.imatool.parsers.InputSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Compares two policies, or what two sources say as policies. */
public final class PolicyDiffExamination {
    private static final String COMMAND = "runtime-policy";

    private final ListPass pass;

    /** @param pass opens the policies */
    public PolicyDiffExamination(ListPass pass) {
        this.pass = pass;
    }

    /**
     * The answer.
     *
     * @throws UnreadableInputException if one cannot be read, or nothing was read from it
     */
    public PolicyDiffReport examine(PolicyDiffQuestion question) throws IOException {
        PolicyMaking before = PolicyMaking.asGiven(pass, PolicyScope.ALL);
        before.add(question.before());
        PolicyMaking after = PolicyMaking.asGiven(pass, PolicyScope.ALL);
        after.add(question.after());
        List<PolicyDifference> differences = Differences.of(before.policy(), after.policy());
        FindingCollector findings = new FindingCollector();
        String name = after.sources().get(0).name();
        differences.stream()
                .limit(Findings.LISTED)
                .forEach(difference -> findings.add(new Finding.OfLine(
                        FindingKind.POLICY_DIFFERS,
                        name,
                        0,
                        new PolicyStatement.Differs(difference.part(), difference.change()),
                        difference.name())));
        findings.leaveOut(FindingKind.POLICY_DIFFERS, Math.max(0, differences.size() - Findings.LISTED));
        List<InputSummary> lists = new ArrayList<>(before.lists());
        lists.addAll(after.lists());
        List<Notice> notices = new ArrayList<>(before.notices());
        notices.addAll(after.notices());
        List<PolicySource> sources = new ArrayList<>(before.sources());
        sources.addAll(after.sources());
        ReportHeader head = new ReportHeader(
                        COMMAND,
                        lists,
                        differences.isEmpty() ? PolicyDiffReport.SAME : PolicyDiffReport.DIFFERENT,
                        findings.findings(),
                        notices)
                .withRoles(Collections.nCopies(lists.size(), InputRole.REFERENCE));
        return new PolicyDiffReport(pass.inputs().recordedIn(head), sources, differences);
    }
}
