package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.PairsBySubject;
import dev.imatool.appraise.allowlist.ReferenceTable;
import dev.imatool.appraise.allowlist.Subject;
import dev.imatool.model.reference.ContentDigest;
import java.util.ArrayList;
import java.util.List;

/** Which digests each run showed under which subject, counted. */
final class LearnedTable {
    final ReferenceTable table = new ReferenceTable();
    final RunCounts pairs = new RunCounts();
    final RunCounts subjects = new RunCounts();
    final RunCounts kinds = new RunCounts();
    final PairsPerRun sightings = new PairsPerRun();
    final List<Fresh> fresh = new ArrayList<>();
    private int pairsBefore;
    private int subjectsBefore;

    /** What no run before had. */
    record Fresh(long digests, long paths) {}

    /** Notes what the open run shows. */
    void learn(Subject named, ContentDigest digest) {
        int run = sightings.runs() + 1;
        int subject = table.subject(named);
        subjects.see(subject, run);
        kinds.see(table.kind(subject, digest), run);
        int pair = table.pair(subject, digest);
        if (pairs.see(pair, run)) {
            sightings.add(pair);
        }
    }

    /** Ends the open run. */
    void endRun() {
        sightings.endRun();
        fresh.add(new Fresh(table.pairs() - pairsBefore, table.subjects() - subjectsBefore));
        pairsBefore = table.pairs();
        subjectsBefore = table.subjects();
    }

    /** The names that may be joined. */
    PatternGroups groups() {
        return new PatternGroups(table, new PairsBySubject(table), sightings.byPair(table.pairs()));
    }

    /** The same, with patterns in place of the names that they stand for. */
    LearnedTable with(JoinedNames joined) {
        if (joined.isEmpty()) {
            return this;
        }
        LearnedTable again = new LearnedTable();
        for (int run = 1; run <= sightings.runs(); run++) {
            for (int place = sightings.start(run); place < sightings.end(run); place++) {
                int pair = sightings.pair(place);
                ContentDigest digest = table.digestOf(pair);
                again.learn(joined.of(table.subjectOf(pair), digest, table), digest);
            }
            again.endRun();
        }
        return again;
    }
}
