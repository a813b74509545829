package dev.imatool.examine.cases;

import dev.imatool.diff.DiffOptions;
import dev.imatool.diff.relation.Relation;
import dev.imatool.examine.audit.AuditReport;
import dev.imatool.examine.containers.ContainersExamination;
import dev.imatool.examine.containers.ContainersQuestion;
import dev.imatool.examine.containers.ContainersReport;
import dev.imatool.examine.diff.DiffExamination;
import dev.imatool.examine.diff.DiffQuestion;
import dev.imatool.examine.diff.DiffReport;
import dev.imatool.examine.evidence.EntryState;
import dev.imatool.examine.evidence.EvidenceAnswers;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.EvidenceReport;
import dev.imatool.examine.evidence.lists.EvidencePcr;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.evidence.quotes.QuoteInterval;
import dev.imatool.examine.explain.ExplainExamination;
import dev.imatool.examine.explain.ExplainQuestion;
import dev.imatool.examine.explain.ExplainReport;
import dev.imatool.examine.input.ExpectedArguments;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.repair.RepairExamination;
import dev.imatool.examine.repair.RepairQuestion;
import dev.imatool.examine.repair.RepairReport;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks everything about one list that its evidence allows to ask. */
final class HostExaminer {
    /** Values of all hosts for which a search is worth its time; where more are not given, one reason explains most of them. */
    private static final int EXPLAINED = 4;

    /** Lists of all hosts whose damaged entries are searched for. */
    private static final int REPAIRED = 4;

    private final ListPass pass;
    private final int effort;
    private final List<Notice> notices = new ArrayList<>();
    private int explained;
    private int repaired;

    /** @param effort million extends that each hypothesis about a PCR value may compute */
    HostExaminer(ListPass pass, int effort) {
        this.pass = pass;
        this.effort = effort;
    }

    /**
     * What became of the list of one host. The list must be one that the pass has {@linkplain InputArguments#know met}.
     *
     * @param of the evidence that {@code now} is of
     * @param earlier the earlier list
     * @param before the evidence that {@code earlier} is of
     * @param audit what audit records of this host report, beside those that were found with the list
     */
    HostCase examine(
            EvidenceReport of,
            EvidenceCase now,
            Optional<EvidenceCase> earlier,
            Optional<EvidenceReport> before,
            Optional<AuditReport> audit)
            throws IOException {
        HostBrief.Asked asked = new HostBrief.Asked(
                of.sources().stream().anyMatch(source -> !source.bad()),
                Stream.concat(audit.stream(), now.audits().stream())
                        .anyMatch(report -> report.head().verdict().equals(AuditReport.FAILURES)));
        if (now.list().entries() == 0) {
            return HostBrief.of(
                    asked,
                    new HostCase(
                            now.host(),
                            now,
                            CaseVerdict.NOTHING_READ,
                            List.of(),
                            List.of(),
                            new CaseEntries(List.of(), List.of()),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Findings.NONE));
        }
        String list = now.list().name();
        Optional<DiffReport> changes =
                earlier.isPresent() && earlier.get().list().entries() > 0
                        ? Optional.of(changes(of, now, before.orElseThrow(), earlier.get()))
                        : Optional.empty();
        List<QuoteInterval> intervals = changes.filter(HostExaminer::grew).isPresent()
                ? intervals(of, now, before.orElseThrow(), earlier.orElseThrow())
                : List.of();
        Walk walk = new Walk(now, changes.map(HostExaminer::firstNew).orElse(Long.MAX_VALUE), intervals);
        pass.over(pass.inputs().repeatedly(list), new FindingCollector(), walk::add);
        ContainersReport containers =
                new ContainersExamination(pass.unwatched()).examine(new ContainersQuestion(List.of(list), List.of()));
        return HostBrief.of(
                asked,
                new HostCase(
                        now.host(),
                        now,
                        CaseVerdict.of(now.verdict()),
                        List.of(),
                        List.of(),
                        walk.states.build(),
                        changes.map(report ->
                                new SinceBefore(earlier.orElseThrow(), report, intervals, walk.entries, walk.omitted)),
                        explained(now, earlier),
                        repaired(now),
                        Optional.of(containers)
                                .filter(report -> !report.containers().isEmpty()),
                        Findings.NONE));
    }

    private DiffReport changes(EvidenceReport of, EvidenceCase now, EvidenceReport before, EvidenceCase earlier)
            throws IOException {
        return new DiffExamination(pass.unwatched())
                .examine(new DiffQuestion(side(before, earlier), side(of, now), DiffOptions.alignByContent()));
    }

    /** A list with a quote that covers some of it: quotes that prove nothing say nothing of boots. */
    private DiffQuestion.Side side(EvidenceReport evidence, EvidenceCase list) {
        Optional<String> quote = list.quotes().stream()
                .filter(EvidenceQuote::covers)
                .map(covering -> member(evidence, covering.message()))
                .findFirst();
        return new DiffQuestion.Side(list.list().name(), Optional.empty(), quote);
    }

    private static boolean grew(DiffReport report) {
        Relation relation = report.diff().relation();
        return relation instanceof Relation.Continues || relation instanceof Relation.Identical;
    }

    private static long firstNew(DiffReport report) {
        return report.diff().relation() instanceof Relation.Continues continues
                ? continues.commonEntries() + 1
                : Long.MAX_VALUE;
    }

    /** The earlier list is the beginning of the later one, so that its quotes cover that one, too. */
    private List<QuoteInterval> intervals(
            EvidenceReport of, EvidenceCase now, EvidenceReport before, EvidenceCase earlier) {
        return QuoteInterval.between(
                Stream.concat(points(before, earlier), points(of, now)).toList());
    }

    private Stream<QuoteInterval.Point> points(EvidenceReport evidence, EvidenceCase list) {
        return QuoteInterval.Point.of(list.quotes()).stream()
                .map(point -> point.named(member(evidence, point.message())));
    }

    /** What a file of the evidence is called elsewhere: of an archive, a sign stands between. */
    private String member(EvidenceReport evidence, String path) {
        String inFolder = evidence.evidence() + "/" + path;
        return pass.inputs().knows(inFolder) ? inFolder : evidence.evidence() + "!" + path;
    }

    /** The earlier list may hold what the later one lacks: what is measured last before a kexec is lost to the list. */
    private Optional<ExplainReport> explained(EvidenceCase now, Optional<EvidenceCase> earlier) throws IOException {
        List<ExpectedPcr> missed = now.pcrs().stream()
                .flatMap(List::stream)
                .filter(pcr -> pcr.outcome() == EvidencePcr.Outcome.NONE)
                .map(EvidencePcr::expected)
                .toList();
        List<ExpectedPcr> values = missed.subList(0, Math.min(missed.size(), Math.max(0, EXPLAINED - explained)));
        explained += values.size();
        if (values.size() < missed.size()) {
            notices.add(Notice.of(NoticeKind.NOT_EXPLAINED_HERE, now.list().name()));
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ExplainExamination(pass.unwatched())
                .examine(new ExplainQuestion(
                        now.list().name(),
                        new ExpectedArguments(List.of(), Optional.empty(), values),
                        List.of(),
                        earlier.map(EvidenceCase::list)
                                .filter(list -> list.entries() > 0)
                                .map(InputSummary::name),
                        List.of(),
                        effort)));
    }

    private Optional<RepairReport> repaired(EvidenceCase now) throws IOException {
        if (now.templateDigests().mismatching() == 0) {
            return Optional.empty();
        }
        if (repaired++ >= REPAIRED) {
            notices.add(Notice.of(NoticeKind.NOT_REPAIRED_HERE, now.list().name()));
            return Optional.empty();
        }
        return Optional.of(new RepairExamination(pass.unwatched())
                .examine(new RepairQuestion(now.list().name(), List.of(), Optional.empty()), Optional.empty()));
    }

    /** What was left out. */
    List<Notice> notices() {
        return List.copyOf(notices);
    }

    /** One look at every entry: what is proven of it, and whether it is new. */
    private static final class Walk {
        private final long firstNew;
        private final List<QuoteInterval> intervals;
        private final Optional<EvidenceAnswers> answers;
        private final CaseEntriesBuilder states;
        private final List<NewEntry> entries = new ArrayList<>();
        private long omitted;

        Walk(EvidenceCase now, long firstNew, List<QuoteInterval> intervals) {
            this.firstNew = firstNew;
            this.intervals = intervals;
            this.answers = now.answers();
            this.states = new CaseEntriesBuilder(now);
        }

        /** Quotes bound the time of what they cover: the place of an entry of another PCR among the others is nobody's word. */
        private static boolean covered(EntryState state) {
            return state == EntryState.COVERED || state == EntryState.VIOLATION;
        }

        void add(TemplateDigests digests, TemplateDigestCheck check) {
            EntryView view = digests.entry();
            EntryState state = states.add(view, check);
            if (view.number() < firstNew) {
                return;
            }
            if (entries.size() >= Findings.LISTED) {
                omitted++;
                return;
            }
            Entry entry = view.toEntry();
            entries.add(new NewEntry(
                    entry.number(),
                    entry.name().container(),
                    entry.name().path(),
                    entry.fileDigest().flatMap(ContentDigest::of),
                    state,
                    answers.flatMap(all -> all.of(entry.number())),
                    covered(state) ? SinceBefore.between(intervals, entry.number()) : Optional.empty()));
        }
    }
}
