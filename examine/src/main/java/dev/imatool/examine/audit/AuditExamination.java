package dev.imatool.examine.audit;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.statement.InputStatement;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.audit.AuditGroup;
import dev.imatool.parsers.audit.AuditJoin;
import dev.imatool.parsers.audit.AuditLog;
import dev.imatool.parsers.audit.AuditRecord;
import dev.imatool.parsers.audit.EntryJoin;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Groups integrity audit records, and uses them to date and explain the entries of a list. */
public final class AuditExamination {
    private final ListPass pass;
    private final InputArguments inputs;

    /** @param pass reads the list and opens the text with the records */
    public AuditExamination(ListPass pass) {
        this.pass = pass;
        this.inputs = pass.inputs();
    }

    /**
     * The answer.
     *
     * @throws UnreadableInputException if an input cannot be read, or the text is known to be something else
     */
    public AuditReport examine(AuditQuestion question) throws IOException {
        AuditLog records = AuditFile.read(inputs.once(InputRole.AUDIT, question.records()));
        FindingCollector findings = new FindingCollector();
        List<AuditGroup> groups = AuditGroup.of(records.records());
        groups.stream()
                .filter(group -> group.first().isFailure())
                .forEach(group -> findings.add(finding(records.summary().name(), group)));
        List<InputSummary> summaries = new ArrayList<>(List.of(records.summary()));
        Optional<AuditJoin> join = Optional.empty();
        if (question.list().isPresent()) {
            EntryJoin joining = new EntryJoin(records.records());
            // what an entry says is not its own where its template digest does not match
            ListPass.Outcome outcome = pass.over(inputs.once(question.list().get()), findings, (digests, check) -> {
                if (check != TemplateDigestCheck.MISMATCH) {
                    joining.add(digests.entry().toEntry());
                }
            });
            summaries.add(outcome.summary());
            join = Optional.of(joining.result());
        }
        return new AuditReport(inputs.recordedIn(head(records, summaries, findings)), records, groups, join);
    }

    private static Finding finding(String input, AuditGroup group) {
        AuditRecord first = group.first();
        InputStatement what =
                new InputStatement.Recorded(first.op().orElse(first.type().name()), first.cause());
        FindingKind kind = first.isViolation() ? FindingKind.VIOLATION : FindingKind.FAILURE;
        return new Finding.OfLine(kind, input, first.line(), what, first.container(), first.path());
    }

    private static ReportHeader head(AuditLog records, List<InputSummary> summaries, FindingCollector findings) {
        List<Notice> notices = new ArrayList<>(Notice.all(summaries));
        notices.addAll(AuditFile.notices(records));
        boolean nothing = summaries.stream().anyMatch(summary -> summary.entries() == 0);
        String verdict = findings.findings().isEmpty() ? AuditReport.NO_FAILURES : AuditReport.FAILURES;
        List<InputRole> roles = new ArrayList<>(Collections.nCopies(summaries.size(), InputRole.LIST));
        roles.set(0, InputRole.AUDIT);
        return new ReportHeader(
                        "audit", summaries, nothing ? ReportHeader.NOTHING_READ : verdict, findings.findings(), notices)
                .withRoles(roles);
    }
}
