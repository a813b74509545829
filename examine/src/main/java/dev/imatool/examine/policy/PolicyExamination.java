package dev.imatool.examine.policy;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.KeptHead;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.statement.InputStatement;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.form.FormUse;
import dev.imatool.parsers.policy.Policy;
import dev.imatool.parsers.policy.PolicyLint;
import dev.imatool.parsers.policy.PolicyRemark;
import dev.imatool.parsers.policy.PolicyRemark.Weight;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges a policy as the kernel does when it loads one. */
public final class PolicyExamination {
    private static final int MOST_NOTICES = 1000;

    private final InputArguments inputs;

    /** @param pass opens the policy */
    public PolicyExamination(ListPass pass) {
        this.inputs = pass.inputs();
    }

    /**
     * The answer.
     *
     * @throws UnreadableInputException if it cannot be read, or is known to be something else
     */
    public PolicyReport examine(PolicyQuestion question) throws IOException {
        InputSource source = inputs.once(InputRole.POLICY, question.file());
        Policy policy;
        KeptHead head = new KeptHead(source);
        try {
            policy = Policy.read(head.source());
            if (policy.rules().isEmpty()) {
                head.refuse(InputProblem.Wanted.POLICY, FormUse.POLICY);
            }
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(source.name(), failure);
        }
        List<PolicyRemark> remarks = PolicyLint.judge(policy);
        FindingCollector findings = new FindingCollector();
        List<Notice> notices = new ArrayList<>(Notice.all(List.of(policy.summary())));
        for (PolicyRemark remark : remarks) {
            boolean odd = remark.kind().weight() == Weight.ODD;
            // overlaps are common and wanted; the report counts them
            boolean wanted = remark.kind() == PolicyRemark.Kind.OVERLAPPING_RULE;
            if (PolicyReport.bad(remark)) {
                findings.add(new Finding.OfLine(
                        FindingKind.of(remark.kind()),
                        source.name(),
                        remark.line(),
                        new InputStatement.OfRule(remark),
                        Optional.empty()));
            } else if (odd ? notices.size() < MOST_NOTICES : !wanted) {
                notices.add(notice(source, remark));
            }
        }
        if (policy.rules().isEmpty()) {
            notices.add(Notice.of(NoticeKind.NO_RULES, source.name()));
        }
        ReportHeader common = new ReportHeader(
                "policy", List.of(policy.summary()), verdict(policy, remarks), findings.findings(), notices);
        return new PolicyReport(inputs.recordedIn(common.withRoles(List.of(InputRole.POLICY))), policy, remarks);
    }

    private static Notice notice(InputSource source, PolicyRemark remark) {
        return Notice.of(NoticeKind.of(remark.kind()), source.name(), new InputStatement.OfRule(remark))
                .at(Place.line(remark.line()));
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
