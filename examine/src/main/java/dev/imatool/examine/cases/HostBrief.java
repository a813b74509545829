package dev.imatool.examine.cases;

import dev.imatool.appraise.known.Answer;
import dev.imatool.diff.ListDiff;
import dev.imatool.examine.cases.KeyPoint.Topic;
import dev.imatool.examine.cases.KeyPoint.Weight;
import dev.imatool.examine.evidence.CollectNext;
import dev.imatool.examine.evidence.EvidenceAnswers;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.EvidenceVerdict;
import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import dev.imatool.model.Completeness;
import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Explanations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What to say first of a host, and what to do. */
final class HostBrief {
    /** Answers that say that an entry is not good, the bad ones apart. */
    static final Set<Answer> NOT_KNOWN_GOOD = notKnownGood();

    private static final Set<CollectNext> FOR_A_QUOTE =
            EnumSet.of(CollectNext.QUOTE, CollectNext.QUOTE_BEFORE_LIST, CollectNext.OWN_NONCE);

    /**
     * What is known beside the host itself.
     *
     * @param good whether sources of good files were given
     * @param denied whether audit records of the host report failures
     */
    record Asked(boolean good, boolean denied) {}

    private final Asked asked;
    private final HostCase host;
    private final EvidenceCase evidence;
    private final List<KeyPoint> points = new ArrayList<>();
    private final Set<NextStep> next = EnumSet.noneOf(NextStep.class);
    private CaseVerdict verdict;

    private HostBrief(Asked asked, HostCase host) {
        this.asked = asked;
        this.host = host;
        this.evidence = host.evidence();
        this.verdict = host.verdict();
    }

    /** The same with its verdict, brief and next steps. */
    static HostCase of(Asked asked, HostCase host) {
        return new HostBrief(asked, host).briefed();
    }

    private HostCase briefed() {
        if (verdict == CaseVerdict.NOTHING_READ) {
            points.add(new KeyPoint(Topic.NOT_TRUSTED, Weight.BAD));
            next.add(NextStep.COLLECT_AGAIN);
        } else {
            bad();
            trust();
            contradictions();
            changes();
            knownGood();
            if (asked.denied()) {
                say(Topic.DENIED, Weight.BAD, CaseVerdict.NOT_KNOWN_GOOD);
                next.add(NextStep.REVIEW_DENIED);
            }
            if (host.containers().isPresent()) {
                points.add(new KeyPoint(Topic.CONTAINERS, Weight.PLAIN));
            }
            missing();
        }
        if (next.isEmpty()) {
            next.add(NextStep.NOTHING);
        }
        points.add(new KeyPoint(Topic.NEXT, Weight.PLAIN));
        return new HostCase(
                host.host(),
                evidence,
                verdict,
                points.subList(0, Math.min(points.size(), HostCase.MOST_POINTS)),
                List.copyOf(next),
                host.entries(),
                host.since(),
                host.explained(),
                host.repaired(),
                host.containers(),
                host.beside());
    }

    private static Set<Answer> notKnownGood() {
        Set<Answer> answers = EnumSet.copyOf(Answer.notGood());
        answers.remove(Answer.KNOWN_BAD);
        return Collections.unmodifiableSet(answers);
    }

    private void bad() {
        long bad = evidence.answers()
                .map(answers -> Math.max(
                        answers.counts().getOrDefault(Answer.KNOWN_BAD, 0L),
                        answers.findings().count()))
                .orElse(0L);
        if (bad > 0) {
            say(Topic.KNOWN_BAD, Weight.BAD, CaseVerdict.BAD_FOUND);
            next.add(NextStep.SECURE_BAD_FILE);
        }
    }

    private void trust() {
        QuoteCoverage coverage = evidence.quoteCoverage();
        boolean all = coverage.covered() == evidence.list().entries();
        if (coverage.covered() > 0) {
            points.add(new KeyPoint(Topic.TRUSTED, evidence.keyAccepted() ? Weight.ODD : Weight.GOOD));
        }
        if (!all) {
            Weight weight = coverage.covered() == 0 || coverage.unproven() > 0 ? Weight.BAD : Weight.ODD;
            points.add(new KeyPoint(Topic.NOT_TRUSTED, weight));
            if (host.quotedWithOtherKey()) {
                next.add(NextStep.DOUBT_KEY);
            } else {
                next.add(evidence.fitting().isPresent() ? NextStep.NAME_KEY : NextStep.QUOTE_AGAIN);
            }
        } else if (verdict == CaseVerdict.CONSISTENT && !evidence.keyAccepted() && coverage.violations() == 0) {
            verdict = CaseVerdict.PROVEN;
        }
    }

    private void contradictions() {
        boolean damaged = evidence.list().completeness() != Completeness.COMPLETE;
        boolean inconsistent = evidence.verdict() == EvidenceVerdict.INCONSISTENT;
        if (inconsistent || damaged) {
            points.add(new KeyPoint(Topic.CONTRADICTIONS, Weight.BAD));
            next.add(NextStep.DOUBT_LIST);
        }
        if (host.explained().isPresent()) {
            points.add(new KeyPoint(Topic.EXPLANATION, Weight.ODD));
            if (host.since().isPresent() && lostAtKexec(host.explained().get().explanations())) {
                next.add(NextStep.JOIN_EARLIER);
            }
        }
    }

    private static boolean lostAtKexec(Explanations explanations) {
        return explanations.explained().stream()
                .anyMatch(each -> each.cause() instanceof Cause.MissingEntries missing && missing.lostAtKexec());
    }

    private void changes() {
        Optional<ListDiff> diff = host.since().map(since -> since.changes().diff());
        if (diff.isEmpty()) {
            return;
        }
        switch (diff.get().verdict()) {
            case DIFFERENT -> {
                say(Topic.CHANGED, Weight.BAD, CaseVerdict.CHANGED);
                next.add(NextStep.REVIEW_CHANGES);
            }
            case NOT_COMPARABLE -> say(Topic.CHANGED, Weight.ODD, CaseVerdict.UNDECIDED);
            // two boots look like this, and so does an altered copy
            case SAME_CONTENTS -> points.add(new KeyPoint(Topic.CHANGED, Weight.ODD));
            case SAME -> points.add(new KeyPoint(Topic.CHANGED, Weight.PLAIN));
        }
        if (!host.since().orElseThrow().entries().isEmpty()) {
            points.add(new KeyPoint(Topic.NEW, Weight.PLAIN));
        }
    }

    private void knownGood() {
        Optional<EvidenceAnswers> answers = evidence.answers();
        if (answers.isEmpty()) {
            next.add(NextStep.GIVE_SOURCES);
            return;
        }
        long not = NOT_KNOWN_GOOD.stream()
                .mapToLong(answer -> answers.get().counts().getOrDefault(answer, 0L))
                .sum();
        if (not > 0 && asked.good()) {
            say(Topic.NOT_KNOWN_GOOD, Weight.ODD, CaseVerdict.NOT_KNOWN_GOOD);
            next.add(NextStep.REVIEW_UNKNOWN);
        }
    }

    private void missing() {
        if (!evidence.collect().isEmpty()) {
            points.add(new KeyPoint(Topic.MISSING, Weight.PLAIN));
        }
        if (evidence.collect().stream().anyMatch(FOR_A_QUOTE::contains)) {
            next.add(NextStep.QUOTE_AGAIN);
        }
    }

    private void say(Topic topic, Weight weight, CaseVerdict means) {
        points.add(new KeyPoint(topic, weight));
        verdict = verdict.worse(means);
    }
}
