package dev.imatool.examine.cases;

import dev.imatool.appraise.known.Answer;
import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.diff.history.Side;
import dev.imatool.examine.containers.ContainersReport;
import dev.imatool.examine.evidence.CollectNext;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.explain.ExplainReport;
import dev.imatool.examine.repair.RepairReport;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Report;
import dev.imatool.model.Container;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One list, and the answers to all questions about it.
 *
 * @param host what tells it from the other lists of the case: part of a path, to be escaped before it is shown
 * @param evidence what was collected with it, and what that proves
 * @param verdict all of it in one word
 * @param brief what to say first, the most important point first; at most {@value #MOST_POINTS}
 * @param next what to do, the most urgent first
 * @param entries what stands where in it
 * @param since what is new since the earlier evidence; absent where there is no earlier list of this host
 * @param explained why PCR values are not those of the list; absent where all are
 * @param repaired what damaged entries said; absent where all fit their template digests
 * @param containers the containers that it names; absent where it names none
 * @param beside what is wrong with anything else that was given for this host: files of checksums, earlier evidence
 */
public record HostCase(
        String host,
        EvidenceCase evidence,
        CaseVerdict verdict,
        List<KeyPoint> brief,
        List<NextStep> next,
        CaseEntries entries,
        Optional<SinceBefore> since,
        Optional<ExplainReport> explained,
        Optional<RepairReport> repaired,
        Optional<ContainersReport> containers,
        Findings beside) {
    /** What a person reads at once. */
    public static final int MOST_POINTS = 10;

    /** Answers in the order in which a person wants to hear of files: what is not proven yet may still be good. */
    private static final List<Answer> GRAVEST = List.of(
            Answer.KNOWN_BAD, Answer.CHANGED, Answer.UNKNOWN, Answer.NOT_COMPARABLE, Answer.UNPROVEN, Answer.VIOLATION);

    public HostCase {
        brief = List.copyOf(brief);
        next = List.copyOf(next);
    }

    /** How many entries sources of good files do not know to be good, by answer; the bad ones apart. */
    public Map<Answer, Long> notKnownGood() {
        Map<Answer, Long> counts = new EnumMap<>(Answer.class);
        evidence.answers().ifPresent(answers -> counts.putAll(answers.counts()));
        counts.keySet().retainAll(HostBrief.NOT_KNOWN_GOOD);
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /**
     * The changes of a kind since the earlier evidence: first those of which sources say the worst, then those that were measured first.
     *
     * @param most how many to return
     */
    public List<Change> gravest(ChangeKind kind, int most) {
        Map<Long, Answer> listed = new HashMap<>();
        evidence.answers().stream()
                .flatMap(answers -> answers.listed().stream())
                .forEach(judged -> listed.put(judged.entry(), judged.answer()));
        return since.stream()
                .flatMap(what -> what.changes().diff().changes().stream())
                .filter(change -> change.kind() == kind)
                .sorted(Comparator.<Change>comparingInt(change -> change.after().stream()
                                .mapToInt(side -> rank(Optional.ofNullable(listed.get(side.entry()))))
                                .min()
                                .orElse(GRAVEST.size()))
                        .thenComparingLong(HostCase::first))
                .limit(most)
                .toList();
    }

    private static int rank(Optional<Answer> answer) {
        int rank = answer.map(GRAVEST::indexOf).orElse(-1);
        return rank < 0 ? GRAVEST.size() : rank;
    }

    /** How many files of a kind of change are known good as they are now. */
    public long knownGood(ChangeKind kind) {
        return evidence.answers().stream()
                .flatMap(answers -> since.stream()
                        .flatMap(what -> what.changes().diff().changes().stream())
                        .filter(change ->
                                change.kind() == kind && !change.after().isEmpty())
                        .filter(change -> change.after().stream()
                                .allMatch(side -> answers.good().contains(side.entry()))))
                .count();
    }

    private static long first(Change change) {
        return change.after().stream().mapToLong(Side::entry).min().orElse(Long.MAX_VALUE);
    }

    /** Whether attestation keys were named, and a quote that fits the list is made with none of them. */
    public boolean quotedWithOtherKey() {
        return evidence.fitting().isPresent() && !evidence.collect().contains(CollectNext.KNOWN_KEY);
    }

    /** Whether the verdict says what entries tell, and no quote covers any of them: then all of that is a claim. */
    public boolean claimed() {
        boolean told = verdict == CaseVerdict.NOT_KNOWN_GOOD
                || verdict == CaseVerdict.CHANGED
                || verdict == CaseVerdict.BAD_FOUND;
        return told && evidence.quoteCoverage().covered() == 0;
    }

    /** The same host by another name. */
    HostCase called(String name) {
        return new HostCase(
                name, evidence, verdict, brief, next, entries, since, explained, repaired, containers, beside);
    }

    /** The same host where something else is wrong, which the brief says. */
    HostCase doubted(CaseVerdict least, Findings others) {
        List<KeyPoint> points = new ArrayList<>(brief);
        if (points.stream().noneMatch(point -> point.topic() == KeyPoint.Topic.CONTRADICTIONS)) {
            int last = Math.min(points.size() - 1, MOST_POINTS - 2);
            points.subList(last, points.size() - 1).clear();
            points.add(last, new KeyPoint(KeyPoint.Topic.CONTRADICTIONS, KeyPoint.Weight.BAD));
        }
        return new HostCase(
                host,
                evidence,
                verdict.worse(least),
                points,
                next,
                entries,
                since,
                explained,
                repaired,
                containers,
                others);
    }

    Stream<Container> namedContainers() {
        return Stream.of(
                        since.stream().flatMap(SinceBefore::namedContainers),
                        explained.stream().flatMap(Report::namedContainers),
                        repaired.stream().flatMap(Report::namedContainers),
                        containers.stream().flatMap(Report::namedContainers))
                .flatMap(all -> all);
    }
}
