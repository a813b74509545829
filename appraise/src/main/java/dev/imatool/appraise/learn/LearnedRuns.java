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
    private final RunCounts pairs;
    private final RunCounts subjects;
    private final PairsPerRun sightings;
    private final JoinedNames joined;
    private final PairsBySubject bySubject;
    private final LearnedPaths paths;
    private final List<LearnedRun> runs;

    /** What a run says of itself. */
    record RunTally(int number, long newDigests, long newPaths, NotLearned notLearned, Optional<RunAlarms> alarms) {
        RunTally with(Optional<RunAlarms> others) {
            return new RunTally(number, newDigests, newPaths, notLearned, others);
        }
    }

    LearnedRuns(
            ReferenceTable table,
            RunCounts pairs,
            RunCounts subjects,
            PairsPerRun sightings,
            List<RunTally> tallies,
            JoinedNames joined) {
        this.table = table;
        this.pairs = pairs;
        this.subjects = subjects;
        this.sightings = sightings;
        this.joined = joined;
        this.bySubject = new PairsBySubject(table);
        this.paths = new LearnedPaths(table, bySubject, sightings.byPair(table.pairs()), joined);
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

    /** Names that were joined, because they differ only in parts that are new in every run. */
    public long joinedNames() {
        return joined.names();
    }

    /** Patterns into which they were joined; each counts as one path. */
    public int patterns() {
        return joined.patterns();
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
        return new LearnedRun(
                number, digests, tally.newDigests(), tally.newPaths(), tally.notLearned(), tally.alarms());
    }
}
