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
import dev.imatool.examine.input.ReadingProgress;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.statement.Statement;
import dev.imatool.examine.timeline.TimelineReport;
import dev.imatool.model.Completeness;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSummary;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
        for (EvidenceQuestion each : once(question.evidence())) {
            evidence.add(new EvidenceExamination(pass).examine(each));
        }
        Optional<EvidenceReport> before = question.before().isPresent()
                ? Optional.of(
                        new EvidenceExamination(pass).examine(question.before().get()))
                : Optional.empty();
        Optional<EvidenceCase> only = only(evidence);
        Optional<TimelineReport> timeline =
                question.timeline() ? Optional.of(CaseTimeline.of(question, only, pass)) : Optional.empty();
        Optional<AuditReport> audit = question.audit().isPresent()
                ? Optional.of(new AuditExamination(pass)
                        .examine(new AuditQuestion(
                                question.audit().get(),
                                only.filter(list -> list.list().entries() > 0)
                                        .map(list -> list.list().name()))))
                : Optional.empty();
        Collected collected = new Collected();
        List<HostCase> hosts = hosts(evidence, before, audit, only, question.effort(), collected);
        before.ifPresent(collected::before);
        audit.ifPresent(report -> collected.audit(report, only.isPresent()));
        timeline.ifPresent(rows -> collected.notices.addAll(rows.head().notices()));
        CaseVerdict least = collected.least(evidence);
        if (hosts.size() == 1 && least != CaseVerdict.PROVEN) {
            hosts.set(0, hosts.get(0).doubted(least, collected.beside.findings()));
        }
        CaseVerdict verdict = hosts.stream()
                .map(HostCase::verdict)
                .reduce(CaseVerdict::worse)
                .map(least::worse)
                .orElse(CaseVerdict.NOTHING_READ);
        return new CaseReport(
                pass.inputs().recordedIn(collected.head(verdict)),
                verdict,
                hosts,
                evidence,
                before,
                audit,
                timeline,
                collected.beside.findings());
    }

    private List<HostCase> hosts(
            List<EvidenceReport> evidence,
            Optional<EvidenceReport> before,
            Optional<AuditReport> audit,
            Optional<EvidenceCase> only,
            int effort,
            Collected collected)
            throws IOException {
        HostExaminer examiner = new HostExaminer(pass, effort);
        EarlierLists earlier = new EarlierLists(before, only.isPresent());
        List<HostCase> hosts = new ArrayList<>();
        long bytes = evidence.stream()
                .flatMap(of -> of.cases().stream())
                .mapToLong(now -> now.list().bytes())
                .sum();
        long done = 0;
        try (ReadingProgress progress = pass.progress()) {
            for (EvidenceReport of : evidence) {
                collected.evidence(of);
                for (EvidenceCase now : of.cases()) {
                    if (done > 0) {
                        progress.bytes(Printable.ofText(now.list().name()), done, bytes);
                    }
                    done += now.list().bytes();
                    Optional<EvidenceCase> then = now.newer().isEmpty() ? earlier.of(of, now) : Optional.empty();
                    if (before.isPresent() && then.isEmpty() && now.newer().isEmpty()) {
                        collected.unpaired(FindingKind.NO_EARLIER_LIST, now);
                    }
                    HostCase host = examiner.examine(
                            of,
                            now,
                            then,
                            before,
                            audit.filter(report -> only.isPresent()
                                    && only.get()
                                            .list()
                                            .name()
                                            .equals(now.list().name())));
                    host.since().ifPresent(collected::changes);
                    now.audits().forEach(report -> collected.audit(report, true));
                    if (of.sources().stream().anyMatch(source -> !source.bad())) {
                        now.answers().ifPresent(collected::notGood);
                    }
                    hosts.add(host);
                }
            }
        }
        collected.notices.addAll(examiner.notices());
        if (only.isEmpty()) {
            earlier.left().forEach(list -> collected.unpaired(FindingKind.NO_LATER_LIST, list));
        }
        if (evidence.size() > 1) {
            List<String> names = HostNames.of(
                    hosts.stream().map(host -> host.evidence().list().name()).toList());
            for (int i = 0; i < names.size(); i++) {
                hosts.set(i, hosts.get(i).called(names.get(i)));
            }
        }
        return hosts;
    }

    /** Evidence that is named twice, by whatever names, is one. */
    private static List<EvidenceQuestion> once(List<EvidenceQuestion> evidence) {
        Map<String, EvidenceQuestion> places = new LinkedHashMap<>();
        evidence.forEach(each -> places.putIfAbsent(place(each.evidence()), each));
        return List.copyOf(places.values());
    }

    private static String place(String name) {
        try {
            return FileNames.name(FileNames.path(name).toRealPath());
        } catch (InvalidPathException | IOException unreadable) {
            return name; // said by whoever reads it
        }
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

        /** What is wrong with something else than one of the later lists. */
        private final FindingCollector beside = new FindingCollector();

        void evidence(EvidenceReport report) {
            add(report.head());
            Set<Finding> ofLists = new HashSet<>();
            report.cases().forEach(list -> ofLists.addAll(list.findings().listed()));
            report.head().findings().listed().stream()
                    .filter(finding -> !ofLists.contains(finding))
                    .forEach(beside::add);
        }

        /** Keys are named for the quotes of the later evidence: the earlier one may have none. */
        void before(EvidenceReport report) {
            addInputs(report.head());
            notices.addAll(report.head().notices());
            Findings all = report.head().findings();
            all.listed().stream()
                    .filter(finding -> finding.kind() != FindingKind.QUOTE_MISSING)
                    .forEach(finding -> {
                        add(finding);
                        beside.add(finding);
                    });
            all.omittedByKind().forEach(findings::leaveOut);
            all.omittedByKind().forEach(beside::leaveOut);
        }

        void unpaired(FindingKind kind, EvidenceCase list) {
            Finding finding = new Finding.OfLine(kind, list.list().name(), Statement.Plain.OF_ITS_KIND);
            add(finding);
            beside.add(finding);
        }

        /** The best that the case can be: where anything is wrong or was not read, no question about it is answered with yes. */
        CaseVerdict least(List<EvidenceReport> evidence) {
            CaseVerdict least = evidence.stream()
                    .map(report -> CaseVerdict.of(report.head().verdict()))
                    .filter(verdict -> verdict.compareTo(CaseVerdict.UNDECIDED) >= 0)
                    .reduce(CaseVerdict.PROVEN, CaseVerdict::worse);
            ReportHeader head = head(CaseVerdict.UNDECIDED);
            boolean clean = beside.findings().isEmpty() && head.completeness() == Completeness.COMPLETE;
            return clean ? least : least.worse(CaseVerdict.UNDECIDED);
        }

        void add(ReportHeader head) {
            addInputs(head);
            notices.addAll(head.notices());
            head.findings().listed().forEach(this::add);
            head.findings().omittedByKind().forEach(findings::leaveOut);
        }

        private void addInputs(ReportHeader head) {
            for (int i = 0; i < head.inputs().size(); i++) {
                InputSummary input = head.inputs().get(i);
                if (named.add(head.roles().get(i) + " " + input.name())) {
                    inputs.add(input);
                    roles.add(head.roles().get(i));
                }
            }
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
                    .forEach(finding -> {
                        add(finding);
                        if (!(finding instanceof Finding.Changed)) {
                            beside.add(finding);
                        }
                    });
            head.findings()
                    .omittedByKind()
                    .forEach((kind, count) -> findings.leaveOut(
                            kind, count - contradictions.omittedByKind().getOrDefault(kind, 0L)));
            notices.addAll(head.notices());
        }

        /** @param ofOneHost whether the brief of a host says what the records report */
        void audit(AuditReport report, boolean ofOneHost) {
            add(report.head());
            if (!ofOneHost) {
                beside.addAll(report.head().findings());
            }
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
