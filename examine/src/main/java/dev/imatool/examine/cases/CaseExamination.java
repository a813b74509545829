package dev.imatool.examine.cases;

import dev.imatool.appraise.known.Answer;
import dev.imatool.examine.audit.AuditExamination;
import dev.imatool.examine.audit.AuditQuestion;
import dev.imatool.examine.audit.AuditReport;
import dev.imatool.examine.evidence.EvidenceAnswers;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.EvidenceExamination;
import dev.imatool.examine.evidence.EvidenceQuestion;
import dev.imatool.examine.evidence.EvidenceReport;
import dev.imatool.examine.evidence.HostNames;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.parsers.InputSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks of collected evidence everything that applies to it, once, and puts the answers together. */
public final class CaseExamination {
    private final ListPass pass;

    /** @param pass reads the lists and opens the other files */
    public CaseExamination(ListPass pass) {
        this.pass = pass;
    }

    /**
     * The answer.
     *
     * @throws dev.imatool.examine.input.QuestionException if a nonce is neither hex digits nor a file
     * @throws dev.imatool.examine.input.UnreadableInputException if evidence or a file that was named cannot be read
     */
    public CaseReport examine(CaseQuestion question) throws IOException {
        List<EvidenceReport> evidence = new ArrayList<>();
        for (EvidenceQuestion each : question.evidence()) {
            evidence.add(new EvidenceExamination(pass).examine(each));
        }
        Optional<EvidenceReport> before = question.before().isPresent()
                ? Optional.of(
                        new EvidenceExamination(pass).examine(question.before().get()))
                : Optional.empty();
        Optional<EvidenceCase> only = only(evidence);
        Optional<AuditReport> audit = question.audit().isPresent()
                ? Optional.of(new AuditExamination(pass)
                        .examine(new AuditQuestion(
                                question.audit().get(),
                                only.filter(list -> list.list().entries() > 0)
                                        .map(list -> list.list().name()))))
                : Optional.empty();
        HostExaminer hosts = new HostExaminer(pass, question.effort());
        EarlierLists earlier = new EarlierLists(before);
        List<HostCase> cases = new ArrayList<>();
        Collected collected = new Collected();
        for (EvidenceReport of : evidence) {
            collected.add(of.head());
            for (EvidenceCase now : of.cases()) {
                Optional<EvidenceCase> then = earlier.of(of, now);
                if (before.isPresent() && then.isEmpty()) {
                    collected.notices.add(
                            Notice.of(NoticeKind.NO_EARLIER_LIST, now.list().name()));
                }
                HostCase host = hosts.examine(
                        of,
                        now,
                        then,
                        before,
                        audit.filter(report -> only.isPresent()
                                && only.get().list().name().equals(now.list().name())));
                host.since().ifPresent(since -> collected.changes(since));
                if (of.sources().stream().anyMatch(source -> !source.bad())) {
                    now.answers().ifPresent(collected::notGood);
                }
                cases.add(host);
            }
        }
        if (evidence.size() > 1) {
            List<String> names = HostNames.of(
                    cases.stream().map(host -> host.evidence().list().name()).toList());
            for (int i = 0; i < names.size(); i++) {
                cases.set(i, cases.get(i).called(names.get(i)));
            }
        }
        before.ifPresent(report -> collected.add(report.head()));
        audit.ifPresent(collected::audit);
        CaseVerdict verdict =
                cases.stream().map(HostCase::verdict).reduce(CaseVerdict::worse).orElse(CaseVerdict.NOTHING_READ);
        return new CaseReport(pass.inputs().recordedIn(collected.head(verdict)), cases, evidence, before, audit);
    }

    /** The only list that no other one goes on from. */
    private static Optional<EvidenceCase> only(List<EvidenceReport> evidence) {
        List<EvidenceCase> newest = evidence.stream()
                .flatMap(report -> report.cases().stream())
                .filter(list -> list.newer().isEmpty())
                .toList();
        return newest.size() == 1 ? Optional.of(newest.get(0)) : Optional.empty();
    }

    /** What the heads of all parts say, each thing once. */
    private static final class Collected {
        private final List<InputSummary> inputs = new ArrayList<>();
        private final List<InputRole> roles = new ArrayList<>();
        private final Set<String> named = new HashSet<>();
        private final Set<Finding> said = new HashSet<>();
        private final FindingCollector findings = new FindingCollector();
        private final Set<Notice> notices = new LinkedHashSet<>();

        void add(ReportHeader head) {
            for (int i = 0; i < head.inputs().size(); i++) {
                InputSummary input = head.inputs().get(i);
                if (named.add(head.roles().get(i) + " " + input.name())) {
                    inputs.add(input);
                    roles.add(head.roles().get(i));
                }
            }
            notices.addAll(head.notices());
            head.findings().listed().forEach(this::add);
            head.findings().omittedByKind().forEach(findings::leaveOut);
        }

        private void add(Finding finding) {
            if (said.add(finding)) {
                findings.add(finding);
            }
        }

        /** Contradictions in the lists are among what the evidence says. */
        void changes(SinceBefore since) {
            Findings contradictions = since.changes().contradictions();
            Set<Finding> known = new HashSet<>(contradictions.listed());
            ReportHeader head = since.changes().head();
            head.findings().listed().stream()
                    .filter(finding -> !known.contains(finding))
                    .forEach(this::add);
            head.findings()
                    .omittedByKind()
                    .forEach((kind, count) -> findings.leaveOut(
                            kind, count - contradictions.omittedByKind().getOrDefault(kind, 0L)));
            notices.addAll(head.notices());
        }

        void audit(AuditReport report) {
            add(report.head());
        }

        /** Entries that are not known good: a question that was asked. The bad ones are findings already. */
        void notGood(EvidenceAnswers answers) {
            Map<Answer, Long> left = new EnumMap<>(Answer.class);
            HostBrief.NOT_KNOWN_GOOD.forEach(
                    answer -> left.put(answer, answers.counts().getOrDefault(answer, 0L)));
            for (JudgedEntry entry : answers.listed()) {
                if (HostBrief.NOT_KNOWN_GOOD.contains(entry.answer())) {
                    add(new Finding.OfAnswer(entry));
                    left.merge(entry.answer(), -1L, Long::sum);
                }
            }
            left.forEach((answer, count) -> findings.leaveOut(FindingKind.of(answer), count));
        }

        ReportHeader head(CaseVerdict verdict) {
            return new ReportHeader("case", inputs, verdict.id(), findings.findings(), List.copyOf(notices))
                    .withRoles(roles);
        }
    }
}
