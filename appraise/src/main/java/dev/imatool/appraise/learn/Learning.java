package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.EntryEvidence;
import dev.imatool.appraise.allowlist.EntryEvidenceReader;
import dev.imatool.appraise.allowlist.PairsBySubject;
import dev.imatool.appraise.allowlist.ReferenceTable;
import dev.imatool.model.Entry;
import dev.imatool.model.reference.ContentDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads runs, one behind the other, and keeps which digests each showed under which path. No entry is kept: a digest that
 * all runs share costs four bytes for each of them.
 */
public final class Learning {
    private final ReferenceTable table = new ReferenceTable();
    private final RunCounts pairs = new RunCounts();
    private final RunCounts subjects = new RunCounts();
    private final RunCounts kinds = new RunCounts();
    private final PairsPerRun sightings = new PairsPerRun();
    private final BootCopies copies = new BootCopies();
    private final List<LearnedRuns.RunTally> tallies = new ArrayList<>();

    /** Nothing learned yet. */
    public Learning() {}

    /** Begins a run; the run before it, if any, must have ended. */
    public Run begin() {
        return new Run(sightings.runs() + 1);
    }

    /** Runs that ended and are copies of the boot of an earlier one: they count as runs, and show nothing new. */
    public List<BootCopy> copies() {
        return copies.copies();
    }

    /** What was learned from all runs that ended. This object is of no further use. */
    public LearnedRuns result() {
        PatternGroups groups = new PatternGroups(table, new PairsBySubject(table), sightings.byPair(table.pairs()));
        LeaveOneOut others = new LeaveOneOut(table, pairs, subjects, kinds, sightings, groups);
        tallies.replaceAll(tally -> tally.with(others.alarms(tally.number())));
        JoinedNames joined = new JoinedNames(groups);
        return joined.isEmpty() ? result(joined) : learnedAgain(joined).result(joined);
    }

    private LearnedRuns result(JoinedNames joined) {
        return new LearnedRuns(table, pairs, subjects, sightings, tallies, joined);
    }

    /** The same runs, with patterns in place of the names that they stand for. */
    private Learning learnedAgain(JoinedNames joined) {
        Learning again = new Learning();
        for (LearnedRuns.RunTally tally : tallies) {
            Run run = again.begin();
            for (int place = sightings.start(tally.number()); place < sightings.end(tally.number()); place++) {
                int pair = sightings.pair(place);
                ContentDigest digest = table.digestOf(pair);
                run.learn(again.table.subject(joined.of(table.subjectOf(pair), digest, table)), digest);
            }
            run.end(tally.notLearned(), tally.alarms());
        }
        return again;
    }

    /** One run. */
    public final class Run {
        private final int number;
        private final int subjectsBefore = table.subjects();
        private final int pairsBefore = table.pairs();
        private final EntryEvidenceReader reader = new EntryEvidenceReader();
        private long violations;
        private long unproven;
        private long bootAggregates;
        private long images;
        private long withoutDigest;

        private Run(int number) {
            this.number = number;
        }

        /**
         * Takes the next entry.
         *
         * @param proven whether its logged template digest was recomputed from its template data; nothing is learned else
         */
        public void add(Entry entry, boolean proven) {
            copies.add(entry);
            switch (reader.read(entry, proven)) {
                case EntryEvidence.OfContent content -> learn(table.subject(content.subject()), content.digest());
                case EntryEvidence.WithoutDigest nothing -> withoutDigest++;
                case EntryEvidence.None.VIOLATION -> violations++;
                case EntryEvidence.None.UNPROVEN -> unproven++;
                case EntryEvidence.None.BOOT_AGGREGATE -> bootAggregates++;
                case EntryEvidence.None.IMAGE -> images++;
            }
        }

        /** Ends the run. */
        public void end() {
            copies.end();
            end(new NotLearned(violations, unproven, bootAggregates, images, withoutDigest), Optional.empty());
        }

        private void end(NotLearned notLearned, Optional<RunAlarms> alarms) {
            sightings.endRun();
            tallies.add(new LearnedRuns.RunTally(
                    number, table.pairs() - pairsBefore, table.subjects() - subjectsBefore, notLearned, alarms));
        }

        private void learn(int subject, ContentDigest digest) {
            subjects.see(subject, number);
            kinds.see(table.kind(subject, digest), number);
            int pair = table.pair(subject, digest);
            if (pairs.see(pair, number)) {
                sightings.add(pair);
            }
        }
    }
}
