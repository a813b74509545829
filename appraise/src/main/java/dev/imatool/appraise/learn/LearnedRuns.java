package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.AllowList;
import dev.imatool.appraise.allowlist.PairsBySubject;
import dev.imatool.appraise.allowlist.ReferenceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What several runs showed. Immutable. */
public final class LearnedRuns {
    private final ReferenceTable table;
    private final Incidence pairs;
    private final Incidence subjects;
    private final Incidence kinds;
    private final Sightings sightings;
    private final PairsBySubject bySubject;
    private final LearnedPaths paths;
    private final List<LearnedRun> runs;

    /** What a run says of itself. */
    record RunTally(int number, long newDigests, long newPaths, NotLearned notLearned) {}

    LearnedRuns(
            ReferenceTable table,
            Incidence pairs,
            Incidence subjects,
            Incidence kinds,
            Sightings sightings,
            List<RunTally> tallies) {
        this.table = table;
        this.pairs = pairs;
        this.subjects = subjects;
        this.kinds = kinds;
        this.sightings = sightings;
        this.bySubject = new PairsBySubject(table);
        this.paths = new LearnedPaths(table, bySubject, sightings.byPair(table.pairs()));
        List<LearnedRun> learned = new ArrayList<>();
        tallies.forEach(tally -> learned.add(run(tally)));
        this.runs = List.copyOf(learned);
    }

    /** The runs in the order in which they were read. */
    public List<LearnedRun> runs() {
        return runs;
    }

    /** Paths by role and bytes, each once for a role, made when asked for. */
    public List<LearnedPath> paths() {
        return paths;
    }

    /** Number of digests, counted once for each path and role. */
    public long digests() {
        return table.pairs();
    }

    /** Paths with more than one digest. */
    public long pathsWithSeveralDigests() {
        long count = 0;
        for (int subject = 0; subject < table.subjects(); subject++) {
            count += bySubject.end(subject) - bySubject.start(subject) > 1 ? 1 : 0;
        }
        return count;
    }

    /** How far the runs cover what there is, counted in paths, each once for a role. */
    public Coverage coverageOfPaths() {
        return Coverage.of(subjects.seenIn(sightings.runs()));
    }

    /** The same counted in digests, each once for a path and role. */
    public Coverage coverageOfDigests() {
        return Coverage.of(pairs.seenIn(sightings.runs()));
    }

    /** All that was learned, for checks. */
    public AllowList allowList() {
        return AllowList.of(table);
    }

    private LearnedRun run(RunTally tally) {
        int number = tally.number();
        long digests = (long) sightings.end(number) - sightings.start(number);
        Optional<RunAlarms> alarms = sightings.runs() > 1 ? Optional.of(alarms(number)) : Optional.empty();
        return new LearnedRun(number, digests, tally.newDigests(), tally.newPaths(), tally.notLearned(), alarms);
    }

    /** What was seen in no other run is what the others would not know. */
    private RunAlarms alarms(int run) {
        long unknownPath = 0;
        long otherDigest = 0;
        long notComparable = 0;
        for (int place = sightings.start(run); place < sightings.end(run); place++) {
            int pair = sightings.pair(place);
            if (pairs.runs(pair) > 1) {
                continue;
            }
            if (subjects.runs(table.subjectOf(pair)) == 1) {
                unknownPath++;
            } else if (kinds.runs(table.kindOf(pair)) == 1) {
                notComparable++;
            } else {
                otherDigest++;
            }
        }
        return new RunAlarms(unknownPath, otherDigest, notComparable);
    }
}
