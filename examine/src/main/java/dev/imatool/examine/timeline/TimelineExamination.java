package dev.imatool.examine.timeline;

import dev.imatool.examine.audit.AuditFile;
import dev.imatool.examine.evidence.FoundEvidence;
import dev.imatool.examine.evidence.HostNames;
import dev.imatool.examine.evidence.lists.ExaminedSet;
import dev.imatool.examine.evidence.lists.JoinedSets;
import dev.imatool.examine.evidence.lists.OlderCopies;
import dev.imatool.examine.evidence.quotes.EvidenceKeys;
import dev.imatool.examine.input.EvidenceFiles;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.statement.EvidenceStatement;
import dev.imatool.model.Container;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.audit.AuditLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts together every time that evidence gives. What it proves of the lists otherwise is for {@code EvidenceExamination}. */
public final class TimelineExamination {
    private static final int MOST_NAMED = 10;

    private final ListPass pass;
    private final InputArguments inputs;

    /** @param pass reads the lists and opens the other files */
    public TimelineExamination(ListPass pass) {
        this.pass = pass;
        this.inputs = pass.inputs();
    }

    /**
     * The answer. Its rows are read again when they are asked for, while the inputs are still open.
     *
     * @throws QuestionException if there is no host of a name, or audit records and the lists of several boots
     * @throws dev.imatool.examine.input.UnreadableInputException if the evidence or a file that was named cannot be read
     */
    public TimelineReport examine(TimelineQuestion question) throws IOException {
        EvidenceKeys keys = EvidenceKeys.asked(
                inputs,
                List.of(),
                question.attestationKeys(),
                question.acceptFoundKey(),
                question.nonce(),
                question.starts());
        EvidenceFiles files = new EvidenceFiles(inputs);
        FoundEvidence found = FoundEvidence.in(question.evidence(), files);
        List<Notice> notices = new ArrayList<>(keys.notices());
        notices.addAll(found.notices());
        List<InputSummary> summaries = new ArrayList<>();
        List<ExaminedSet> sets = new JoinedSets(found.sets(), keys, pass, notices).examined();
        for (ExaminedSet each : sets) {
            summaries.add(each.list().summary());
            summaries.addAll(each.copyInputs());
            notices.addAll(each.notices());
        }
        List<InputRole> roles = new ArrayList<>(Collections.nCopies(summaries.size(), InputRole.LIST));
        Optional<AuditLog> audit = Optional.empty();
        if (question.audit().isPresent()) {
            AuditLog log =
                    AuditFile.read(inputs.once(InputRole.AUDIT, question.audit().get()));
            notices.addAll(Notice.all(List.of(log.summary())));
            notices.addAll(AuditFile.notices(log));
            summaries.add(log.summary());
            roles.add(InputRole.AUDIT);
            audit = Optional.of(log);
        }
        GroupAudits audits = new GroupAudits(audit, question.auditOf());
        List<DatedList> dated = dated(question, found, sets, audits, notices);
        for (AuditLog log : audits.found()) {
            notices.addAll(Notice.all(List.of(log.summary())));
            notices.addAll(AuditFile.notices(log));
            summaries.add(log.summary());
            roles.add(InputRole.AUDIT);
        }
        files.used(found.evidence(), found.evidence().parts());
        boolean nothing = sets.stream().allMatch(set -> set.list().summary().entries() == 0);
        ReportHeader head = new ReportHeader(
                        "timeline",
                        summaries,
                        nothing ? ReportHeader.NOTHING_READ : TimelineReport.READ,
                        Findings.NONE,
                        notices,
                        sets.stream()
                                .flatMap(set -> set.list().joined().stream())
                                .toList())
                .withRoles(roles);
        return report(inputs.recordedIn(head), question.filter(), dated);
    }

    private List<DatedList> dated(
            TimelineQuestion question,
            FoundEvidence found,
            List<ExaminedSet> sets,
            GroupAudits audits,
            List<Notice> notices)
            throws IOException {
        ListGroups grouping = new ListGroups(pass);
        List<List<ExaminedSet>> groups = grouping.of(sets);
        if (grouping.incomplete()) {
            notices.add(Notice.of(
                    NoticeKind.EVIDENCE_LEFT_OUT,
                    question.evidence().get(0),
                    new EvidenceStatement.CopiesNotCompared(OlderCopies.MOST_COMPARED)));
        }
        List<String> hosts = HostNames.ofGroups(groups.stream()
                .map(group ->
                        group.stream().map(set -> set.list().part().path()).toList())
                .toList());
        for (String wanted : question.filter().hosts()) {
            if (hosts.stream().noneMatch(host -> within(host, wanted))) {
                throw new QuestionException(new QuestionProblem.NoSuchHost(
                        wanted, hosts.stream().limit(MOST_NAMED).toList(), hosts.size() > MOST_NAMED));
            }
        }
        List<Integer> asked = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            if (question.filter().hosts().isEmpty() || asked(hosts.get(i), question.filter())) {
                asked.add(i);
            }
        }
        if (audits.given() && question.auditOf().isEmpty() && asked.size() > 1) {
            throw new QuestionException(new QuestionProblem.AuditOfManyLists(
                    hosts.stream().limit(MOST_NAMED).toList(), hosts.size() > MOST_NAMED));
        }
        Map<String, CollectionLog> logs = CollectionLog.of(question.evidence(), found.evidence());
        audits.readFor(groups);
        List<DatedList> dated = new ArrayList<>();
        for (int i : asked) {
            DatedList list = DatedList.of(hosts.get(i), groups.get(i), logs, audits.of(groups.get(i)), pass, notices);
            if (list.list().claimsContradict()) {
                notices.add(Notice.of(
                        NoticeKind.TIMES_CONTRADICT, list.list().list().name()));
            }
            dated.add(list);
        }
        return dated;
    }

    private static boolean asked(String host, TimelineFilter filter) {
        return filter.hosts().stream().anyMatch(wanted -> within(host, wanted));
    }

    /** True of the host of that name, and of all in a folder of that name. */
    private static boolean within(String host, String wanted) {
        return host.equals(wanted) || host.startsWith(wanted.endsWith("/") ? wanted : wanted + "/");
    }

    private TimelineReport report(ReportHeader head, TimelineFilter filter, List<DatedList> dated) throws IOException {
        TimelineReport.Rows feed = sink -> {
            for (DatedList each : dated) {
                RowFeed.feed(each, filter, pass, sink);
            }
        };
        long[] counts = {0, 0};
        Map<TimelineEvent.Known, Long> known = new EnumMap<>(TimelineEvent.Known.class);
        Set<Container> containers = new LinkedHashSet<>();
        feed.feed(row -> {
            counts[0]++;
            if (row.event() instanceof TimelineEvent.Measured measured) {
                counts[1]++;
                known.merge(measured.known(), 1L, Long::sum);
                if (containers.size() < TimelineReport.CONTAINERS_KEPT) {
                    measured.entry().name().container().ifPresent(containers::add);
                }
            }
        });
        return new TimelineReport(
                head,
                dated.stream().map(DatedList::list).toList(),
                !filter.everything(),
                counts[0],
                counts[1],
                known,
                containers,
                feed);
    }
}
